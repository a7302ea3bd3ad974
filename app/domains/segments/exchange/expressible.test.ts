import fc from "fast-check";
import { expect, test } from "vitest";
import { definitions } from "../../../../tests/support/segments/definitions";
import { parse } from "../language/parse";
import { expressibleInShopify } from "./expressible";
import { shopifyAttributes, shopifyFunctions } from "./shopify-words";

const expressed = (text: string) => expressibleInShopify(parse(text));

// As the language's reference has them.
test.each([
  "email_subscription_status = 'SUBSCRIBED'",
  "last_order_date > -30d",
  "last_order_date BETWEEN 2021-01-01 AND today",
  "amount_spent BETWEEN 100 AND 1000.99",
  "customer_tags NOT CONTAINS 'vip'",
  "customer_cities CONTAINS 'US-CA-LosAngeles'",
  "products_purchased MATCHES (id IN (1012132033639, 2012162031638))",
  "products_purchased MATCHES (id NOT IN (1012132033639))",
  "products_purchased NOT MATCHES (date > -3m)",
  "products_purchased MATCHES (tag = 'Sports wear', date >= -12m)",
  "products_purchased MATCHES (quantity != 5)",
  "shopify_email.opened NOT MATCHES (activity_id = 5240029206)",
  "orders_placed MATCHES ()",
  "email_subscription_status = 'SUBSCRIBED' AND (customer_countries CONTAINS 'CA' OR amount_spent > 999.99)",
  "companies IS NULL",
  "customer_email_domain IS NOT NULL",
  "anniversary('metafields.facts.birth_date') = today",
  "metafields.custom.skin-type = 'it\\'s dry'",
])("Shopify has words for %s", (text) => {
  expect(expressed(text)).toEqual({ ok: true, query: text });
});

test.each([
  ["lifecycle_stage = 'loyal'", "lifecycle"],
  [
    "number_of_orders >= 1 AND NOT (amount_spent > 5 OR companies = 1)",
    "leave out shoppers either who spent more than 5",
  ],
  ["NOT number_of_orders = 5", "leave out"],
  ["customer_language IN ('en', 'fr')", "language"],
  ["email_subscription_status = 'REDACTED'", "consent"],
  ["number_of_orders > 1 AND last_order_date >= -24h", "last order"],
  ["last_order_date >= start_of_month", "last order"],
  ["last_order_date >= 0w", "last order"],
  ["customer_tags CONTAINS 'a\\\\b'", "tag"],
  ["customer_tags CONTAINS ''", "tag"],
  ["orders_placed MATCHES (count >= 2)", "order"],
  ["products_purchased MATCHES (date >= -30d, date <= -10d)", "bought"],
  ["products_purchased MATCHES (id != 7)", "bought"],
  ["products_purchased MATCHES (tag != 'x')", "bought"],
  ["products_purchased MATCHES (id = 7, NOT FOLLOWED BY orders_placed)", "bought"],
  ["cart_updated MATCHES ()", "cart"],
  ["member_of = 3", "segment 3"],
  ["random_bucket < 10", "random"],
])("Shopify has none for %s, and it is said which", (text, word) => {
  const expression = expressed(text);
  expect(expression.ok ? "" : expression.problem).toMatch(/^Shopify cannot (ask for|leave out) shoppers /);
  expect(expression.ok ? "" : expression.problem.toLowerCase()).toContain(word);
});

test("the first condition without words is named, not another", () => {
  const expression = expressed("number_of_orders >= 1 AND random_bucket < 10 AND lifecycle_stage = 'new'");
  expect(expression).toMatchObject({ problem: expect.stringContaining("random number") });
  expect(expression).not.toMatchObject({ problem: expect.stringContaining("lifecycle") });
});

test("a number that is no whole one is not asked where Shopify counts", () => {
  const test = { type: "compare", name: "companies", operator: "=" } as const;
  expect(expressibleInShopify({ ...test, value: { type: "number", number: "1.5" } }).ok).toBe(false);
  expect(expressibleInShopify({ ...test, value: { type: "number", number: "1" } }).ok).toBe(true);
});

test("more than Shopify takes is refused", () => {
  const conditions = (count: number) => Array(count).fill("number_of_orders = 1").join(" OR ");
  expect(expressed(conditions(10)).ok).toBe(true);
  expect(expressed(conditions(11))).toMatchObject({ ok: false, problem: expect.stringContaining("at most 10") });
  const ids = (count: number) => `products_purchased MATCHES (id IN (${Array(count).fill("7").join(", ")}))`;
  expect(expressed(ids(500)).ok).toBe(true);
});

const keywords = "AND OR NOT BETWEEN CONTAINS IN IS NULL MATCHES today true false anniversary".split(" ");
const parameters = Object.values(shopifyFunctions).flatMap((of) => Object.keys(of));
const documented = new Set([
  ...keywords,
  ...Object.keys(shopifyAttributes),
  ...Object.keys(shopifyFunctions),
  ...parameters,
]);

/** The words of a query outside its texts, times and offsets. */
function wordsIn(query: string): string[] {
  const bare = query
    .replace(/'(?:[^'\\]|\\')*'/g, " ")
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/g, " ")
    .replace(/(?<![\w.])[+-]\d+[dwmy]\b/g, " ")
    .replace(/metafields\.[\w-]+\.[\w-]+/g, " ");
  return bare.match(/[A-Za-z_][\w.]*/g) ?? [];
}

test("whatever is expressed uses documented words only, and means what it meant", () => {
  let expressedOnes = 0;
  fc.assert(
    fc.property(definitions({ depth: 2 }), (definition) => {
      const expression = expressibleInShopify(definition);
      if (!expression.ok) return;
      expressedOnes += 1;
      expect(wordsIn(expression.query).filter((word) => !documented.has(word))).toEqual([]);
      expect(expression.query).not.toMatch(/\bNOT \(|\bNOT [a-z]|\\[^']/);
      expect(parse(expression.query)).toEqual(definition);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(expressedOnes).toBeGreaterThan(100);
});
