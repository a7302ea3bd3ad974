import fc from "fast-check";
import { expect, test } from "vitest";
import { definitions } from "../../../../tests/support/segments/definitions";
import { Definition } from "../model";
import { findProblem } from "./check";
import { parse } from "./parse";
import { print } from "./print";
import { SyntaxProblem } from "./tokens";

function problemOf(text: string): SyntaxProblem {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof SyntaxProblem) return error;
    throw error;
  }
  throw new Error(`${text} has no problem`);
}

test("a text that is something else altogether is told where it stops making sense", () => {
  const { line, column, problem, also } = problemOf("not a valid segment query ???");
  expect({ line, column, problem }).toMatchObject({ line: 1, column: 5, problem: /“a” cannot be found/ });
  expect(also).toEqual([{ line: 1, column: 7, problem: "“valid” is unexpected" }]);
});

test("a list of 500 ids as long as Shopify's are can be saved; what is more says how much fits", () => {
  const list = (length: number) =>
    `products_purchased MATCHES (id IN (${Array.from({ length }, (_, i) => 10_121_320_336_390_000n + BigInt(i)).join(", ")}))`;
  expect(findProblem(parse(list(500)))).toBeNull();
  expect(problemOf(list(501)).problem).toContain("at most 500 values");
  const long = list(500);
  expect(problemOf(`${long} OR ${long} OR ${long}`).problem).toMatch(
    /too long with \d+ characters; 20000 fit: shorten a list/,
  );
});

test.each([
  ["", 1, "cannot be blank"],
  [" \n ", 1, "cannot be blank"],
  [`customer_tags CONTAINS '${"x".repeat(20_000)}'`, 1, "20000 fit: shorten a list"],
  [`customer_tags CONTAINS '${"x".repeat(501)}'`, 24, "500 characters are the most"],
  ["number_of_orders", 17, "an operator is missing"],
  ["number_of_orders >=", 20, "compared with a whole number"],
  ["number_of_orders >= 2 AND", 26, "a condition is missing"],
  ["number_of_orders >= 2 amount_spent > 1", 23, "join conditions with AND or OR"],
  ["(number_of_orders >= 2", 23, "a closing ) is missing"],
  ["number_of_orders >= 2)", 22, "there is no ( for it"],
  ["number_of_orders >= 1.5", 21, "a whole number"],
  ["number_of_orders CONTAINS 2", 18, "CONTAINS does not fit here; number_of_orders goes with =, !=, <"],
  ["number_of_orders BETWEEN 1, 2", 27, "BETWEEN … AND …"],
  ["number_of_orders IS 2", 18, "after IS comes NULL or NOT NULL"],
  ["customer_tags = 'vip'", 15, "goes with CONTAINS, NOT CONTAINS"],
  ['customer_language = "en"', 21, "straight single quotes"],
  ["customer_language = 'en", 21, "no closing quote"],
  ["customer_language IN ()", 23, "a text in single quotes"],
  ["last_order_date > 2026-02-30", 19, "no 2026-02-30 in the calendar"],
  ["last_order_date > 2026-01-31T24:00:00", 19, "in the calendar"],
  ["last_order_date > 0000-01-01", 19, "no 0000-01-01 in the calendar"],
  ["last_order_date > 2026-01-31T25:61:00", 19, "no 2026-01-31T25:61:00 in the calendar"],
  ["last_order_date > -5001d", 19, "at most 5000"],
  ["last_order_date > start_of_week-101", 19, "at most 100"],
  ["member_of = 0", 13, "the number of a segment"],
  ["member_of IS NULL", 11, "does not fit here"],
  ["orders_placed > 2", 15, "orders_placed MATCHES (date >= -30d)"],
  ["orders_placed(count: 2)", 24, "= true or = false"],
  ["orders_placed MATCHES (count = 2 amount > 5)", 34, "a comma"],
  ["orders_placed MATCHES (tag >= 'a')", 28, "tag goes with CONTAINS"],
  ["orders_placed MATCHES (count IS NULL)", 30, "does not fit here"],
  ["message_opened MATCHES (sum_amount > 5)", 25, "message_opened can be asked for date, count"],
  ["product_type = 'Skincare'", 1, "as in orders_placed MATCHES (product_type …)"],
  ["segment_entered MATCHES (date > -3d)", 1, "segment_entered MATCHES (id = 7)"],
  ["segment_entered MATCHES (id != 3)", 1, "say of which segment"],
  ["orders_placed MATCHES (FOLLOWED BY segment_left)", 36, "say of which segment"],
  ["cart_updated MATCHES (NOT FOLLOWED BY orders_placed MATCHES (count > 1))", 62, "leave count out"],
  ["cart_updated MATCHES (FOLLOWED BY message_opened RELATED BY any)", 50, "message_opened has no products"],
  ["message_opened MATCHES (FOLLOWED BY orders_placed RELATED BY type)", 51, "message_opened has no products"],
  ["cart_updated MATCHES (FOLLOWED BY orders_placed WITHIN 3m)", 56, "24h, 3d, 2w"],
  ["cart_updated MATCHES (FOLLOWED BY orders_placed WITHIN -3d)", 56, "24h, 3d, 2w"],
  ["cart_updated MATCHES (FOLLOWED BY orders_placed RELATED BY colour)", 60, "one of product, collection"],
  ["cart_updated MATCHES (FOLLOWED BY cart_updated MATCHES (NOT PRECEDED BY cart_updated))", 57, "side by side"],
  [`metafields.${"x".repeat(200)}.y = 1`, 1, "at most 200 characters"],
  ["anniversary = today", 13, "anniversary('metafields.facts.birth_date')"],
])("%s", (text, column, problem) => {
  const found = problemOf(text);
  expect(found.problem).toContain(problem);
  expect(found).toMatchObject({ line: 1, column });
});

test.each([
  ["number_of_order >= 2", "number_of_orders"],
  ["storefront.product_viewed MATCHES ()", "storefront_event.product_viewed"],
  ["orders_placed MATCHES (product_typ = 'a')", "product_type"],
  ["customer_tags CONTAIN 'vip'", "CONTAINS"],
  ["rfm_group = 'CHAMPION'", "'CHAMPIONS'"],
  ["rfm_group = champions", "'CHAMPIONS'"],
  ["customer_language = en", "'en'"],
  ["last_order_date > '2026-01-31'", "2026-01-31"],
  ["last_order_date > todya", "today"],
])("%s was probably meant to have %s", (text, suggestion) => {
  expect(problemOf(text)).toMatchObject({ suggestion, problem: expect.stringContaining(suggestion) });
});

test("lines are counted too", () => {
  expect(problemOf("number_of_orders >= 2\n  AND amount_spend > 5")).toMatchObject({ line: 2, column: 7 });
});

test("there is an end to how deep, how many and how much", () => {
  const one = "number_of_orders = 1";
  const nested = (depth: number) => "(".repeat(depth) + one + ")".repeat(depth);
  expect(parse(nested(10))).toEqual(parse(one));
  expect(problemOf(nested(11)).problem).toContain("at most 10 deep");
  expect(problemOf(nested(2400)).problem).toContain("at most 10 deep");
  expect(problemOf("NOT ".repeat(11) + one).problem).toContain("at most 10 deep");

  const many = (count: number) => Array.from({ length: count }, () => "random_bucket = 1").join(" OR ");
  expect(parse(many(100))).toMatchObject({ parts: { length: 100 } });
  expect(problemOf(many(101)).problem).toContain("at most 100 conditions");

  const filters = (count: number) =>
    `orders_placed MATCHES (${Array.from({ length: count }, () => "hour > 1").join(", ")})`;
  expect(parse(filters(20))).toMatchObject({ filters: { length: 20 } });
  expect(problemOf(filters(21)).problem).toContain("at most 20 filters");

  const relations = Array.from({ length: 6 }, () => "FOLLOWED BY orders_placed").join(", ");
  expect(problemOf(`cart_updated MATCHES (${relations})`).problem).toContain("at most 5 relations");
});

test("whatever is written either is a definition or has a place where it is none", () => {
  const words = fc.constantFrom(
    ...["AND", "OR", "NOT", "(", ")", ",", ":", "=", "!=", ">=", "IN", "BETWEEN", "CONTAINS", "IS", "NULL", "MATCHES"],
    ...["FOLLOWED BY", "WITHIN", "24h", "RELATED BY", "any", "'a'", "'", "-3d", "today", "7", "1.5", "true", "date"],
    ...[
      "orders_placed",
      "cart_updated",
      "segment_left",
      "number_of_orders",
      "customer_tags",
      "anniversary",
      "count",
      "é",
    ],
  );
  const soups = fc.oneof(
    fc.array(words, { maxLength: 12 }).map((soup) => soup.join(" ")),
    fc.string(),
  );
  fc.assert(
    fc.property(definitions(), soups, fc.nat(), (definition, soup, nat) => {
      const text = print(definition);
      const at = nat % (text.length + 1);
      const written = text.slice(0, at) + soup + text.slice(at);
      try {
        expect(Definition.parse(parse(written))).toEqual(parse(print(parse(written))));
      } catch (error) {
        if (!(error instanceof SyntaxProblem)) throw error;
        expect(error.line).toBeGreaterThan(0);
        expect(error.line).toBeLessThanOrEqual(written.split("\n").length);
        expect(error.column).toBeLessThanOrEqual((written.split("\n")[error.line - 1] ?? "").length + 1);
      }
    }),
    { numRuns: 500 },
  );
});
