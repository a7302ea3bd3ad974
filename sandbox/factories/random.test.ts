import { describe, expect, it } from "vitest";
import { randomFrom } from "./random";

const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe("a repeatable source of chance", () => {
  it("gives the same sequence for the same seed and label, and another for any other", () => {
    const sequence = (seed: number, label?: string) => draws(5, randomFrom(seed, label).next);
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
    expect(sequence(7)).not.toEqual(sequence(7, "other"));
  });

  it("forks without touching the parent's sequence", () => {
    const [plain, forked] = [randomFrom(3), randomFrom(3)];
    draws(100, forked.fork("child").next);
    expect(draws(5, forked.next)).toEqual(draws(5, plain.next));
  });

  it("draws from the distributions it names", () => {
    const random = randomFrom(11);
    expect(mean(draws(20_000, random.next))).toBeCloseTo(0.5, 1);
    expect(mean(draws(20_000, () => random.normal(10, 2)))).toBeCloseTo(10, 1);
    expect(mean(draws(20_000, () => random.exponential(4)))).toBeCloseTo(4, 0);
    expect(mean(draws(20_000, () => random.poisson(3)))).toBeCloseTo(3, 1);
    const around50 = draws(20_001, () => random.logNormal(50, 0.4)).sort((a, b) => a - b);
    expect(around50[10_000]).toBeGreaterThan(49);
    expect(around50[10_000]).toBeLessThan(51);
    expect(new Set(draws(2_000, () => random.between(1, 6)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it("weighs choices, never takes one that weighs nothing, and never takes one twice from a sample", () => {
    const random = randomFrom(5);
    const chosen = draws(10_000, () =>
      random.weighted(["rare", "never", "common"], (word) => word.length % 5 && (word === "rare" ? 1 : 3)),
    );
    expect(chosen).not.toContain("never");
    expect(chosen.filter((word) => word === "rare").length / chosen.length).toBeCloseTo(0.25, 1);
    expect(random.sample([1, 2, 3, 4], 9).sort()).toEqual([1, 2, 3, 4]);
    expect(() => random.pick([])).toThrow("Nothing to choose from");
  });
});
