import { isLater, type Versioned } from "~/lib/latest";
import type { VariantFact } from "./model";

/** A variant as it stands in the catalog. */
export type KnownVariant = Pick<VariantFact, "variantId" | "priceMinor" | "available" | "sellsWhenOut"> & Versioned;

/** Something that shoppers who know a product would like to hear of. */
export interface GoodNews {
  kind: "price_dropped" | "back_in_stock";
  productId: string;
  variantId: string;
  /** Prices in the shop's currency; equal where the price is not the news. */
  fromMinor: number;
  toMinor: number;
  /** When it became so, by the source's own clock. */
  at: Date;
}

/**
 * What is better about variants than it was: cheaper than before, or to be had again. Of a variant that is seen for the
 * first time nothing is, and an older word than what is known tells nothing. Of a
 * stock that nobody told it is not known whether it was empty.
 */
export function goodNewsOf(told: readonly VariantFact[], known: readonly KnownVariant[]): GoodNews[] {
  const byId = new Map(known.map((variant) => [variant.variantId, variant]));
  return told.flatMap((variant) => {
    const before = byId.get(variant.variantId);
    if (!before || !isLater(variant, before)) return [];
    const { productId, variantId, priceMinor: toMinor, version: at } = variant;
    const news = { productId, variantId, fromMinor: before.priceMinor, toMinor, at };
    const drop: GoodNews[] = toMinor < before.priceMinor ? [{ ...news, kind: "price_dropped" }] : [];
    const isBack = isSoldOut(before) && isInStock(variant);
    return [...drop, ...(isBack ? [{ ...news, kind: "back_in_stock" as const, fromMinor: toMinor }] : [])];
  });
}

type Stock = Pick<VariantFact, "available" | "sellsWhenOut">;

function isSoldOut({ available, sellsWhenOut }: Stock): boolean {
  return available !== null && available <= 0 && !sellsWhenOut;
}

function isInStock({ available, sellsWhenOut }: Stock): boolean {
  return sellsWhenOut || (available !== null && available > 0);
}
