import type { Request, Response } from "express";
import type { Installation, Installations } from "../installations";
import type { Cart, Customer } from "../store/model";

/** The languages the shop speaks; the first has no part in addresses. */
export const locales = ["en", "de", "fr", "es", "ar"] as const;
/** Where shoppers can say that they are. Only in the last of them nobody has to be asked for consent. */
export const countries = ["GB", "DE", "FR", "ES", "US"] as const;

/** One request of a shopper: whose shop, in which language and country, who it is as far as Shopify knows. */
export interface Visit {
  installation: Installation;
  /** "/storefront/demo-shop": cookies belong to it. */
  base: string;
  /** "/storefront/demo-shop/de": what a theme calls the root. */
  root: string;
  locale: string;
  country: string;
  customer: Customer | null;
  cart: Cart | null;
  /** What somebody's link promised, taken at the checkout. */
  discountCode: string | null;
  /** Path and query as asked for. */
  address: string;
  host: string;
  now: Date;
}

export interface ShopParams {
  shop: string;
  locale?: string;
}

/** What a route finds in an address below the storefront's root, besides. */
export type Params = ShopParams & Record<string, string | undefined>;

const cookies = {
  customer: "sandbox_customer",
  cart: "cart",
  country: "localization",
  discount: "discount_code",
} as const;

/** Where a shop's storefront begins, with its language where that is not the first. */
export const shopPath = "/storefront/:shop";
export const localePath = `:locale(${locales.slice(1).join("|")})?`;

export function visitOf(installations: Installations, request: Request<ShopParams>, now: Date): Visit {
  const { shop, locale } = request.params;
  const installation = installations.get(shop);
  const { store } = installation;
  const held = (name: keyof typeof cookies) => readCookie(request, cookies[name]);
  const country = countries.find((code) => code === held("country"));
  const base = `/storefront/${shop}`;
  return {
    installation,
    base,
    root: locale === undefined ? base : `${base}/${locale}`,
    locale: locale ?? locales[0],
    country: country ?? store.shop.countryCode,
    customer: store.customers.get(held("customer") ?? "") ?? null,
    cart: store.carts.get(held("cart") ?? "") ?? null,
    discountCode: held("discount"),
    address: request.originalUrl,
    host: request.get("host") ?? "127.0.0.1",
    now,
  };
}

/** Lets the shopper's browser remember something, or forget it. */
export function remember(response: Response, visit: Visit, name: keyof typeof cookies, value: string | null): void {
  const options = { path: visit.base, sameSite: "lax" } as const;
  const httpOnly = name === "customer" || name === "discount";
  if (value === null) response.clearCookie(cookies[name], options);
  else response.cookie(cookies[name], value, { ...options, httpOnly });
}

function readCookie(request: Request<ShopParams>, name: string): string | null {
  const pairs = (request.get("cookie") ?? "").split("; ").map((pair) => pair.split("="));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? null : decodeURIComponent(value);
}
