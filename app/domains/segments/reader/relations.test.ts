import { expect, test } from "vitest";
import { event, order, shopAt, somebody, viewed } from "../../../../tests/support/segments/stories";
import { followedBy, happened, is, precededBy } from "../../../../tests/support/segments/trees";
import type { Likeness, Relation } from "../model";
import type { ProfileFacts } from "./facts";
import { read } from "./read";

const shop = shopAt("2026-06-15T12:00:00Z");
const day = { amount: 1, unit: "d" } as const;
const carted = (relation: Relation) => happened("cart_updated", relation);
const ask = (relation: Relation, facts: Partial<ProfileFacts>, context = shop) =>
  read(carted(relation), somebody(facts), context);

const cart = event("cart_updated", "2026-06-10T12:00:00Z", { productIds: ["101"] });

test("what follows is strictly later, and at most so long later, in hours whatever the clocks do", () => {
  const orderAt = (at: string) =>
    ask(followedBy("orders_placed", { within: day }), { events: [cart], orders: [order(at)] });
  expect(orderAt("2026-06-10T12:00:00Z")).toBe(false);
  expect(orderAt("2026-06-10T12:00:00.001Z")).toBe(true);
  expect(orderAt("2026-06-11T12:00:00Z")).toBe(true);
  expect(orderAt("2026-06-11T12:00:00.001Z")).toBe(false);
  // London's clocks went forward in this night: a day is 24 hours all the same.
  const events = [event("cart_updated", "2026-03-28T20:00:00Z")];
  const orders = [order("2026-03-29T19:30:00Z")];
  expect(ask(followedBy("orders_placed", { within: day }), { events, orders })).toBe(true);
});

test("what came before is strictly earlier, and at most so long", () => {
  const orderAt = (at: string) =>
    ask(precededBy("orders_placed", { within: day }), { events: [cart], orders: [order(at)] });
  expect(orderAt("2026-06-10T12:00:00Z")).toBe(false);
  expect(orderAt("2026-06-09T12:00:00Z")).toBe(true);
  expect(orderAt("2026-06-09T11:59:59.999Z")).toBe(false);
});

test("that nothing followed is told when the time is over, not before", () => {
  const noOrder = followedBy("orders_placed", { within: day, negated: true });
  expect(ask(noOrder, { events: [cart] }, shopAt("2026-06-11T11:59:59.999Z"))).toBe(false);
  expect(ask(noOrder, { events: [cart] }, shopAt("2026-06-11T12:00:00Z"))).toBe(true);
  const orders = [order("2026-06-11T12:00:00Z")];
  expect(ask(noOrder, { events: [cart], orders }, shopAt("2026-06-11T12:00:00Z"))).toBe(false);
  expect(ask(noOrder, { events: [cart], orders: [order("2026-06-11T12:00:00.001Z")] })).toBe(true);
});

test("without an end, nothing followed while nothing has; that nothing came before needs no waiting", () => {
  const later = [order("2026-06-14T12:00:00Z")];
  const noOrder = followedBy("orders_placed", { negated: true });
  expect(ask(noOrder, { events: [cart], orders: later })).toBe(false);
  expect(ask(noOrder, { events: [cart], orders: later }, shopAt("2026-06-14T11:00:00Z"))).toBe(true);
  const notBefore = precededBy("orders_placed", { negated: true, within: day });
  expect(ask(notBefore, { events: [cart], orders: later }, shopAt("2026-06-10T12:00:00Z"))).toBe(true);
});

test("so often as the relation says, with its own filters, for one of the rows", () => {
  const twice = followedBy("storefront_event.product_viewed", {}, is("count", ">=", 2), is("id", "=", 102));
  const looks = ["2026-06-11T12:00:00Z", "2026-06-12T12:00:00Z"].map((at) => viewed(at, "102"));
  expect(ask(twice, { events: [cart, ...looks] })).toBe(true);
  expect(ask(twice, { events: [cart, ...looks.slice(1), viewed("2026-06-13T12:00:00Z", "101")] })).toBe(false);
  // Each cart has one look after it, and no cart two.
  const second = event("cart_updated", "2026-06-11T13:00:00Z", { productIds: ["101"] });
  const apart = followedBy("storefront_event.product_viewed", { within: day }, is("count", ">=", 2));
  expect(ask(apart, { events: [cart, second, ...looks] })).toBe(false);
});

test("products are alike in the way that is asked for", () => {
  const alike = (a: string, b: string, likeness: Likeness) => {
    const events = [
      event("cart_updated", "2026-06-10T12:00:00Z", { productIds: [a] }),
      viewed("2026-06-11T12:00:00Z", b),
    ];
    return ask(followedBy("storefront_event.product_viewed", { likeness }), { events });
  };
  const ways = ["product", "collection", "type", "vendor", "tag", "any"] as const;
  const waysOf = (a: string, b: string) => ways.filter((likeness) => alike(a, b, likeness));
  expect(waysOf("101", "102")).toEqual(["collection", "type", "tag", "any"]);
  expect(waysOf("101", "103")).toEqual(["vendor"]);
  // One tag in common but for case; their types differ by it.
  expect(waysOf("101", "9007199254740993")).toEqual(["tag", "any"]);
  // What has no type, vendor or tag is like nothing by that, though it is the same product.
  expect(waysOf("104", "104")).toEqual(["product", "any"]);
  expect(waysOf("105", "105")).toEqual(["product", "any"]);
  expect(waysOf("104", "105")).toEqual([]);
});

test("rows with no products are related to nothing, so that nothing related followed", () => {
  const events = [event("cart_updated", "2026-06-10T12:00:00Z", { productIds: [] })];
  const orders = [order("2026-06-11T12:00:00Z", ["101"])];
  expect(ask(followedBy("orders_placed", { likeness: "any" }), { events, orders })).toBe(false);
  expect(ask(followedBy("orders_placed", { likeness: "any", negated: true }), { events, orders })).toBe(true);
});
