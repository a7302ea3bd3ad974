import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { compareInstants, followDueTimes, replayHistories } from "../support/segments/proofs";

// `npm run prove -- segments` does the same for longer.
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("in-time.myshopify.com")).id;
});

test("nobody's verdict changes before it is due", { timeout: 600_000 }, async () => {
  expect(await followDueTimes(shopId, { runs: 60, seed: 1 })).toBeGreaterThan(1000);
});

test("what only time changes is recorded at the very instant", { timeout: 600_000 }, async () => {
  expect(await compareInstants(shopId, { runs: 40, seed: 1 })).toBeGreaterThan(50);
});

test(
  "memberships kept step by step are those of everyone asked anew, then and later",
  { timeout: 600_000 },
  async () => {
    const { instants, members } = await replayHistories(shopId, { runs: 20, seed: 1 });
    expect(Math.min(instants, members)).toBeGreaterThan(100);
  },
);
