import { z } from "zod";

/** A shop's permanent name at Shopify, in lower case. */
export const ShopDomain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "must be a myshopify.com domain, such as my-shop.myshopify.com");

export const Timezone = z.string().refine(isTimezone, "is not a time zone, such as Europe/London");

/** The tenant. */
export interface Shop {
  id: number;
  domain: string;
  /** Where shoppers find it, once known; the permanent name leads there, too. */
  primaryDomain: string | null;
  /** Shopify's number, once known. */
  shopifyId: string | null;
  name: string;
  timezone: string;
  currency: string;
  generation: number;
  installedAt: Date | null;
  uninstalledAt: Date | null;
  /** When its history was complete; before that nobody can say who is new. */
  readyAt: Date | null;
  /** Orders before this instant are known only by number; null when all are known. */
  historyFrom: Date | null;
}

/** What a shop/update delivery or the Admin API tells of a shop. */
export interface ShopFact {
  shopifyId: string;
  name: string;
  /** Where shoppers find it, if that is told. */
  primaryDomain: string | null;
  timezone: string | null;
  currency: string;
  version: Date;
}

/** Letters that every mail program has: without feet, with feet, or round. */
export const brandFonts = ["sans", "serif", "rounded"] as const;
export const BrandFont = z.enum(brandFonts);
export type BrandFont = z.infer<typeof BrandFont>;

/** Whom mail comes from and how it looks. */
export const SenderIdentity = z.strictObject({
  fromName: z
    .string()
    .trim()
    .min(1, "Enter the name shoppers know you by")
    .max(80)
    .regex(/^[^\r\n<>"]*$/, "Use letters only"),
  fromEmail: z.email("Enter an address of your own domain, such as hello@yourshop.com"),
  replyTo: z.union([z.literal(""), z.email("Enter an address, or leave it empty")]),
  postalAddress: z.string().trim().min(10, "The law asks for a postal address in every mail").max(300),
  brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, "Enter a colour such as #1f4d3a"),
  logoUrl: z.union([z.literal(""), z.url({ protocol: /^https$/, error: "Enter an https address, or leave it empty" })]),
  brandFont: BrandFont.default("sans"),
});

export type SenderIdentity = z.infer<typeof SenderIdentity>;

const visibleDays = 60;

/** Whether the scopes, as Shopify lists them with commas, let the app read orders of any age. */
export function readsAllOrders(scopes: string): boolean {
  return scopes.split(",").includes("read_all_orders");
}

/** From when on Shopify lets the app read orders: everything with the scope read_all_orders, else 60 days. */
export function visibleFrom(scopes: string, now: Date): Date | null {
  if (readsAllOrders(scopes)) return null;
  return new Date(now.getTime() - visibleDays * 86_400_000);
}

/** A shop works until it is uninstalled, also one that was added by hand and never installed. */
export function isStopped(shop: Shop): boolean {
  return shop.uninstalledAt !== null;
}

/** Only an installed shop sends. */
export function maySend(shop: Shop): boolean {
  return shop.installedAt !== null && !isStopped(shop);
}

/**
 * An uninstall reported late, after the app was opened again, changes nothing. Two things tell: a new install has begun
 * since, or, when nobody here had noticed the end of the former one, Shopify has given tokens since. It gives none to an
 * app that is not installed.
 */
export function isStaleUninstall(shop: Shop, triggeredAt: Date, tokensGivenAt: Date | null): boolean {
  return isOfFormerInstall(shop, triggeredAt) || (tokensGivenAt !== null && triggeredAt < tokensGivenAt);
}

/** What Shopify asks for two days after an uninstall is refused to a shop that has come back: its data is in use. */
export function mayBeErased(shop: Shop, requestedAt: Date): boolean {
  return !maySend(shop) && !isOfFormerInstall(shop, requestedAt);
}

function isOfFormerInstall(shop: Shop, at: Date): boolean {
  return shop.installedAt !== null && at < shop.installedAt;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
