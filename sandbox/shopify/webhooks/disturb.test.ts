import { expect, it } from "vitest";
import { Disturbance } from "./disturb";

it("confuses deliveries the same way for the same seed", () => {
  const topics = Array.from({ length: 20 }, (_, index) => index);
  const settings = { seed: 5, duplicateRate: 0.3, maxDelayMs: 50, shuffle: true };
  const [one, other] = [new Disturbance(settings).schedule(topics), new Disturbance(settings).schedule(topics)];
  expect(one).toEqual(other);
  expect(one.length).toBeGreaterThan(topics.length);
  expect(new Set(one.map(({ item }) => item)).size).toBe(topics.length);
  expect(one.map(({ item }) => item)).not.toEqual(one.map(({ item }) => item).toSorted((a, b) => a - b));
  expect(new Disturbance({ ...settings, seed: 6 }).schedule(topics)).not.toEqual(one);
});

it("loses about as many as it was told to, and leaves the others in order", () => {
  const topics = Array.from({ length: 1000 }, (_, index) => index);
  const arriving = new Disturbance({ seed: 5, lossRate: 0.05 }).schedule(topics).map(({ item }) => item);
  expect(arriving.length).toBeGreaterThan(925);
  expect(arriving.length).toBeLessThan(975);
  expect(arriving).toEqual(arriving.toSorted((a, b) => a - b));
});
