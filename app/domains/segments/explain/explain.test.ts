import { expect, test } from "vitest";
import { event, order, shopAt, somebody, viewed } from "../../../../tests/support/segments/stories";
import { parse } from "../language/parse";
import { filterWords } from "../language/wording/happenings";
import { relationWords } from "../language/wording/matches";
import { nameless } from "../language/wording/values";
import type { ProfileFacts } from "../reader/facts";
import { nearRows } from "../reader/near";
import { readConditions } from "../reader/read";
import { foundWords } from "./found";
import { nearestMiss } from "./nearest-miss";

const shop = shopAt("2026-06-15T12:00:00Z");
const until = new Date("2027-06-15T12:00:00Z");
const consents = [{ state: "unsubscribed" as const, occurredAt: new Date("2026-06-01T00:00:00Z") }];
const facts: Partial<ProfileFacts> = {
  locale: "en-GB",
  orders: [order("2026-05-20T23:30:00Z", ["103"], { totalMinor: 4250 }), order("2026-06-10T12:00:00Z", ["101"])],
  events: [
    viewed("2026-06-12T12:00:00Z", "101"),
    event("cart_updated", "2026-06-13T12:00:00Z", { productIds: ["101"] }),
  ],
  consents,
};

function readingsOf(query: string, given = facts) {
  return readConditions(parse(query), somebody(given), shop);
}

test.each([
  ["number_of_orders >= 5", "2"],
  ["amount_spent > 50", "£92.50"],
  ["first_order_date < today", "21 May 2026"],
  ["last_order_date IS NULL", "10 June 2026"],
  ["abandoned_checkout_date >= -30d", "never"],
  ["customer_language = 'de'", "en-GB"],
  ["customer_countries CONTAINS 'GB'", "not known"],
  ["customer_tags CONTAINS 'vip'", "none"],
  ["email_subscription_status = 'SUBSCRIBED'", "unsubscribed"],
  ["rfm_group = 'CHAMPIONS'", "not known"],
  ["predicted_spend_tier = 'HIGH'", "nobody tells Tessera"],
  ["member_of = 7", "nobody can tell"],
  ["orders_placed MATCHES (date >= -30d)", "2 orders"],
  ["message_clicked MATCHES (date >= -30d)", "no messages clicked"],
  ["orders_placed MATCHES (sum_amount >= 100)", "2 orders, £92.50 in all"],
  [
    "products_purchased MATCHES (sum_quantity >= 3, product_type = 'Skincare')",
    "1 product bought like that, 1 item in all",
  ],
])("%s: found %s", (query, found) => {
  expect(readingsOf(query).map((reading) => foundWords(reading, shop))).toEqual([found]);
});

test.each([
  ["number_of_orders >= 5", "3 more orders", null],
  ["number_of_orders BETWEEN 3 AND 4", "1 more order", null],
  ["number_of_orders < 2", null, null],
  ["last_order_date >= -2d", "1 more order", null],
  ["lifecycle_stage = 'loyal'", "2 more orders", null],
  ["amount_spent > 92.5", "a little more spent", null],
  ["amount_spent >= 100", "£7.50 more spent", null],
  ["amount_spent < 50", null, null],
  ["email_subscription_status = 'SUBSCRIBED'", "a yes to email", null],
  ["customer_tags CONTAINS 'vip'", "the tag “vip”", null],
  [
    "storefront_event.product_viewed MATCHES (count >= 2, date >= -7d)",
    "1 more product view",
    "2026-06-19T23:00:00.000Z",
  ],
  ["orders_placed MATCHES (count > 2, product_type = 'Skincare')", "2 more orders like that", null],
  ["orders_placed MATCHES (sum_amount >= 100.005)", "£7.505 more", null],
  ["products_purchased MATCHES (sum_quantity >= 3)", "1 item more", null],
  ["orders_placed MATCHES (count >= 3, sum_amount > 100)", "1 more order and more than £7.50 more", null],
  ["orders_placed MATCHES (count >= 3, sum_amount > 10)", "1 more order", null],
  ["amount_spent BETWEEN 10 AND 20", null, null],
  ["orders_placed MATCHES (count <= 1)", null, null],
])("%s: missing %s", (query, missing, by) => {
  const misses = readingsOf(query).map((reading) => nearestMiss(reading, somebody(facts), shop, until));
  expect(misses.map((miss) => miss && { missing: miss.missing, by: miss.by?.toISOString() ?? null })).toEqual([
    missing === null ? null : { missing, by },
  ]);
});

function nearOf(query: string) {
  return readingsOf(query).flatMap(({ condition }) =>
    condition.type === "matches"
      ? nearRows(condition, somebody(facts), shop).map(({ row, missed }) => [
          row.at.toISOString().slice(0, 10),
          "filter" in missed
            ? filterWords(condition.function, missed.filter, nameless)
            : relationWords(missed.relation, nameless),
        ])
      : [],
  );
}

test("what nearly counts is told with the one thing that is not so of it", () => {
  expect(nearOf("orders_placed MATCHES (product_type = 'Skincare', date >= -3d)")).toEqual([
    ["2026-06-10", "in the last 3 days"],
  ]);
  expect(nearOf("orders_placed MATCHES (amount > 45, NOT PRECEDED BY orders_placed)")).toEqual([
    ["2026-06-10", "before it placed no order"],
    ["2026-05-20", "that came to more than 45"],
  ]);
  expect(nearOf("cart_updated MATCHES (id = 101, FOLLOWED BY orders_placed WITHIN 24h)")).toEqual([
    ["2026-06-13", "after it, within 24 hours, placed an order"],
  ]);
  expect(nearOf("storefront_event.product_viewed MATCHES (NOT id = 101)")).toEqual([
    ["2026-06-12", "not of product 101"],
  ]);
  // What counts is not near, nor is what fails in two ways, nor what nothing is told of.
  expect(nearOf("orders_placed MATCHES (amount > 200, product_type = 'Toys')")).toEqual([]);
  expect(nearOf("orders_placed MATCHES (date >= -90d)")).toEqual([]);
  expect(nearOf("orders_placed MATCHES (location_id = 1, date >= -1d)")).toEqual([]);
});
