import { describe, expect, test } from "vitest";
import { isLater } from "~/lib/latest";
import { factories } from "../../../../sandbox/factories/factories";
import { storeOf } from "../../../../sandbox/factories/store";
import { RawNumber, type PrintableObject } from "../../../../sandbox/shopify/webhooks/json";
import { orderPayload } from "../../../../sandbox/shopify/webhooks/payloads";
import { factsTold, told } from "../../../../tests/support/told";

const make = factories(1, new Date("2026-06-15T12:00:00Z"));
const shop = make.shop();
const order = make.order({ lines: [make.line(make.product())], email: "ada@example.com" });
const payload = orderPayload(storeOf({ shop, orders: [order] }), order);
const orderOf = (body: PrintableObject) => factsTold("orders/updated", body).orders?.[0] ?? expect.fail("no order");

describe("an amount is read exactly, and never as a binary fraction", () => {
  test.each([
    ["0.29", 29],
    ["1.15", 115],
    ["4.35", 435],
    ["64.10", 6410],
    ["1129.60", 112960],
    ["9007199254740.99", 900719925474099],
    ["0.005", 1],
    ["-0.01", -1],
  ])("%s", (amount, minor) => {
    expect(orderOf({ ...payload, total_price: amount }).totalMinor).toBe(minor);
    // As a JSON number it has the same digits.
    expect(orderOf({ ...payload, total_price: new RawNumber(amount) }).totalMinor).toBe(minor);
  });
});

describe("an amount that cannot be is refused, with where it stands", () => {
  test.each(["1e3", "12,50", "", "NaN", "Infinity", "0x10", "1234567890123456", "1 000.00"])("%j", (amount) => {
    const reason = "total_price: is not an amount of money";
    expect(told("orders/create", { ...payload, total_price: amount })).toEqual({ outcome: "dead", reason });
  });

  test("too large to be counted exactly", () => {
    const dead = { outcome: "dead", reason: 'body: "99999999999999.99" GBP is too large an amount' };
    expect(told("orders/create", { ...payload, total_price: "99999999999999.99" })).toEqual(dead);
  });

  test("too large once the lines of a cart are added up", () => {
    const line = { quantity: 999_999_999, price: "90000000000000.00" };
    const money = { shop_money: { amount: line.price, currency_code: "GBP" } };
    const times = { created_at: "2026-06-15T12:00:00Z", updated_at: "2026-06-15T12:00:00Z" };
    const cart = { token: "t", ...times, line_items: [{ ...line, price_set: money }] };
    expect(told("carts/update", cart)).toMatchObject({ outcome: "dead", reason: expect.stringContaining("too large") });
  });
});

test("a test order is ignored whatever happens to it", () => {
  for (const topic of ["orders/create", "orders/paid", "orders/updated", "orders/cancelled"]) {
    expect(told(topic, { ...payload, test: true })).toEqual({ outcome: "ignored", reason: "a test order" });
  }
});

test("of two tellings of one instant the one that knows more is the later", () => {
  const steps: PrintableObject[] = [
    { financial_status: "pending" },
    { financial_status: "paid" },
    { financial_status: "paid", fulfillment_status: "fulfilled" },
    { financial_status: "refunded", fulfillment_status: "fulfilled", refunds: [refund()] },
    { financial_status: "refunded", cancelled_at: "2026-06-15T11:00:00Z", refunds: [refund()] },
  ];
  const tellings = steps.map((step) => orderOf({ ...payload, ...step }));
  tellings.forEach((telling, i) => {
    for (const earlier of tellings.slice(0, i)) expect([isLater(telling, earlier), i]).toEqual([true, i]);
  });
});

test("an order knows what went back of it, as far as its delivery tells", () => {
  const refunds = [refund({ id: 1, amount: "3.10" }), refund({ id: 2, amount: "1.05" })];
  expect(orderOf({ ...payload, refunds }).refundedMinor).toBe(415);
  expect(orderOf({ ...payload, refunds: [] }).refundedMinor).toBe(0);
});

test("the address may be the contact's only", () => {
  expect(orderOf({ ...payload, email: "", contact_email: "Ada@Example.com" }).email).toBe("ada@example.com");
});

function refund({ id = 1, amount = "1.00" } = {}): PrintableObject {
  const transaction = { kind: "refund", status: "success", amount, currency: "GBP" };
  return { id, created_at: "2026-06-15T11:00:00Z", processed_at: null, transactions: [transaction] };
}
