import { expect, test } from "vitest";
import { changeWords } from "./change-words";

test("a figure is told against the one before", () => {
  expect(changeWords(112, 100, 30)).toBe("12 % more than in the 30 days before");
  expect(changeWords(50, 100, 7)).toBe("50 % less than in the 7 days before");
  expect(changeWords(100, 100, 7)).toBe("as in the 7 days before");
  expect(changeWords(1003, 1000, 7)).toBe("about as in the 7 days before");
});

test("what was nought cannot be outdone by so many per cent, and a jump is not told to the digit", () => {
  expect(changeWords(5, 0, 30)).toBe("none in the 30 days before");
  expect(changeWords(0, 0, 30)).toBe("as in the 30 days before");
  expect(changeWords(2000, 100, 30)).toBe("more than ten times the 30 days before");
  expect(changeWords(null, 3, 30)).toBe("nothing to compare with in the 30 days before");
});
