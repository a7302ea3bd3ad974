import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { compareVerdicts } from "../support/segments/proofs";

// `npm run prove -- segments` does the same for longer.
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("referee.myshopify.com")).id;
});

test("what is compiled says of everyone what a plain reader says", { timeout: 600_000 }, async () => {
  const { cases, again } = await compareVerdicts(shopId, { runs: 75, seed: 1 });
  expect(cases).toBeGreaterThan(20_000);
  expect(again).toBeGreaterThan(cases);
});
