import { expect, test } from "vitest";
import type { PrintableObject } from "../../../../sandbox/shopify/webhooks/json";
import { factsTold, told } from "../../../../tests/support/told";

const refund = { id: 900, order_id: 800, created_at: "2026-06-15T11:00:00Z", processed_at: "2026-06-15T11:05:00Z" };
const inShop = (amount: string) => ({ shop_money: { amount, currency_code: "INR" } });
const transaction = { kind: "refund", status: "success", amount: "1.80", currency: "CAD" };
const line = { subtotal: "60.93", subtotal_set: inShop("60.93"), total_tax: "1.00", total_tax_set: inShop("1.00") };

function amountOf(more: PrintableObject): number | undefined {
  return factsTold("refunds/create", { ...refund, total_duties_set: inShop("0.00"), ...more }).refunds?.[0]
    ?.amountMinor;
}

test("what went back is what the successful refunds of the shop's own currency come to", () => {
  const inRupees = { ...transaction, currency: "INR", amount: "75.00" };
  const others = [
    { ...inRupees, status: "pending" },
    { ...inRupees, status: "failure" },
    { ...inRupees, kind: "void" },
  ];
  expect(amountOf({ transactions: [inRupees, ...others, { ...inRupees, amount: "10.50" }] })).toBe(8550);
  expect(amountOf({ transactions: others })).toBe(0);
});

test("a refund paid in the shopper's currency counts in the shop's", () => {
  expect(amountOf({ transactions: [transaction], refund_line_items: [line, line] })).toBe(2 * 6193);
});

test("refunded shipping counts once, whether it is told as a line, as an adjustment, or as both", () => {
  const shipping = { refund_shipping_lines: [{ subtotal_amount_set: inShop("40.00") }] };
  const adjustment = { kind: "shipping_refund", amount_set: inShop("-40.00"), tax_amount_set: inShop("-2.00") };
  const abroad = { transactions: [transaction], refund_line_items: [line] };
  expect(amountOf({ ...abroad, ...shipping })).toBe(10_193);
  expect(amountOf({ ...abroad, order_adjustments: [adjustment] })).toBe(10_393);
  expect(amountOf({ ...abroad, ...shipping, order_adjustments: [adjustment] })).toBe(10_393);
});

test("what the shop keeps of a refund does not count as given back", () => {
  const kept = { kind: "refund_discrepancy", amount: "10.93", amount_set: inShop("10.93") };
  expect(amountOf({ transactions: [transaction], refund_line_items: [line], order_adjustments: [kept] })).toBe(5100);
});

test("a refund that names no currency is not guessed at", () => {
  const reason = "transactions: names no currency";
  const unnamed = { ...transaction, currency: null };
  expect(told("refunds/create", { ...refund, transactions: [unnamed] })).toEqual({ outcome: "dead", reason });
});
