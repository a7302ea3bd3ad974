import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { compareVerdicts, followDueTimes, replayHistories } from "../support/segments/proofs";

// `npm run prove -- segments` does the same for longer.
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("referee.myshopify.com")).id;
});

test("what is compiled says of everyone what a plain reader says", { timeout: 600_000 }, async () => {
  expect(await compareVerdicts(shopId, { runs: 40, seed: 1 })).toBeGreaterThan(4000);
});

test("nobody's verdict changes before it is due", { timeout: 600_000 }, async () => {
  expect(await followDueTimes(shopId, { runs: 40, seed: 1 })).toBeGreaterThan(40);
});

test(
  "memberships kept step by step are those of everyone asked anew, then and later",
  { timeout: 600_000 },
  async () => {
    const { instants, members } = await replayHistories(shopId, { runs: 12, seed: 1 });
    expect(Math.min(instants, members)).toBeGreaterThan(20);
  },
);
