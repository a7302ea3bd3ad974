import fc from "fast-check";
import type { Order, OrderLine, Refund } from "~/domains/segments/reader/facts";
import { discountCodes, productIds, skus, sources, variantIds } from "./catalog";

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const minor = fc.constantFrom(0, 1, 1999, 2000, 4999, 5000, 5001, 10_000);

/** An order before its ids are given. */
export type Purchase = Omit<Order, "orderId" | "lines" | "refunds"> & {
  lines: Omit<OrderLine, "lineId">[];
  refunds: Omit<Refund, "refundId">[];
};

/** Something bought at one of these moments: some of it given back, cancelled or deleted at others. */
export function purchasesAt(moment: fc.Arbitrary<Date>, tokens: readonly string[]): fc.Arbitrary<Purchase> {
  const line = fc
    .record({
      productId: fc.option(oneOf(productIds), { freq: 8, nil: null }),
      variantId: fc.option(oneOf(variantIds), { nil: null }),
      sku: oneOf(skus),
      quantity: fc.integer({ min: 1, max: 3 }),
      takenBack: fc.constantFrom(0, 0, 1),
      unitPriceMinor: minor,
      version: moment,
    })
    .map(({ takenBack, ...told }) => ({ ...told, currentQuantity: told.quantity - takenBack }));
  return fc.record({
    processedAt: moment,
    cancelledAt: rarely(moment),
    deletedAt: rarely(moment),
    version: moment,
    totalMinor: minor,
    refundedMinor: fc.constantFrom(0, 0, 0, 1, 2000),
    discountCodes: fc.subarray(discountCodes, { maxLength: 2 }),
    sourceName: fc.option(oneOf(sources)),
    checkoutToken: tokens.length > 0 ? fc.option(oneOf(tokens)) : fc.constant(null),
    lines: fc.array(line, { maxLength: 3 }),
    refunds: fc.array(fc.record({ amountMinor: minor, refundedAt: moment }), { maxLength: 2 }),
  });
}

export function rarely<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}
