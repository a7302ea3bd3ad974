import { describe, expect, test } from "vitest";
import { functions } from "../vocabulary/functions";
import { parse } from "./parse";
import { clause, sentence } from "./sentence";
import type { Names } from "./wording/values";

const known = new Map([
  ["product 1", "Glow Serum"],
  ["product 2", "Day Cream"],
  ["collection 3", "Anti-aging"],
  ["segment 7", "VIP"],
]);
const names: Names = { nameOf: (of, id) => known.get(`${of} ${id}`), currency: null };
const say = (text: string) => clause(parse(text), names);

test("a definition is one sentence", () => {
  const text =
    "orders_placed MATCHES (count >= 2, date >= -30d, product_type = 'Skincare') AND customer_countries CONTAINS 'GB'";
  expect(sentence(parse(text))).toBe(
    "Shoppers who placed at least 2 orders in the last 30 days with a product of type ‘Skincare’, and whose country is GB.",
  );
});

test("the ear tells how conditions are joined", () => {
  const [a, b, c, d] = ["number_of_orders = 0", "amount_spent > 5", "customer_tags CONTAINS 'a'", "random_bucket = 1"];
  const both = "both who spent more than 5 and who are tagged ‘a’";
  expect(say(`${a} OR ${b} AND ${c}`)).toBe(`either who have no order, or ${both}`);
  expect(say(`${a} AND (${b} OR ${c})`)).toBe(
    "who have no order, and either who spent more than 5 or who are tagged ‘a’",
  );
  expect(say(`${a} AND (${b} OR ${c} OR ${d})`)).toBe(
    "who have no order, and who meet any of these three: who spent more than 5, who are tagged ‘a’ " +
      "or whose random number from 0 to 99 is exactly 1",
  );
  expect(say(`NOT (${a} AND (${b} OR ${c}))`)).toBe(
    "either who have at least 1 order, or both who spent at most 5 and who are not tagged ‘a’",
  );
  expect(say(`(${a} AND ${b}) AND ${c}`)).toBe("who have no order, and who spent more than 5, and who are tagged ‘a’");
});

const cases: Record<string, [string, string][]> = {
  "what a shopper is": [
    ["number_of_orders >= 1", "who have at least 1 order"],
    ["NOT number_of_orders > 1", "who have at most 1 order"],
    ["amount_spent BETWEEN 100 AND 1000.99", "who spent from 100 to 1000.99"],
    ["customer_tags NOT CONTAINS 'vip'", "who are not tagged ‘vip’"],
    ["customer_tags IS NULL", "who have no tags"],
    ["email_subscription_status = 'SUBSCRIBED'", "whose email consent is subscribed"],
    ["email_subscription_status != 'NOT_SUBSCRIBED'", "whose email consent is not ‘not subscribed’"],
    ["lifecycle_stage IN ('new', 'active')", "whose lifecycle stage is one of new or active"],
    ["member_of = 7", "who are in the segment ‘VIP’"],
    ["member_of NOT IN (7, 8)", "who are in none of the segments ‘VIP’ or 8"],
    ["customer_email_domain = 'a.com'", "for whom the domain of their address is ‘a.com’"],
  ],
  "a denial of what can be unknown says so": [
    ["customer_countries NOT CONTAINS 'gb'", "whose country is known and is not GB"],
    ["lifecycle_stage != 'lost'", "whose lifecycle stage is known and is not lost"],
    ["NOT lifecycle_stage IN ('new', 'lost')", "whose lifecycle stage is known and is none of new or lost"],
    ["customer_language IS NULL", "whose language is not known"],
  ],
  "what Tessera is not told": [
    ["sms_subscription_status = 'SUBSCRIBED'", "whose SMS consent is subscribed (Tessera is not told this)"],
    ["shopify_email.opened NOT MATCHES ()", "who opened no Shopify email (Tessera is not told this)"],
    ["orders_placed MATCHES (app_id = 5)", "who placed an order made by app number 5 (Tessera is not told this)"],
    ["metafields.custom.size > 3", "whose metafield custom.size is more than 3 (Tessera is not told this)"],
  ],
  dates: [
    ["last_order_date >= -14d", "whose last order was in the last 14 days"],
    ["last_order_date > -14d", "whose last order was in the 14 days up to today"],
    ["last_order_date < -1y", "whose last order was more than 1 year ago"],
    ["last_order_date <= -90d", "whose last order was on or before 90 days ago"],
    ["last_order_date = yesterday", "whose last order was yesterday"],
    ["last_order_date != 2026-01-31", "whose last order was on a day other than 31 January 2026"],
    ["last_order_date >= -24h", "whose last order was in the last 24 hours"],
    ["last_order_date >= 2026-01-31T18:00:00", "whose last order was at 18:00 on 31 January 2026 or later"],
    [
      "last_order_date BETWEEN start_of_month-1 AND today",
      "whose last order was from the start of last month to today",
    ],
    ["last_order_date IS NULL", "who have no last order"],
    ["last_order_date IS NOT NULL", "who have a last order"],
    ["NOT last_order_date >= -30d", "whose last order, if any, was more than 30 days ago"],
    ["customer_added_date >= start_of_week", "who became known since Monday (start of this week)"],
  ],
  "how often": [
    ["orders_placed MATCHES ()", "who placed an order"],
    ["orders_placed NOT MATCHES (date >= -30d)", "who placed no order in the last 30 days"],
    ["orders_placed MATCHES (count = 1)", "who placed exactly 1 order"],
    ["orders_placed MATCHES (count >= 2, count <= 5)", "who placed at least 2 and at most 5 orders"],
    ["orders_placed NOT MATCHES (count >= 2)", "who placed fewer than 2 orders"],
    ["orders_placed MATCHES (count IN (1, 2))", "who placed exactly 1 or 2 orders"],
    ["storefront_event.product_viewed MATCHES (count = 1)", "who viewed a product exactly once"],
    [
      "storefront_event.product_viewed MATCHES (id = 1, count >= 3)",
      "who viewed the product ‘Glow Serum’ at least 3 times",
    ],
    ["storefront_event.product_viewed NOT MATCHES (id = 1)", "who never viewed the product ‘Glow Serum’"],
    ["products_purchased NOT MATCHES (id IN (1, 2))", "who bought none of the products ‘Glow Serum’ or ‘Day Cream’"],
    ["products_purchased MATCHES (id = 9)", "who bought product 9"],
    ["orders_placed MATCHES (sum_amount > 100)", "who placed orders, coming to more than 100 in all"],
    ["orders_placed MATCHES (sum_amount < 100)", "who placed orders, coming to less than 100 in all (or none)"],
    ["products_purchased MATCHES (sum_quantity >= 3)", "who bought products, at least 3 items in all"],
    [
      "orders_placed NOT MATCHES (count > 2, sum_amount > 100)",
      "of whom it is not true that they placed more than 2 orders, coming to more than 100 in all",
    ],
  ],
  "what happened": [
    [
      "storefront_event.collection_viewed MATCHES (id = 3, count >= 2, date >= start_of_week)",
      "who viewed the collection ‘Anti-aging’ at least 2 times since Monday (start of this week)",
    ],
    [
      "message_clicked MATCHES (topic = 'educational', count >= 2)",
      "who clicked in a message on the topic ‘educational’ at least 2 times",
    ],
    ["message_complained MATCHES (date >= -1y)", "who reported a message as spam in the last year"],
    ["search_submitted MATCHES (query = 'serum', count >= 2)", "who made at least 2 searches for ‘serum’"],
    ["page_viewed MATCHES (path = '/pages/about')", "who viewed a page at ‘/pages/about’"],
    [
      "page_scrolled MATCHES (percent >= 75, path != '/blogs/news')",
      "who scrolled down a page to at least 75 percent at an address other than ‘/blogs/news’",
    ],
    [
      "page_stayed MATCHES (seconds >= 180, count >= 2)",
      "who stayed on a page for at least 180 seconds at least 2 times",
    ],
    [
      "video_played MATCHES (title = 'How to layer', device = 'mobile')",
      "who played a video called ‘How to layer’ on mobile",
    ],
    [
      "quiz_answered MATCHES (question = 'goal', answer = 'anti-aging')",
      "who gave a quiz answer to the question ‘goal’ that says ‘anti-aging’",
    ],
    [
      "quiz_answered MATCHES (question = 'goal', answer = 'firm', NOT FOLLOWED BY quiz_answered MATCHES (question = 'goal'))",
      "who gave a quiz answer to the question ‘goal’ that says ‘firm’, and have said nothing else to it since",
    ],
    [
      "quiz_answered MATCHES (question = 'goal', NOT FOLLOWED BY quiz_answered MATCHES (question = 'other'))",
      "who gave a quiz answer to the question ‘goal’, and after it gave no quiz answer to the question ‘other’",
    ],
    ["segment_left MATCHES (id = 7, date >= -7d)", "who left the segment ‘VIP’ in the last 7 days"],
    [
      "orders_placed MATCHES (position = 1, refunded = true)",
      "who placed an order that was their first that was refunded at least in part",
    ],
    ["orders_placed MATCHES (weekday IN ('saturday', 'sunday'))", "who placed an order on a Saturday or Sunday"],
    ["orders_placed MATCHES (discount_code IS NULL)", "who placed an order with no discount code"],
    ["orders_placed MATCHES (tag != 'sale')", "who placed an order with a product not tagged ‘sale’"],
    [
      "orders_placed MATCHES (tag NOT CONTAINS 'sale', NOT amount > 50)",
      "who placed an order, not counting those with a product tagged ‘sale’ or that came to more than 50",
    ],
    [
      "products_purchased MATCHES (tag = 'sale', vendor != 'Acme')",
      "who bought a product tagged ‘sale’ by a vendor other than ‘Acme’",
    ],
  ],
  "what came after and before": [
    [
      "cart_updated MATCHES (product_type = 'Electronics', NOT FOLLOWED BY orders_placed WITHIN 24h)",
      "who filled a cart with a product of type ‘Electronics’, and after it, within 24 hours, placed no order " +
        "(told once the 24 hours are over)",
    ],
    [
      "cart_updated MATCHES (FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)",
      "who filled a cart, and after it viewed a related product at least 2 times",
    ],
    [
      "orders_placed MATCHES (NOT PRECEDED BY storefront_event.product_viewed WITHIN 2w RELATED BY product)",
      "who placed an order, and before it, within 2 weeks, never viewed the same product",
    ],
    [
      "cart_updated NOT MATCHES (NOT FOLLOWED BY orders_placed WITHIN 1d RELATED BY type)",
      "who filled no cart, counting only those after which, within 1 day, they placed no order with a product of the same type " +
        "(told once the day is over)",
    ],
  ],
};

describe.each(Object.entries(cases))("%s", (_, sentences) => {
  test.each(sentences)("%s", (text, words) => {
    expect(say(text)).toBe(words);
  });
});

test("everything that happens is told in words of its own", () => {
  const told = functions.map(({ name }) => say(`${name} MATCHES (${name.startsWith("segment_") ? "id = 7" : ""})`));
  expect(new Set(told).size).toBe(functions.length);
  expect(told.filter((words) => /who had an? (?!bounced)/.test(words))).toEqual([]);
});
