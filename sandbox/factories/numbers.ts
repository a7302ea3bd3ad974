import type { Id, Store } from "../shopify/store/model";

/** Where new ids and order numbers come from. */
export interface Numbers {
  id(): Id;
  orderNumber(): number;
}

// Real ids have 13 digits; the first order of a real shop is #1001.
const FIRST_ID = 7_000_000_000_001n;
const FIRST_ORDER = 1001;

export function freshNumbers(): Numbers {
  return numbersFrom(FIRST_ID, FIRST_ORDER);
}

/** Continues behind everything a store already holds, so that nothing new can collide with it. */
export function numbersAfter(store: Store): Numbers {
  const ids = [...idsIn(store)].map(BigInt);
  const orders = [...store.orders.values()].map((order) => order.number);
  return numbersFrom(
    ids.reduce((highest, id) => (id > highest ? id : highest), FIRST_ID) + 1n,
    orders.reduce((highest, number) => Math.max(highest, number), FIRST_ORDER - 1) + 1,
  );
}

function numbersFrom(firstId: bigint, firstOrder: number): Numbers {
  let [id, order] = [firstId, firstOrder];
  return { id: () => String(id++), orderNumber: () => order++ };
}

function* idsIn(store: Store): Generator<Id> {
  yield store.shop.id;
  yield* store.collections.keys();
  yield* store.customers.keys();
  yield* store.segments.keys();
  yield* store.codeCreations.keys();
  for (const discount of store.discounts.values()) {
    yield discount.id;
    for (const { id } of discount.codes.values()) yield id;
  }
  for (const product of store.products.values()) {
    yield product.id;
    yield* product.variants.map((variant) => variant.id);
  }
  for (const order of store.orders.values()) {
    yield order.id;
    yield* order.refunds.map((refund) => refund.id);
  }
  for (const { lines } of [...store.orders.values(), ...store.carts.values(), ...store.checkouts.values()]) {
    yield* lines.map((line) => line.id);
  }
}
