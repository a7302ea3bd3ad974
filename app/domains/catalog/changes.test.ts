import { expect, test } from "vitest";
import { goodNewsOf, type KnownVariant } from "./changes";
import type { VariantFact } from "./model";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds));
const variant = (change: Partial<VariantFact>): VariantFact => ({
  ...{ variantId: "11", productId: "1", title: "", sku: "", priceMinor: 5000, compareAtMinor: null, available: 3 },
  ...{ sellsWhenOut: false, version: at(1), digest: "a", ...change },
});
const before: KnownVariant = variant({});
const kinds = (told: Partial<VariantFact>, known: Partial<VariantFact> = {}) =>
  goodNewsOf([variant({ version: at(2), ...told })], [{ ...before, ...known }]).map(({ kind }) => kind);

test("a lower price is news, the same one and a higher one are none", () => {
  expect(goodNewsOf([variant({ version: at(2), priceMinor: 4000 })], [before])).toEqual([
    { kind: "price_dropped", productId: "1", variantId: "11", fromMinor: 5000, toMinor: 4000, at: at(2) },
  ]);
  expect([kinds({}), kinds({ priceMinor: 5001 })]).toEqual([[], []]);
});

test("what was sold out and can be had again is news, whether there is some or it is sold without", () => {
  expect(kinds({ available: 2 }, { available: 0 })).toEqual(["back_in_stock"]);
  expect(kinds({ available: 0, sellsWhenOut: true }, { available: -1 })).toEqual(["back_in_stock"]);
  expect(kinds({ available: 2, priceMinor: 4000 }, { available: 0 })).toEqual(["price_dropped", "back_in_stock"]);
});

test("more of what there was, or a stock that nobody told, is none", () => {
  expect(kinds({ available: 9 })).toEqual([]);
  expect(kinds({ available: 9 }, { available: null })).toEqual([]);
  expect(kinds({ available: null }, { available: 0 })).toEqual([]);
  expect(kinds({ available: 9 }, { available: 0, sellsWhenOut: true })).toEqual([]);
});

test("what is seen for the first time, and an older word, tell nothing", () => {
  expect(goodNewsOf([variant({ priceMinor: 1 })], [])).toEqual([]);
  expect(kinds({ priceMinor: 4000, version: at(0) })).toEqual([]);
});
