import fc from "fast-check";
import { expect, test } from "vitest";
import { definitions } from "../../../../tests/support/segments/definitions";
import { complete } from "./complete";
import { print } from "./print";

/** What is offered where the bar stands. */
function offered(text: string): string[] {
  const at = text.indexOf("|");
  return complete(text.replace("|", ""), at).offers.map((offer) => offer.text);
}

test("a condition begins with something to ask about", () => {
  expect(offered("|")).toEqual(expect.arrayContaining(["number_of_orders", "orders_placed", "NOT", "("]));
  expect(offered("customer_tags CONTAINS 'a' AND NOT |")).toContain("customer_countries");
});

test("names are found by any part of them, best by their beginning", () => {
  const offers = offered("order|");
  expect(offers).toEqual(expect.arrayContaining(["number_of_orders", "first_order_date"]));
  expect(offers[0]).toBe("orders_placed");
});

test.each([
  ["number_of_orders |", ["=", "!=", "<", "<=", ">", ">=", "BETWEEN", "IN", "NOT IN", "IS NULL", "IS NOT NULL"]],
  ["customer_tags NOT |", ["CONTAINS"]],
  ["number_of_orders >= 2 |", ["AND", "OR"]],
  ["(number_of_orders >= 2 |", ["AND", "OR", ")"]],
  ["number_of_orders BETWEEN 1 |", ["AND"]],
  ["customer_account_status = |", ["'DECLINED'", "'DISABLED'", "'ENABLED'", "'INVITED'"]],
  ["customer_account_status = 'D|", ["'DECLINED'", "'DISABLED'"]],
  ["orders_placed |", ["MATCHES", "NOT MATCHES"]],
  ["orders_placed MATCHES |", ["("]],
  ["orders_placed MATCHES (refunded = |", ["true", "false"]],
  ["orders_placed MATCHES (count >= 2 |", [")", ","]],
  ["orders_placed MATCHES (PRECEDED |", ["BY"]],
  ["cart_updated MATCHES (FOLLOWED BY orders_placed WITHIN |", ["24h", "3d", "2w"]],
  ["cart_updated MATCHES (FOLLOWED BY orders_placed RELATED BY t|", ["type", "tag", "product", "collection"]],
])("%s", (text, expected) => {
  expect(offered(text)).toEqual(expected);
});

test("what is written is replaced as a whole, and what stands behind is not looked at", () => {
  expect(complete("number_of_orders >= 2 AND last_or XYZ", 33)).toMatchObject({ from: 26, to: 33 });
  expect(offered("number_of_orders >= 2 AND last_or| XYZ")).toEqual(["last_order_date"]);
});

test("relations are offered where they may stand", () => {
  expect(offered("orders_placed MATCHES (|")).toEqual(expect.arrayContaining(["product_type", "NOT FOLLOWED BY"]));
  expect(offered("cart_updated MATCHES (FOLLOWED BY orders_placed MATCHES (|")).not.toContain("FOLLOWED BY");
});

test("behind a mistake nothing is offered", () => {
  expect(offered("number_of_order >= 2 AND |")).toEqual([]);
});

test("every word and sign of a definition is offered where it stands", () => {
  fc.assert(
    fc.property(definitions({ depth: 2 }), (definition) => {
      const text = print(definition);
      const words = [...text.matchAll(/'(?:[^'\\]|\\[^])*'|[\w.]+|[(),]|[<>!]?=|[<>]/g)];
      for (const { 0: word, index } of words.filter(({ 0: one }) => /^([A-Z]+|[(),]|[<>!]?=|[<>])$/.test(one))) {
        const texts = complete(`${text.slice(0, index)} `, index + 1).offers.map((offer) => offer.text);
        expect(texts.some((one) => one === word || one.startsWith(`${word} `))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
