import { expect, test } from "vitest";
import { suggestionsAt, take } from "./suggestions";

/** Takes the first offer where the bar stands; the bar then stands where the writing goes on. */
function taking(text: string): string {
  const at = text.indexOf("|");
  const plain = text.replace("|", "");
  const suggestions = suggestionsAt(plain, at);
  const [offer] = suggestions.offers;
  if (!offer) return "nothing is offered";
  const taken = take(plain, suggestions, offer);
  return `${taken.text.slice(0, taken.caret)}|${taken.text.slice(taken.caret)}`;
}

test.each([
  ["number_of_or|", "number_of_orders |"],
  [
    "number_of_orders >= 2 AND last_or| AND random_bucket = 1",
    "number_of_orders >= 2 AND last_order_date |AND random_bucket = 1",
  ],
  ["orders_placed MAT|", "orders_placed MATCHES |"],
  ["orders_placed MATCHES |", "orders_placed MATCHES (|"],
  ["orders_placed MATCHES (refun|, count > 1)", "orders_placed MATCHES (refunded|, count > 1)"],
  ["lifecycle_stage = 'ne|", "lifecycle_stage = 'new' |"],
])("%s", (text, taken) => {
  expect(taking(text)).toBe(taken);
});

test("a word that is written to its end is not offered, nor is anything while nobody writes", () => {
  expect(suggestionsAt("number_of_orders", 16).offers).toEqual([]);
  expect(suggestionsAt("", null).offers).toEqual([]);
  expect(suggestionsAt("", 0).offers.length).toBeGreaterThan(5);
});
