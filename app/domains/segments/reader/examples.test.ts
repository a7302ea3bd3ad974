import { expect, test } from "vitest";
import { event, order, shopAt, somebody, viewed } from "../../../../tests/support/segments/stories";
import { ago, and, followedBy, happened, is, not, or, startOf, today } from "../../../../tests/support/segments/trees";
import type { ProfileFacts } from "./facts";
import { read } from "./read";

// A Wednesday.
const shop = shopAt("2026-06-17T12:00:00Z");

test("new customers who bought skincare lately, clicked two lessons and looked at a collection twice this week", () => {
  const looks = happened(
    "storefront_event.collection_viewed",
    is("id", "=", 501),
    is("date", ">=", startOf("week")),
    is("count", ">=", 2),
  );
  const lessons = happened("message_clicked", is("topic", "=", "educational"), is("count", ">=", 2));
  const bought = happened("products_purchased", is("product_type", "=", "Skincare"), is("date", ">=", ago(14, "d")));
  const segment = and(is("lifecycle_stage", "=", "new"), bought, lessons, looks);

  const lesson = (at: string) => event("message_clicked", at, { topic: "educational" });
  const look = (at: string) => event("collection_viewed", at, { collectionId: "501" });
  const ada = somebody({
    orders: [order("2026-06-10T09:00:00Z", ["102"])],
    events: [
      lesson("2026-05-01T08:00:00Z"),
      lesson("2026-06-01T08:00:00Z"),
      look("2026-06-15T00:00:00Z"),
      look("2026-06-16T21:00:00Z"),
    ],
  });
  expect(read(segment, ada, shop)).toBe(true);
  // In London the week began an hour before midnight by universal time.
  const justInTime = withEvents(ada, "collection_viewed", [look("2026-06-14T23:00:00Z"), look("2026-06-16T21:00:00Z")]);
  expect(read(segment, justInTime, shop)).toBe(true);
  const lastWeek = withEvents(ada, "collection_viewed", [
    look("2026-06-14T22:59:59.999Z"),
    look("2026-06-16T21:00:00Z"),
  ]);
  expect(read(segment, lastWeek, shop)).toBe(false);
  const boughtTwice = { ...ada, orders: [...ada.orders, order("2026-06-11T09:00:00Z", ["103"])] };
  expect(read(segment, boughtTwice, shop)).toBe(false);
  const longAgo = { ...ada, orders: [order("2026-06-02T09:00:00Z", ["102"])] };
  expect(read(segment, longAgo, shop)).toBe(false);
});

test("carts with electronics, no order within a day, and two looks at related products after", () => {
  const related = followedBy("storefront_event.product_viewed", { likeness: "any" }, is("count", ">=", 2));
  const noOrder = followedBy("orders_placed", { negated: true, within: { amount: 24, unit: "h" } });
  const segment = happened("cart_updated", is("product_type", "=", "Electronics"), noOrder, related);

  const cart = event("cart_updated", "2026-06-16T12:00:00Z", { productIds: ["103"], quantity: 1 });
  const looks = [viewed("2026-06-16T13:00:00Z", "9007199254740992"), viewed("2026-06-16T14:00:00Z", "101", "103")];
  const bea = somebody({ events: [cart, ...looks] });
  expect(read(segment, bea, shop)).toBe(true);
  expect(read(segment, bea, shopAt("2026-06-17T11:59:59.999Z"))).toBe(false);

  const unrelated = somebody({ events: [cart, ...looks.slice(0, 1), viewed("2026-06-16T14:00:00Z", "102")] });
  expect(read(segment, unrelated, shop)).toBe(false);
  const before = somebody({ events: [cart, ...looks.slice(0, 1), viewed("2026-06-16T12:00:00Z", "103")] });
  expect(read(segment, before, shop)).toBe(false);
  const ordered = (at: string) => read(segment, { ...bea, orders: [order(at)] }, shop);
  expect(ordered("2026-06-16T12:00:00Z")).toBe(true);
  expect(ordered("2026-06-17T12:00:00Z")).toBe(false);
});

test("inactive is who neither came nor bought for 90 days, to the day of the shop", () => {
  const came = happened("storefront_event.product_viewed", is("date", ">", ago(90, "d")));
  const segment = and(is("last_order_date", "<=", ago(90, "d")), not(came));

  const cyd = somebody({ orders: [order("2026-03-19T23:59:59Z")], events: [viewed("2026-01-05T10:00:00Z", "101")] });
  expect(read(segment, cyd, shop)).toBe(true);
  expect(read(segment, { ...cyd, orders: [order("2026-03-20T00:00:00Z")] }, shop)).toBe(false);
  expect(read(segment, { ...cyd, events: [viewed("2026-05-05T10:00:00Z", "101")] }, shop)).toBe(false);
  // Who never bought has no last order, so nothing can be said to be long ago.
  expect(read(segment, somebody(), shop)).toBe(false);
});

test("who picks anti-aging in the quiz is in at once, and is asked for the answer, not for the quiz", () => {
  const segment = happened("quiz_answered", is("answer", "=", "anti-aging"), is("date", ">=", today));
  const answered = (answer: string) => [event("quiz_answered", "2026-06-17T11:59:59Z", { quiz: "skin", answer })];
  expect(read(segment, somebody({ events: answered("anti-aging") }), shop)).toBe(true);
  expect(read(segment, somebody({ events: answered("hydration") }), shop)).toBe(false);
});

test("active, sleepy and new shoppers are told apart, and everyone is one of all stages", () => {
  const [active, sleepy, newcomer] = [
    or(is("lifecycle_stage", "=", "active"), is("lifecycle_stage", "=", "loyal")),
    or(is("lifecycle_stage", "=", "dormant"), is("lifecycle_stage", "=", "lost")),
    is("lifecycle_stage", "=", "new"),
  ];
  const verdicts = (person: ProfileFacts) => [active, sleepy, newcomer].map((segment) => read(segment, person, shop));
  const bought = (...days: string[]) => somebody({ orders: days.map((day) => order(`${day}T12:00:00Z`)) });
  expect(verdicts(bought("2026-06-01"))).toEqual([false, false, true]);
  expect(verdicts(bought("2026-05-01", "2026-06-01"))).toEqual([true, false, false]);
  // Twice the shop's rhythm of 45 days, to the second.
  expect(verdicts(bought("2026-03-19"))).toEqual([false, true, false]);
  expect(verdicts(bought("2026-03-20"))).toEqual([false, false, true]);
  expect(verdicts(somebody())).toEqual([false, false, false]);
});

function withEvents(person: ProfileFacts, kind: string, events: ProfileFacts["events"]): ProfileFacts {
  return { ...person, events: [...person.events.filter((event) => event.kind !== kind), ...events] };
}
