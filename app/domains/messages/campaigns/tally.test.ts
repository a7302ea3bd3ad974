import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision } from "../gate/model";
import { scale, tally, tallyParts, type Foreseen } from "./tally";

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
const send: Decision = { decision: "send", email: "ada@example.com" };
const wait = (hour: number): Decision => {
  return { decision: "defer", until: at(hour), reason: "quiet_hours", displacedBy: null };
};
const skip: Decision = { decision: "skip", reason: "unsubscribed" };
const of = (decision: Decision, segmentId: number | null = null): Foreseen => ({
  ...{ segmentId, template: segmentId === null ? "news" : "vip", decision },
});

test("who gets it, who waits until when, and who does not get it and why", () => {
  expect(tally([of(send), of(wait(8)), of(skip), of(wait(20)), of(send)], 5)).toEqual({
    audience: 5,
    send: 2,
    deferred: [{ reason: "quiet_hours", count: 2, until: at(20) }],
    skipped: [{ reason: "unsubscribed", count: 1 }],
  });
});

test("a sample stands for the whole audience", () => {
  const { send: sent, skipped } = tally([of(send), of(send), of(send), of(skip)], 100_000);
  expect([sent, skipped]).toEqual([75_000, [{ reason: "unsubscribed", count: 25_000 }]]);
});

test("each message has its own figures, and they add up", () => {
  const parts = tallyParts([of(send), of(send, 7), of(skip), of(send), of(wait(8), 7)], 10);
  expect(parts.map(({ template, audience, send: sent }) => [template, audience, sent])).toEqual([
    ["news", 6, 4],
    ["vip", 4, 2],
  ]);
});

test("of nobody nothing is foreseen", () => {
  expect(tally([], 0)).toEqual({ audience: 0, send: 0, deferred: [], skipped: [] });
});

test("however it is rounded, the parts add up to the whole", () => {
  const counts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(counts, fc.nat(2_000_000), (parts, total) => {
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      fc.pre(sum(parts) > 0);
      const scaled = scale(parts, total);
      expect(sum(scaled)).toBe(total);
      expect(scaled.every((one) => one >= 0)).toBe(true);
    }),
  );
});
