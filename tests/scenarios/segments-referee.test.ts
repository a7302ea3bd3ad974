import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { definitions } from "../support/segments/definitions";
import { shopHistories } from "../support/segments/histories";
import { nearDefinitions } from "../support/segments/near-definitions";
import { disagreements, missedTurns } from "../support/segments/referee";
import { writeHistory } from "../support/segments/write-history";

let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("referee.myshopify.com")).id;
});

// `npm run prove -- segments` does the same for longer.
const runs = Number(process.env["REFEREE_RUNS"] ?? 40);
const seed = process.env["REFEREE_SEED"] ? Number(process.env["REFEREE_SEED"]) : 1;
const dayMilliseconds = 86_400_000;

test("what is compiled says of everyone what a plain reader says", { timeout: 600_000 }, async () => {
  let asked = 0;
  const several = fc.array(fc.oneof(nearDefinitions, definitions()), { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 12 }), several, async (history, asks) => {
      await writeHistory(shopId, history);
      const result = await disagreements(shopId, asks, history.profiles, history.asOf);
      asked += result.asked;
      expect(result.found.slice(0, 3)).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(asked).toBeGreaterThan(runs * 100);
});

test("nobody's verdict changes before it is due", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 6 }), nearDefinitions, async (history, definition) => {
      await writeHistory(shopId, history);
      const until = new Date(history.asOf.getTime() + 40 * dayMilliseconds);
      expect(await missedTurns(shopId, definition, history.profiles, history.asOf, until)).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
