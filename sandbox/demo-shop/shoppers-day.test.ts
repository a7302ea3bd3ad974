import { describe, expect, it } from "vitest";
import { demoShop } from "./demo-shop";
import type { Action } from "./happenings";
import { shoppersDay } from "./shoppers-day";

const now = new Date("2026-06-15T10:00:00Z");
const store = demoShop({ seed: 1, now });
const day = shoppersDay(store, { seed: 1, now });

type Of<K extends Action["kind"]> = Extract<Action, { kind: K }>;
function actions<K extends Action["kind"]>(kind: K): Of<K>[] {
  return day.filter((action): action is Of<K> => action.kind === kind);
}

describe("a shopper's day", () => {
  it("is the same for the same seed and leaves the store alone", () => {
    expect(shoppersDay(store, { seed: 1, now })).toEqual(day);
    expect(store).toEqual(demoShop({ seed: 1, now }));
  });

  it("brings about sixty happenings of every kind, after now and in order", () => {
    expect(day.length).toBeGreaterThan(55);
    expect(day.length).toBeLessThan(75);
    expect(new Set(day.map((action) => action.kind)).size).toBe(10);
    const times = day.map((action) => action.at);
    expect(times).toEqual(times.toSorted());
    expect(Date.parse(times[0] ?? "")).toBeGreaterThan(now.getTime());
  });

  it("brings people the shop has not met", () => {
    const met = new Set([...store.customers.values()].flatMap(({ email, phone }) => [email, phone ?? []].flat()));
    for (const { customer } of actions("customer-created")) {
      expect(store.customers.has(customer.id)).toBe(false);
      expect([customer.email, customer.phone].filter((contact) => contact !== null && met.has(contact))).toEqual([]);
    }
  });

  it("orders only after signing up, filling a cart and starting a checkout", () => {
    const created = new Map(actions("customer-created").map((action) => [action.customer.id, action.at]));
    const carts = new Map(actions("cart-filled").map((action) => [action.cart.token, action.at]));
    const checkouts = new Map(actions("checkout-started").map((action) => [action.checkout.token, action.at]));
    const placed = actions("order-placed");
    expect(placed.filter(({ order }) => created.has(order.customerId ?? ""))).toHaveLength(4);
    expect(placed.filter(({ order }) => store.customers.has(order.customerId ?? ""))).toHaveLength(5);
    expect(placed.filter(({ order }) => order.customerId === null && order.email !== null)).toHaveLength(1);
    for (const { at, order } of placed) {
      expect((created.get(order.customerId ?? "") ?? "") < at).toBe(true);
      expect(carts.get(order.cartToken ?? "")?.localeCompare(at)).toBe(-1);
      expect(checkouts.get(order.checkoutToken ?? "")?.localeCompare(at)).toBe(-1);
      expect([order.createdAt, order.processedAt, order.updatedAt]).toEqual([at, at, at]);
      expect(store.orders.has(order.id)).toBe(false);
    }
  });

  it("changes only what is there, and each thing once", () => {
    const orderIds = [...actions("order-refunded"), ...actions("order-cancelled")].map((action) => action.orderId);
    const customerIds = [...actions("consent-changed"), ...actions("tags-added"), ...actions("customer-deleted")].map(
      (action) => action.customerId,
    );
    for (const id of orderIds) expect(store.orders.get(id)?.refunds).toEqual([]);
    for (const id of customerIds) expect(store.customers.has(id)).toBe(true);
    for (const { product } of actions("product-changed")) expect(store.products.get(product.id)).not.toEqual(product);
    expect(new Set([...orderIds, ...customerIds]).size).toBe(orderIds.length + customerIds.length);
    const buyers = new Set([...store.orders.values()].map((order) => order.customerId));
    for (const { customerId } of actions("customer-deleted")) expect(buyers.has(customerId)).toBe(false);
  });
});
