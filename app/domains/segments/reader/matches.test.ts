import { expect, test } from "vitest";
import { event, line, order, shopAt, somebody, viewed } from "../../../../tests/support/segments/stories";
import { ago, among, butNot, followedBy, happened, is, isNull, not } from "../../../../tests/support/segments/trees";
import type { Definition } from "../model";
import type { Order, ProfileFacts } from "./facts";
import { readMatches } from "./matches";
import { read } from "./read";

const shop = shopAt("2026-06-15T12:00:00Z");
const ask = (definition: Definition, facts: Partial<ProfileFacts>, context = shop) =>
  read(definition, somebody(facts), context);
const bought = (...parts: Parameters<typeof happened>[1][]) => happened("orders_placed", ...parts);

test("filters are asked of each order, count and sums of those that pass", () => {
  const orders = [
    order("2026-01-10T10:00:00Z", ["101"], { totalMinor: 4000 }),
    order("2026-05-10T10:00:00Z", ["101"], { totalMinor: 6000 }),
    order("2026-06-10T10:00:00Z", ["101"], { totalMinor: 7000 }),
  ];
  const lately = is("date", ">=", ago(3, "m"));
  expect(ask(bought(lately, is("count", "=", 2)), { orders })).toBe(true);
  expect(ask(bought(lately, is("sum_amount", "=", 130)), { orders })).toBe(true);
  expect(ask(bought(butNot(lately), is("count", "=", 1)), { orders })).toBe(true);
  expect(ask(bought(is("amount", ">", 70)), { orders })).toBe(false);
});

test("nothing counts 0 and sums to 0, but once is meant when neither is asked", () => {
  expect(ask(bought(), {})).toBe(false);
  expect(ask(not(bought()), {})).toBe(true);
  expect(ask(bought(is("count", "=", 0)), {})).toBe(true);
  expect(ask(bought(is("sum_amount", "<", 1)), {})).toBe(true);
  expect(ask(bought(butNot(is("count", ">=", 1))), {})).toBe(true);
});

test("an order has its place among all that count, whatever the filters, by time and then by id as a number", () => {
  const at = "2026-05-10T10:00:00Z";
  const orders = [
    order(at, [], { orderId: "10" }),
    order(at, [], { orderId: "9", sourceName: "pos" }),
    order("2026-05-11T22:00:00Z", [], { orderId: "11" }),
    order("2026-05-01T10:00:00Z", [], { orderId: "1", cancelledAt: shop.asOf }),
  ];
  expect(ask(bought(is("source", "=", "pos"), is("position", "=", 1)), { orders })).toBe(true);
  expect(ask(bought(is("source", "=", "pos"), is("position_from_last", "=", 3)), { orders })).toBe(true);
  expect(ask(bought(is("days_since_previous", "=", 1.5), is("position", "=", 3)), { orders })).toBe(true);
  expect(ask(bought(is("days_since_previous", "=", 0), is("position", "=", 2)), { orders })).toBe(true);
  expect(ask(bought(isNull("days_since_previous"), is("position", "=", 1)), { orders })).toBe(true);
  // Before the first was cancelled there was one more.
  expect(ask(bought(is("position", "=", 4)), { orders }, shopAt("2026-06-15T11:00:00Z"))).toBe(true);
});

test("a product makes an order pass one filter, and another product the next", () => {
  const orders = [order("2026-06-10T10:00:00Z", ["102", "103"])];
  expect(ask(bought(is("product_type", "=", "Electronics"), is("vendor", "=", "Fern & Oak")), { orders })).toBe(true);
  const lines = (...tests: Parameters<typeof happened>[1][]) =>
    ask(happened("products_purchased", ...tests), { orders });
  expect(lines(is("product_type", "=", "Electronics"), is("vendor", "=", "Fern & Oak"))).toBe(false);
  expect(lines(is("product_type", "=", "Electronics"), is("vendor", "=", "Lumen"))).toBe(true);
});

test("tags are alike without regard to case, types are not, and ids are exact beyond 2^53", () => {
  const orders = [order("2026-06-10T10:00:00Z", ["9007199254740993"])];
  expect(ask(bought(among("tag", "ANTI-AGING", "x")), { orders })).toBe(true);
  expect(ask(bought(is("product_type", "=", "Skincare")), { orders })).toBe(false);
  const is2to53 = (number: string): Definition =>
    bought({ type: "compare", name: "product_id", operator: "=", value: { type: "number", number } });
  expect(ask(is2to53("9007199254740993"), { orders })).toBe(true);
  expect(ask(is2to53("9007199254740992"), { orders })).toBe(false);
});

test("a product without a vendor is not one of another vendor; a product in no collection is not in this one", () => {
  const orders = [order("2026-06-10T10:00:00Z", ["104"])];
  expect(ask(bought(is("vendor", "!=", "Lumen")), { orders })).toBe(false);
  expect(ask(bought(butNot(is("vendor", "=", "Lumen"))), { orders })).toBe(true);
  expect(ask(bought(isNull("vendor")), { orders })).toBe(true);
  expect(ask(bought(is("collection_id", "!=", 501)), { orders })).toBe(true);
  expect(ask(bought(is("collection_id", "!=", 501)), { orders: [order("2026-06-10T10:00:00Z", ["101"])] })).toBe(false);
  expect(ask(bought(isNull("vendor")), { orders: [order("2026-06-10T10:00:00Z", [])] })).toBe(false);
});

test("refunded is told by refunds by then, or by a version by then", () => {
  const refunded = bought(is("refunded", "=", true));
  const at = (iso: string) => new Date(iso);
  const asks = (given: Partial<Order>) => ask(refunded, { orders: [order("2026-06-10T10:00:00Z", [], given)] });
  expect(asks({})).toBe(false);
  expect(asks({ refunds: [{ refundId: "1", amountMinor: 1, refundedAt: at("2026-06-15T12:00:00Z") }] })).toBe(true);
  expect(asks({ refunds: [{ refundId: "1", amountMinor: 1, refundedAt: at("2026-06-15T12:00:01Z") }] })).toBe(false);
  expect(asks({ refundedMinor: 1 })).toBe(true);
  expect(asks({ refundedMinor: 1, version: at("2026-06-15T12:00:01Z") })).toBe(false);

  const takenBack = happened("products_purchased", is("refunded", "=", true), is("amount", "=", 50));
  const lines = [line("101", { quantity: 2, currentQuantity: 1 })];
  expect(ask(takenBack, { orders: [order("2026-06-10T10:00:00Z", [], { lines })] })).toBe(true);
  const toldLater = lines.map((one) => ({ ...one, version: at("2026-06-16T00:00:00Z") }));
  expect(ask(takenBack, { orders: [order("2026-06-10T10:00:00Z", [], { lines: toldLater })] })).toBe(false);
});

test("hour and weekday are those of the shop's clock", () => {
  const events = [viewed("2026-06-14T23:30:00Z", "101")];
  const monday = happened("storefront_event.product_viewed", is("hour", "=", 0), is("weekday", "=", "monday"));
  expect(ask(monday, { events })).toBe(true);
  expect(ask(monday, { events }, shopAt("2026-06-15T12:00:00Z", { timezone: "UTC" }))).toBe(false);
});

test("what an event does not say is missing: no test of it holds but IS NULL", () => {
  const cart = (properties: Record<string, unknown>) => [event("cart_updated", "2026-06-14T10:00:00Z", properties)];
  const updated = (...tests: Parameters<typeof happened>[1][]) => happened("cart_updated", ...tests);
  expect(ask(updated(is("amount", ">=", 50)), { events: cart({ totalMinor: 5000 }) })).toBe(true);
  expect(ask(updated(is("amount", "!=", 50)), { events: cart({ totalMinor: null }) })).toBe(false);
  expect(ask(updated(isNull("amount")), { events: cart({ totalMinor: "much" }) })).toBe(true);
  expect(ask(updated(is("id", "=", 101)), { events: cart({ productIds: null }) })).toBe(false);
});

test("stays tell when a segment was entered and left", () => {
  const stay = { segmentId: 7, enteredAt: new Date("2026-06-01T10:00:00Z"), leftAt: new Date("2026-06-15T12:00:01Z") };
  const [entered, left] = ["segment_entered", "segment_left"].map((name) => happened(name, is("id", "=", 7)));
  expect(entered && ask(entered, { stays: [stay] })).toBe(true);
  expect(left && ask(left, { stays: [stay] })).toBe(false);
  expect(left && ask(left, { stays: [stay] }, shopAt("2026-06-16T00:00:00Z"))).toBe(true);
});

test("what nothing tells makes the whole condition unknown, in a relation too", () => {
  expect(ask(happened("shopify_email.opened"), {})).toBeNull();
  expect(ask(bought(is("app_id", "=", 1)), {})).toBeNull();
  expect(ask(bought(followedBy("shopify_email.opened")), {})).toBeNull();
});

test("with the verdict come the rows that count, and what each is related to", () => {
  const events = [viewed("2026-06-10T10:00:00Z", "101"), viewed("2026-06-11T10:00:00Z", "104")];
  const orders = [order("2026-06-12T10:00:00Z", ["102"])];
  const looked = happened("storefront_event.product_viewed", followedBy("orders_placed", { likeness: "type" }));
  const { truth, counted } = readMatches(looked, somebody({ events, orders }), shop);
  expect(truth).toBe(true);
  expect(counted.map(({ row }) => row.fact)).toEqual([{ type: "event", at: events[0]?.occurredAt, event: events[0] }]);
  expect(counted[0]?.related.map((rows) => rows.map(({ fact }) => fact.type))).toEqual([["order"]]);
});
