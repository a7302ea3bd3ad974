import { expect, test } from "vitest";
import { line, order, shopAt, somebody } from "../../../../tests/support/segments/stories";
import { ago, among, and, between, contains, is, isNull, not, or } from "../../../../tests/support/segments/trees";
import type { Definition } from "../model";
import type { Checkout, Consent, ProfileFacts, ReadContext } from "./facts";
import { isAsked } from "./facts";
import { read, readConditions } from "./read";
import { bucketOf } from "./shopper";

const shop = shopAt("2026-06-15T12:00:00Z");
const ask = (definition: Definition, facts: Partial<ProfileFacts> = {}, context: ReadContext = shop) =>
  read(definition, somebody(facts), context);

test("who is asked: known, neither merged nor deleted, by the instant", () => {
  const at = (iso: string) => new Date(iso);
  const asked = (facts: Partial<ProfileFacts>) => isAsked(somebody(facts), shop.asOf);
  expect(asked({ knownSince: at("2026-06-15T12:00:00Z") })).toBe(true);
  expect(asked({ knownSince: at("2026-06-15T12:00:00.001Z") })).toBe(false);
  expect(asked({ deletedAt: at("2026-06-15T12:00:00Z") })).toBe(false);
  expect(asked({ deletedAt: at("2026-06-15T12:00:00.001Z") })).toBe(true);
  expect(asked({ mergedInto: "2" })).toBe(false);
});

test("no order is an answer: only IS NULL and its opposite say yes", () => {
  expect(ask(is("last_order_date", "<", ago(90, "d")))).toBe(false);
  expect(ask(is("last_order_date", "!=", ago(90, "d")))).toBe(false);
  expect(ask(isNull("last_order_date"))).toBe(true);
  expect(ask(not(is("last_order_date", "<", ago(90, "d"))))).toBe(true);
});

test("no country is no answer: whatever is asked of it is unknown, but whether there is one is not", () => {
  const inBritain = contains("customer_countries", "gb");
  expect(ask(inBritain)).toBeNull();
  expect(ask(not(inBritain))).toBeNull();
  expect(ask(and(inBritain, isNull("first_order_date")))).toBeNull();
  expect(ask(and(inBritain, is("number_of_orders", ">", 0)))).toBe(false);
  expect(ask(or(inBritain, isNull("first_order_date")))).toBe(true);
  expect(ask(isNull("customer_countries"))).toBe(true);
  expect(ask(inBritain, { countryCode: "GB" })).toBe(true);
});

test("a region is one of a country, and a city is told with both, without spaces", () => {
  const inAngeles = contains("customer_cities", "us-ca-losangeles");
  const angeles = { countryCode: "US", regionCode: "CA", city: "Los Angeles" };
  expect(ask(inAngeles, angeles)).toBe(true);
  expect(ask(contains("customer_regions", "US-CA"), angeles)).toBe(true);
  expect(ask(contains("customer_regions", "CA"), angeles)).toBe(false);
  expect(ask(contains("customer_cities", "SG-Singapore"), { countryCode: "SG", city: "Singapore" })).toBe(true);
  for (const half of [
    { city: "Paris" },
    { regionCode: "CA" },
    { countryCode: "FR", city: " " },
    { countryCode: "FR", regionCode: "" },
  ]) {
    expect([ask(inAngeles, half), ask(contains("customer_regions", "FR"), half)]).toEqual([null, null]);
    expect(ask(isNull("customer_cities"), half)).toBe(true);
  }
});

test("what nobody tells is unknown, IS NULL too", () => {
  expect(ask(isNull("predicted_spend_tier"))).toBeNull();
  expect(ask(is("metafields.custom.skin", "=", "dry"))).toBeNull();
});

test("texts are compared exactly, lists without regard to case, and an empty text is none", () => {
  expect(ask(is("customer_language", "=", "EN"), { locale: "en" })).toBe(false);
  expect(ask(contains("customer_tags", "VIP"), { tags: [{ tag: "vip", present: true, markedAt: shop.asOf }] })).toBe(
    true,
  );
  expect(ask(is("customer_language", "!=", "en"), { locale: "" })).toBeNull();
});

test("a tag counts if its latest mark says so, whenever that was", () => {
  const mark = (present: boolean, at: string) => ({ tag: "vip", present, markedAt: new Date(at) });
  const [given, taken, later] = [mark(true, "2026-01-01"), mark(false, "2026-02-01"), mark(true, "2027-01-01")];
  const isVip = contains("customer_tags", "vip");
  expect(ask(isVip, { tags: [taken, given] })).toBe(false);
  expect(ask(isVip, { tags: [taken, given, later] })).toBe(true);
  expect(ask(isNull("customer_tags"), { tags: [taken] })).toBe(true);
});

test("an amount spent is net of what came back by then, to the minor unit of the currency", () => {
  const refund = { refundId: "1", amountMinor: 1000, refundedAt: new Date("2026-06-10T00:00:00Z") };
  const told = order("2026-06-01T10:00:00Z", ["101"], { refundedMinor: 400, refunds: [refund] });
  const orders = [told, order("2026-06-02T10:00:00Z"), order("2026-06-03T10:00:00Z", [], { cancelledAt: shop.asOf })];
  expect(ask(is("amount_spent", "=", 90), { orders })).toBe(true);
  expect(ask(is("amount_spent", "<", 90.001), { orders })).toBe(true);
  expect(ask(is("amount_spent", "=", 9000), { orders }, { ...shop, currency: "JPY" })).toBe(true);
  expect(ask(is("amount_spent", "=", 9), { orders }, { ...shop, currency: "KWD" })).toBe(true);
  // Before the refund, only the sum that the order itself tells of was known; and the third order was not cancelled.
  expect(ask(is("amount_spent", "=", 146), { orders }, shopAt("2026-06-05T00:00:00Z"))).toBe(true);
});

test("orders count from when they were placed until they are cancelled or deleted", () => {
  const cancelled = order("2026-06-01T10:00:00Z", ["101"], { cancelledAt: new Date("2026-06-15T12:00:00Z") });
  const once = is("number_of_orders", "=", 1);
  const counts = (instant: string) => ask(once, { orders: [cancelled] }, shopAt(instant));
  expect(
    ["2026-06-01T09:59:59Z", "2026-06-01T10:00:00Z", "2026-06-15T11:59:59Z", "2026-06-15T12:00:00Z"].map(counts),
  ).toEqual([false, true, true, false]);
});

test("of two words on mail at one instant the one that says no counts", () => {
  const at = new Date("2026-06-01T10:00:00Z");
  const said = (...states: Consent["state"][]) => states.map((state) => ({ state, occurredAt: at }));
  const status = (consents: Consent[]) =>
    readConditions(isNull("email_subscription_status"), somebody({ consents }), shop)[0]?.answer;
  expect(status(said("subscribed", "unsubscribed", "pending"))).toEqual({ type: "text", text: "UNSUBSCRIBED" });
  expect(status(said("subscribed", "pending"))).toEqual({ type: "text", text: "PENDING" });
  expect(status([])).toEqual({ type: "text", text: "NOT_SUBSCRIBED" });
  const later = { state: "subscribed", occurredAt: new Date("2026-06-16T00:00:00Z") } as const;
  expect(status([...said("unsubscribed"), later])).toEqual({ type: "text", text: "UNSUBSCRIBED" });
});

test("a checkout is abandoned after ten minutes, unless it was completed, deleted or ordered", () => {
  const checkout: Checkout = {
    token: "a",
    startedAt: new Date("2026-06-15T11:50:00Z"),
    completedAt: null,
    deletedAt: null,
  };
  const abandoned = is("abandoned_checkout_date", ">=", ago(0, "d"));
  const asks = (given: Partial<Checkout>, facts: Partial<ProfileFacts> = {}) =>
    ask(abandoned, { checkouts: [{ ...checkout, ...given }], ...facts });
  expect(asks({})).toBe(true);
  expect(asks({ startedAt: new Date("2026-06-15T11:50:00.001Z") })).toBe(false);
  expect(asks({ completedAt: shop.asOf })).toBe(false);
  expect(asks({ deletedAt: shop.asOf })).toBe(false);
  const ordered = order("2026-06-15T11:55:00Z", [], { checkoutToken: "a", cancelledAt: shop.asOf });
  expect(asks({}, { orders: [ordered] })).toBe(false);
});

test("membership is what the other segment means now; one that is not there is unknown", () => {
  const buyers = is("number_of_orders", ">", 0);
  const british = contains("customer_countries", "GB");
  const segments = new Map<number, Definition>([
    [7, buyers],
    [8, and(is("member_of", "=", 7), british)],
    [9, is("member_of", "=", 9)],
  ]);
  const asks = (definition: Definition) =>
    ask(definition, { orders: [order("2026-06-01T10:00:00Z")] }, { ...shop, segments });
  expect(asks(is("member_of", "=", 7))).toBe(true);
  expect(asks(is("member_of", "!=", 7))).toBe(false);
  expect(asks(is("member_of", "=", 8))).toBeNull();
  expect(asks(is("member_of", "!=", 1))).toBeNull();
  expect(asks(among("member_of", 1, 8, 7))).toBe(true);
  expect(() => asks(is("member_of", "=", 9))).toThrow("Segment 9 cannot ask who is in segment 9");
});

test("orders known only by number make a buyer, and move the stage", () => {
  const earlier = { lifetimeOrders: 4 };
  const context = { ...shop, historyFrom: new Date("2026-06-01T00:00:00Z") };
  expect(ask(is("lifecycle_stage", "=", "loyal"), earlier, context)).toBe(true);
  expect(ask(is("lifecycle_stage", "=", "prospect"), earlier)).toBe(true);
});

test("a random number stays the same, and is between 0 and 99", () => {
  const buckets = Array.from({ length: 1000 }, (_, i) => bucketOf(1, String(i)));
  expect(new Set(buckets).size).toBe(100);
  expect([Math.min(...buckets), Math.max(...buckets)]).toEqual([0, 99]);
  expect(ask(between("random_bucket", bucketOf(1, "1"), bucketOf(1, "1")))).toBe(true);
  // As md5sum has it of 12/34.
  expect(bucketOf(12, "34")).toBe(parseInt("83542517", 16) % 100);
});

test("what does not fit is refused in a sentence", () => {
  expect(() => ask(is("customer_language", "<", "en"), { locale: "de" })).toThrow(
    "customer_language cannot be compared by <",
  );
  expect(() => ask(is("number_of_orders", "=", "three"))).toThrow("number_of_orders cannot be compared with a text");
  expect(() => ask(contains("customer_language", "en"), { locale: "de" })).toThrow("customer_language is no list");
});

test("what was found goes with each condition", () => {
  const orders = [order("2026-06-01T10:00:00Z", [], { lines: [line("101")] })];
  const readings = readConditions(
    and(is("number_of_orders", ">", 1), not(isNull("last_order_date"))),
    somebody({ orders }),
    shop,
  );
  expect(readings.map(({ truth, answer }) => ({ truth, answer }))).toEqual([
    { truth: false, answer: { type: "number", number: { of: 1n, per: 1n } } },
    { truth: false, answer: { type: "moment", at: new Date("2026-06-01T10:00:00Z") } },
  ]);
});
