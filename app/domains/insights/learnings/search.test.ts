import { expect, test } from "vitest";
import { searchLearnings, type Findable } from "./search";

const card = (words: string, said: Partial<Findable> = {}): Findable => ({
  words,
  outcome: "winner",
  about: "flow",
  ...said,
});
const cards = [
  card("A warm subject “Hello” won"),
  card("Later mail", { outcome: "no_difference", about: "flow_step" }),
  card("Warm pictures", { outcome: "too_few" }),
];
const found = (asked: Partial<Parameters<typeof searchLearnings>[1]>) =>
  searchLearnings(cards, { search: "", show: "", kind: "", ...asked }).map(({ words }) => words);

test("a card is found by all the words that are asked for, in any order and case", () => {
  expect(found({ search: "SUBJECT warm" })).toEqual(["A warm subject “Hello” won"]);
  expect(found({ search: "warm" })).toHaveLength(2);
  expect(found({ search: "cold" })).toEqual([]);
});

test("and by its result and what it was about", () => {
  expect(found({ show: "no_difference" })).toEqual(["Later mail"]);
  expect(found({ search: "warm", show: "too_few" })).toEqual(["Warm pictures"]);
  expect(found({ kind: "flow_step" })).toEqual(["Later mail"]);
  expect(found({})).toHaveLength(3);
});
