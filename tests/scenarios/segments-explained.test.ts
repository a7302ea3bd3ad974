import { beforeAll, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import { checkReasons } from "../support/segments/proofs";

// `npm run prove -- segments` does the same for longer.
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("explained.myshopify.com")).id;
});

test("what an explanation cites is the reason, and nothing of it is too much", { timeout: 600_000 }, async () => {
  const { explanations, cited } = await checkReasons(shopId, { runs: 50, seed: 1 });
  expect(explanations).toBeGreaterThan(300);
  expect(cited).toBeGreaterThan(50);
});
