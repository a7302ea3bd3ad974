import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDistance } from "./word-distance";

test.each([
  ["kowalski", "kowalski", 0],
  ["kowalski", "kowalsky", 1],
  ["gmail.com", "gmial.com", 1],
  ["ca", "abc", 3],
  ["kitten", "sitting", 3],
  ["", "anna", 4],
  ["thornwick", "thronwcik", 2],
])("from %s to %s it is so many letters", (one, other, letters) => {
  expect(wordDistance(one, other)).toBe(letters);
  expect(wordDistance(other, one)).toBe(letters);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });

/** The same as it is defined: letter by letter from the ends. */
function plainly(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const ways = [plainly(a, other) + 1, plainly(one, b) + 1, plainly(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1)];
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    ways.push(plainly(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

test("it is what its definition says, in whatever order words are asked", () => {
  fc.assert(fc.property(word, word, (one, other) => wordDistance(one, other) === plainly(one, other)));
});
