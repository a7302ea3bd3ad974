import { expect, test } from "vitest";
import type { Attempted } from "../model";
import { standAfter, type Standing } from "./resting";

const now = new Date("2026-11-23T09:00:00Z");
const rested = { failures: 0, restedUntil: null };
const silent: Attempted = { outcome: "trouble", reason: "no_answer", afterSeconds: null };

function after(attempts: number): Standing {
  let standing: Standing = rested;
  for (let i = 0; i < attempts; i++) standing = standAfter(standing, silent, now);
  return standing;
}

const restOf = ({ restedUntil }: Standing) => restedUntil && (restedUntil.getTime() - now.getTime()) / 1000;

test("a host rests after five attempts in a row without an answer, each time twice as long, six hours at most", () => {
  expect([1, 4, 5, 6, 7, 30].map((attempts) => restOf(after(attempts)))).toEqual([null, null, 300, 600, 1200, 21_600]);
});

test("any answer that can be used ends it: a yes, and a no", () => {
  expect(standAfter(after(9), { outcome: "done" }, now)).toEqual(rested);
  expect(standAfter(after(9), { outcome: "refused", reason: "refused_by_target" }, now)).toEqual(rested);
});

test("who asks to slow down is left alone for so long, and that counts for no failure", () => {
  const slowed: Attempted = { outcome: "trouble", reason: "slowed_down", afterSeconds: 120 };
  expect(restOf(standAfter(rested, slowed, now))).toBe(120);
  expect(standAfter(rested, slowed, now).failures).toBe(0);
  expect(restOf(standAfter(rested, { ...slowed, afterSeconds: 999_999 }, now))).toBe(21_600);
});
