import { toDecimal, toMinor } from "../../factories/money";
import type { ConsentState, EmailConsent, Product, Variant } from "../../shopify/store/model";
import type { Story } from "../happenings";
import type { Setting } from "./setting";

type Change = "reduced" | "sold out" | "restocked";

/** The merchant marks a product down, or its stock runs out or comes in. */
export function changesProduct({ store, products }: Setting, change: Change): Story {
  const product = products.take((candidate) => candidate.status === "active" && applies(candidate, change));
  if (!product) return [];
  const [first, ...others] = product.variants;
  const after = (variant: Variant) => changed(variant, change, store.shop.currency);
  const variants: Product["variants"] = [after(first), ...others.map(after)];
  return [(at) => ({ kind: "product-changed", at, product: { ...product, variants, updatedAt: at } })];
}

/** Somebody joins the newsletter or leaves it. */
export function changesMind({ customers }: Setting, from: ConsentState, to: "subscribed" | "unsubscribed"): Story {
  const customer = customers.take((candidate) => candidate.emailConsent.state === from);
  if (!customer) return [];
  const consent = (at: string): EmailConsent => ({
    state: to,
    optInLevel: from === "pending" ? "confirmed_opt_in" : "single_opt_in",
    updatedAt: at,
  });
  return [(at) => ({ kind: "consent-changed", at, customerId: customer.id, emailConsent: consent(at) })];
}

/** The merchant marks somebody who has bought. */
export function isTagged({ customers, hasOrdered }: Setting, tag: string): Story {
  const customer = customers.take((candidate) => hasOrdered(candidate) && !candidate.tags.includes(tag));
  return customer ? [(at) => ({ kind: "tags-added", at, customerId: customer.id, tags: [tag] })] : [];
}

/** Somebody asks to be forgotten. Shopify deletes only customers who have never ordered. */
export function isDeleted({ customers, hasOrdered }: Setting): Story {
  const customer = customers.take((candidate) => !hasOrdered(candidate));
  return customer ? [(at) => ({ kind: "customer-deleted", at, customerId: customer.id })] : [];
}

function applies({ variants }: Product, change: Change): boolean {
  if (change === "restocked") return variants.some((variant) => variant.inventoryQuantity === 0);
  return variants.every((variant) => variant.inventoryQuantity > 0 && variant.compareAtPrice === null);
}

function changed(variant: Variant, change: Change, currency: string): Variant {
  switch (change) {
    case "reduced": {
      const price = toDecimal(Math.round(toMinor(variant.price, currency) * 0.8), currency);
      return { ...variant, price, compareAtPrice: variant.price };
    }
    case "sold out":
      return { ...variant, inventoryQuantity: 0 };
    case "restocked":
      return { ...variant, inventoryQuantity: variant.inventoryQuantity + 120 };
  }
}
