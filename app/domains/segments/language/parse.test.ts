import { expect, test } from "vitest";
import type { Definition } from "../model";
import { parse } from "./parse";
import { print } from "./print";

const sameAgain = (text: string) => expect(print(parse(text))).toBe(text);

// Shopify's names, so that what its admin has can be pasted in.
const shopifyAttributes = [
  "abandoned_checkout_date > -7d",
  "anniversary('metafields.facts.birth_date') = today",
  "amount_spent >= 250.50",
  "companies >= 1",
  "created_by_app_id = 580111",
  "customer_account_status = 'ENABLED'",
  "customer_added_date < 2025-06-30",
  "customer_cities CONTAINS 'GB-ENG-London'",
  "customer_countries CONTAINS 'GB'",
  "customer_email_domain = 'example.com'",
  "customer_language != 'fr'",
  "customer_regions NOT CONTAINS 'US-NY'",
  "customer_tags CONTAINS 'wholesale'",
  "email_subscription_status = 'SUBSCRIBED'",
  "first_order_date BETWEEN -12m AND -1d",
  "last_order_date IS NULL",
  "number_of_orders BETWEEN 2 AND 5",
  "predicted_spend_tier = 'HIGH'",
  "product_subscription_status = 'NEVER_SUBSCRIBED'",
  "rfm_group = 'CHAMPIONS'",
  "sms_subscription_status != 'SUBSCRIBED'",
];
const shopifyFunctions = [
  "customer_within_distance MATCHES (coordinates = '51.5, -0.12', distance_km = 25)",
  "orders_placed MATCHES (date >= -90d, amount > 50, count >= 2, sum_amount BETWEEN 100 AND 999.99)",
  "products_purchased MATCHES (id IN (7001, 7002), quantity >= 2, sum_quantity > 5, date >= -3m)",
  "products_purchased NOT MATCHES (tag = 'Sale')",
  "shopify_email.bounced MATCHES ()",
  "shopify_email.clicked MATCHES (activity_id = 88, count > 2)",
  "shopify_email.delivered NOT MATCHES (date > -30d)",
  "shopify_email.marked_as_spam MATCHES ()",
  "shopify_email.opened NOT MATCHES (activity_id NOT IN (1, 2))",
  "shopify_email.unsubscribed MATCHES (date = today)",
  "store_credit_accounts MATCHES (currency = 'EUR', balance > 0, next_expiry_date <= +30d)",
  "storefront_event.collection_viewed MATCHES (id = 9001, date >= -7d)",
  "storefront_event.product_viewed MATCHES (id = 7001, count >= 3)",
];

test.each([...shopifyAttributes, ...shopifyFunctions, "metafields.custom.skin-type = 'dry'"])("%s", sameAgain);

test("AND binds tighter than OR, parentheses tighter still", () => {
  const [a, b, c] = ["number_of_orders = 1", "amount_spent > 5", "customer_tags CONTAINS 'vip'"];
  const [one, two, three] = [a, b, c].map((text) => parse(text));
  expect(parse(`${a} OR ${b} AND ${c}`)).toEqual({ type: "or", parts: [one, { type: "and", parts: [two, three] }] });
  expect(parse(`(${a} OR ${b}) AND ${c}`)).toEqual({ type: "and", parts: [{ type: "or", parts: [one, two] }, three] });
  expect(parse(`NOT ${a} AND ${b}`)).toEqual({ type: "and", parts: [{ type: "not", part: one }, two] });
  expect(parse(`NOT (${a} AND ${b})`)).toEqual({ type: "not", part: { type: "and", parts: [one, two] } });
  expect(print(parse(`((${a}) AND ((${b})))`))).toBe(`${a} AND ${b}`);
});

test("what happened, what did not follow, and what is related to it", () => {
  const text =
    "cart_updated MATCHES (product_type = 'Electronics', date >= -7d, NOT FOLLOWED BY orders_placed WITHIN 24h, " +
    "FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)";
  const expected: Definition = {
    type: "matches",
    function: "cart_updated",
    filters: [
      {
        test: { type: "compare", name: "product_type", operator: "=", value: { type: "text", text: "Electronics" } },
        negated: false,
      },
      {
        test: {
          type: "compare",
          name: "date",
          operator: ">=",
          value: { type: "date", date: { type: "relative", amount: -7, unit: "d" } },
        },
        negated: false,
      },
    ],
    relations: [
      {
        order: "followed",
        negated: true,
        function: "orders_placed",
        filters: [],
        within: { amount: 24, unit: "h" },
        likeness: null,
      },
      {
        order: "followed",
        negated: false,
        function: "storefront_event.product_viewed",
        filters: [
          {
            test: { type: "compare", name: "count", operator: ">=", value: { type: "number", number: "2" } },
            negated: false,
          },
        ],
        within: null,
        likeness: "any",
      },
    ],
  };
  expect(parse(text)).toEqual(expected);
  sameAgain(text);
});

test.each([
  ["products_purchased(tag: 'Sale', date: > -30d) = true", "products_purchased MATCHES (tag = 'Sale', date > -30d)"],
  ["products_purchased(id: (7001, 7002)) = false", "products_purchased NOT MATCHES (id IN (7001, 7002))"],
  ["orders_placed() != true", "orders_placed NOT MATCHES ()"],
  ["shopify_email.opened(count_at_least: 5) = TRUE", "shopify_email.opened MATCHES (count >= 5)"],
  ["orders_placed(date: between -30d and today) = true", "orders_placed MATCHES (date BETWEEN -30d AND today)"],
  [
    "customer_within_distance(coordinates: (51.5, -0.12), distance_mi: 6.2) = true",
    "customer_within_distance MATCHES (coordinates = '51.5, -0.12', distance_mi = 6.2)",
  ],
  [
    "anniversary (date: 'metafields.facts.birth_date') BETWEEN today AND +30d",
    "anniversary('metafields.facts.birth_date') BETWEEN today AND +30d",
  ],
  ["last_order_date >= 12_months_ago", "last_order_date >= -12m"],
  ["last_order_date = YESTERDAY OR last_order_date < 90_days_ago", "last_order_date = -1d OR last_order_date < -90d"],
  ["NOT customer_tags CONTAINS 'a'", "customer_tags NOT CONTAINS 'a'"],
  ["products_purchased(tag: ('Sale', 'New')) = true", "products_purchased MATCHES (tag IN ('Sale', 'New'))"],
  ["orders_placed MATCHES (NOT tag NOT CONTAINS 'a')", "orders_placed MATCHES (tag CONTAINS 'a')"],
  [
    "orders_placed MATCHES (FOLLOWED BY orders_placed MATCHES () RELATED BY vendor WITHIN 2w, count > 1)",
    "orders_placed MATCHES (count > 1, FOLLOWED BY orders_placed WITHIN 2w RELATED BY vendor)",
  ],
])("%s reads as %s", (older, normal) => {
  expect(print(parse(older))).toBe(normal);
  sameAgain(normal);
});

test.each([
  "last_order_date >= -24h",
  "last_order_date >= start_of_week AND last_order_date < start_of_month-1",
  "last_order_date = start_of_quarter+1 OR last_order_date > start_of_year-100",
  "last_order_date >= 2026-01-31T18:00:00",
  "member_of IN (7, 8) AND random_bucket < 10",
  "segment_entered MATCHES (id = 7, date >= -14d) AND segment_left NOT MATCHES (id IN (7, 8))",
  "orders_placed MATCHES (discount_code CONTAINS 'A', tag != 'b', NOT tag = 'c', tag NOT CONTAINS 'd')",
  "orders_placed MATCHES (refunded = true, weekday = 'saturday', hour >= 18, NOT position = 1)",
  "products_purchased MATCHES (id = 9223372036854775807)",
])("ours: %s", sameAgain);

test("ids and amounts stay the digits that were written", () => {
  expect(parse("products_purchased MATCHES (id = 9007199254740993)")).toMatchObject({
    filters: [{ test: { value: { type: "number", number: "9007199254740993" } } }],
  });
  expect(parse("amount_spent > 19.90")).toMatchObject({ value: { number: "19.90" } });
});

test("a quote in a text has a backslash before it, and another backslash is one", () => {
  expect(parse(String.raw`customer_tags CONTAINS 'mother\'s day \o/ \\'`)).toEqual({
    type: "contains",
    name: "customer_tags",
    text: "mother's day \\o/ \\",
  });
});

test("a list has up to 500 values, as far as the text goes", () => {
  const ids = Array.from({ length: 500 }, (_, i) => String(i + 1));
  sameAgain(`products_purchased MATCHES (id IN (${ids.join(", ")}))`);
  expect(() => parse(`products_purchased MATCHES (id IN (${[...ids, "501"].join(",")}))`)).toThrow(
    /at most 500 values/,
  );
});
