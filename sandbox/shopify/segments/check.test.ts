import { expect, test } from "vitest";
import { problemsOf } from "./check";

test.each([
  "email_subscription_status = 'SUBSCRIBED'",
  "last_order_date BETWEEN 2021-01-01 AND today",
  "customer_tags NOT CONTAINS 'it\\'s'",
  "products_purchased MATCHES (id IN (1012132033639, 2012162031638), date >= -12m)",
  "shopify_email.opened MATCHES ()",
  "anniversary('metafields.facts.birth_date') = today",
  "email_subscription_status = 'SUBSCRIBED' AND (customer_countries CONTAINS 'CA' OR amount_spent > 999.99)",
  "companies IS NOT NULL\nAND metafields.custom.skin-type = 'dry'",
])("takes %s", (query) => {
  expect(problemsOf(query)).toEqual([]);
});

test("says of wrong ones what Shopify said", () => {
  expect(problemsOf("not a valid segment query ???")).toEqual([
    "Line 1 Column 6: 'valid' is unexpected.",
    "Line 1 Column 4: 'a' filter cannot be found.",
  ]);
  expect(problemsOf("not another valid segment query ???")).toEqual([
    "Line 1 Column 12: 'valid' is unexpected.",
    "Line 1 Column 4: 'another' filter cannot be found.",
  ]);
});

test.each([
  ["lifecycle_stage = 'loyal'", "Line 1 Column 0: 'lifecycle_stage' filter cannot be found."],
  ["number_of_orders >= 2 AND", "Line 1 Column 25: '' is unexpected."],
  ["number_of_orders >= start_of_month", "Line 1 Column 20: 'start_of_month' is unexpected."],
  ["(number_of_orders = 1", "Line 1 Column 21: '' is unexpected."],
  ["last_order_date >= -24h", "Line 1 Column 19: '-' is unexpected."],
  [Array(11).fill("number_of_orders = 1").join(" OR "), "Too many clauses (>10)"],
])("refuses %s", (query, problem) => {
  expect(problemsOf(query)).toEqual([problem]);
});
