import { expect, test } from "vitest";
import { remember } from "./remembered";

const at = (milliseconds: number) => new Date(milliseconds);

test("what was found is good for a while, and then looked for anew", async () => {
  const kept = remember<number>(1000, 10);
  let looks = 0;
  const look = () => Promise.resolve(++looks);
  expect([await kept.find("a", at(0), look), await kept.find("a", at(999), look)]).toEqual([1, 1]);
  expect(await kept.find("a", at(1000), look)).toBe(2);
  expect(await kept.find("b", at(1000), look)).toBe(3);
});

test("who asks at the same time shares one look", async () => {
  const kept = remember<number>(1000, 10);
  let looks = 0;
  const asked = Array.from({ length: 5 }, () => kept.find("a", at(0), () => Promise.resolve(++looks)));
  expect(await Promise.all(asked)).toEqual([1, 1, 1, 1, 1]);
});

test("a look that failed is not remembered", async () => {
  const kept = remember<number>(1000, 10);
  await expect(kept.find("a", at(0), () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await kept.find("a", at(1), () => Promise.resolve(7))).toBe(7);
});

test("no more is kept than may be; the oldest goes first", async () => {
  const kept = remember<string>(Infinity, 2);
  const look = (word: string) => () => Promise.resolve(word);
  for (const key of ["a", "b", "c"]) await kept.find(key, at(0), look("first"));
  expect(await kept.find("c", at(1), look("second"))).toBe("first");
  expect(await kept.find("a", at(1), look("second"))).toBe("second");
});
