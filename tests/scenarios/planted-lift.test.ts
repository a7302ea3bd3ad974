import { expect, test } from "vitest";
import { plantedShops, readPlanted } from "../support/experiments/planted-lift";

// The short form of `npm run prove -- lift`: through the report's own query and estimator.

test(
  "the lift that was planted in a shop lies in its report's interval, however often the report is read",
  { timeout: 240_000 },
  async () => {
    const shops = plantedShops(24, 1);
    const held: boolean[] = [];
    for (const shop of shops) {
      const readings = await readPlanted(shop);
      expect(readings.length).toBeGreaterThan(2);
      held.push(readings.every(({ holds }) => holds));
    }
    // 95 in a hundred are promised, and of 24 a single one may go astray.
    expect(held.filter((holds) => holds).length).toBeGreaterThanOrEqual(23);
  },
);

test(
  "of a shop of some size the interval is narrow enough to tell a large lift from none",
  { timeout: 60_000 },
  async () => {
    const readings = await readPlanted({ seed: 900, people: 3000, baseRate: 0.25, lift: 0.8, share: 50 });
    const last = readings.at(-1) ?? expect.fail("It was never read");
    expect(last.low).toBeGreaterThan(0);
    expect(last.holds).toBe(true);
  },
);
