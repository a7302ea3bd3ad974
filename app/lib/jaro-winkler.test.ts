import { expect, test } from "vitest";
import { jaroWinkler } from "./jaro-winkler";

test.each([
  ["martha", "marhta", 0.9611],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.8133],
  ["jones", "johnson", 0.8324],
  ["abc", "xyz", 0],
  ["anna", "anna", 1],
  ["", "anna", 0],
])("%s and %s are as alike as Winkler's tables say", (one, other, likeness) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3);
  expect(jaroWinkler(other, one)).toBeCloseTo(likeness, 3);
});
