import { describe, expect, it } from "vitest";
import { instant } from "../factories/instants";
import { orderTotals } from "../factories/totals";
import { demoShop } from "./demo-shop";
import { picture } from "./picture";
import { summarise } from "./report";

const now = new Date("2026-06-15T10:00:00Z");
const store = demoShop({ seed: 1, now, imageBase: "https://demo.example.com/pictures" });
const summary = summarise(store, now);
const orders = [...store.orders.values()];
const customers = [...store.customers.values()];

describe("the demo shop", () => {
  it("is the same shop for the same seed and moment, and another for another seed", () => {
    const again = demoShop({ seed: 1, now, imageBase: "https://demo.example.com/pictures" });
    expect(again).toEqual(store);
    expect([...demoShop({ seed: 2, now }).customers.values()]).not.toEqual(customers);
  });

  it.each(["2026-01-05", "2026-03-20", "2026-06-15", "2026-09-01", "2026-12-24"])(
    "has every lifecycle stage well filled on %s",
    (day) => {
      const then = new Date(`${day}T09:00:00Z`);
      const { stages } = summarise(demoShop({ seed: 4, now: then }), then);
      const people = Object.values(stages).reduce((sum, count) => sum + count, 0);
      for (const [stage, count] of Object.entries(stages)) {
        expect(count / people, stage).toBeGreaterThan(0.06);
        expect(count / people, stage).toBeLessThan(0.35);
      }
    },
  );

  it("has the size and the mixture of consent, codes and mishaps of a small real shop", () => {
    const { consent, financial, codes } = summary;
    expect(summary.customers).toBeGreaterThan(700);
    expect(summary.products).toBe(47);
    expect(consent["subscribed"]).toBeGreaterThan(0.58);
    expect(consent["subscribed"]).toBeLessThan(0.72);
    expect(consent["unsubscribed"]).toBeGreaterThan(0.08);
    expect(consent["unsubscribed"]).toBeLessThan(0.16);
    expect(consent["pending"]).toBeGreaterThan(0.01);
    expect(financial["partially_refunded"]).toBeGreaterThan(0.02);
    expect(financial["refunded"]).toBeGreaterThan(0.01);
    expect(codes["WELCOME10"]).toBeGreaterThan(0.05);
    expect(summary.tags["VIP"]).toBeGreaterThan(20);
    expect(orders.filter((order) => order.test)).toHaveLength(4);
    expect(orders.filter((order) => order.cancelledAt !== null).length).toBeGreaterThan(20);
    expect(orders.filter((order) => order.customerId === null && order.email !== null).length).toBeGreaterThan(30);
    expect(orders.filter((order) => order.customerId === null && order.email === null)).toHaveLength(14);
  });

  it("sells most in December, on Sundays and after supper, and more each year", () => {
    const { months, weekdays, hours } = summary;
    const count = (of: Record<string, number>, key: string) => of[key] ?? 0;
    expect(count(months, "2025-12")).toBeGreaterThan(1.1 * count(months, "2026-01"));
    expect(count(months, "2025-12")).toBeGreaterThan(1.3 * count(months, "2025-10"));
    expect(count(months, "2026-05")).toBeGreaterThan(2 * count(months, "2025-05"));
    expect(count(weekdays, "0")).toBeGreaterThan(1.2 * count(weekdays, "6"));
    expect(count(hours, "20")).toBeGreaterThan(2 * count(hours, "10"));
  });
});

describe("its records", () => {
  it("are written only to addresses that nobody can own, each customer's her own", () => {
    const emails = customers.flatMap((customer) => customer.email ?? []);
    const phones = customers.flatMap((customer) => customer.phone ?? []);
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set(phones).size).toBe(phones.length);
    for (const { email } of [...customers, ...orders, ...store.checkouts.values()]) {
      if (email !== null) expect(email).toMatch(/^[a-z0-9._]+@([a-z-]+\.)?example\.(com|net|org)$/);
    }
    const guests = new Set(orders.flatMap((order) => (order.customerId === null ? (order.email ?? []) : [])));
    expect(emails.filter((email) => guests.has(email))).toEqual([]);
  });

  it("name only products, variants, customers and collections that exist, on sale at the time", () => {
    const skus = new Set<string>();
    for (const product of store.products.values()) {
      for (const id of product.collectionIds) expect(store.collections.has(id)).toBe(true);
      for (const { sku } of product.variants) expect(skus.has(sku), sku).toBe(false);
      for (const { sku } of product.variants) skus.add(sku);
    }
    for (const order of orders) {
      if (order.customerId !== null) expect(store.customers.get(order.customerId)?.email).toBe(order.email);
      for (const line of order.lines) {
        const product = store.products.get(line.productId ?? "");
        expect(product?.variants.some((variant) => variant.id === line.variantId)).toBe(true);
        expect(product && product.createdAt <= order.processedAt).toBe(true);
      }
    }
  });

  it("add up: codes to discounts, refunds to what is left, states to amounts", () => {
    const pence = (amount: string) => Math.round(Number(amount) * 100);
    for (const order of orders) {
      const { totalMinor, discountMinor, currentMinor, refundedMinor } = orderTotals(order);
      const charged = order.lines.map((line) => pence(line.price) * line.quantity - pence(line.discount));
      expect(charged.reduce((sum, amount) => sum + amount, pence(order.shippingPrice))).toBe(totalMinor);
      expect(pence(order.discountCodes[0]?.amount ?? "0.00")).toBe(discountMinor);
      expect(currentMinor).toBeGreaterThanOrEqual(0);
      if (order.financialStatus === "refunded") expect(currentMinor).toBe(0);
      expect(order.financialStatus === "partially_refunded").toBe(refundedMinor > 0 && currentMinor > 0);
      for (const line of order.lines) {
        const back = order.refunds.flatMap((refund) => refund.lines.filter(({ lineId }) => lineId === line.id));
        const returned = back.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(line.currentQuantity).toBe(order.cancelledAt ? 0 : line.quantity - returned);
      }
    }
  });

  it("are never older than what is in them and never from the future", () => {
    const end = instant(now);
    for (const order of orders) {
      const inside = [
        order.createdAt,
        order.processedAt,
        order.cancelledAt,
        ...order.refunds.map((refund) => refund.createdAt),
      ];
      for (const time of inside) expect(time === null || time <= order.updatedAt).toBe(true);
    }
    for (const customer of customers) {
      expect(customer.createdAt <= customer.updatedAt).toBe(true);
      expect((customer.emailConsent.updatedAt ?? "") <= customer.updatedAt).toBe(true);
    }
    const all = [
      ...orders,
      ...customers,
      ...store.products.values(),
      ...store.carts.values(),
      ...store.checkouts.values(),
    ];
    for (const { createdAt, updatedAt } of all) expect(createdAt <= updatedAt && updatedAt <= end).toBe(true);
  });

  it("have numbers that follow the clock", () => {
    const genuine = orders.filter((order) => !order.test);
    const byNumber = genuine.toSorted((a, b) => a.number - b.number);
    expect(
      byNumber.every((order, index) => index === 0 || (byNumber[index - 1]?.processedAt ?? "") <= order.processedAt),
    ).toBe(true);
  });
});

it("draws every product its own picture, safe to put into a page", () => {
  const drawn = [...store.products.values()].map((product) => picture(product));
  expect(new Set(drawn).size).toBe(store.products.size);
  for (const svg of drawn) expect(svg).not.toMatch(/&(?!#\d+;)|undefined|NaN/);
  expect(store.products.values().next().value?.imageUrl).toBe(
    "https://demo.example.com/pictures/oat-milk-cleanser.svg",
  );
});
