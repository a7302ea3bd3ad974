import { expect, test } from "vitest";
import { transact } from "~/db.server";
import { compareAll } from "~/domains/duplicates/jobs.server";
import { defaultSettings } from "~/domains/duplicates/model";
import { ensureShop } from "~/domains/shops/index.server";
import { plant } from "../support/duplicates/plant";
import { measured, plantedShop } from "../support/duplicates/planted";

const now = new Date();

test("of planted people, at least 99 in a hundred pairs above the threshold are one person, and most are found", async () => {
  let [right, pairs, shown, planted] = [0, 0, 0, 0];
  for (const seed of [1, 2, 3]) {
    const shop = plantedShop(seed, 4000);
    const { id } = await ensureShop(`planted-${seed}.myshopify.com`);
    const offset = seed * 1_000_000;
    await plant(id, shop, offset, now);
    const { found } = await transact((tx) => compareAll(id, defaultSettings.showFrom, tx));
    const told = found.map(({ one, other, confidence }) => {
      return { one: String(Number(one) - offset), other: String(Number(other) - offset), confidence };
    });
    const sure = measured(shop, told, defaultSettings.threshold);
    right += sure.right;
    pairs += sure.pairs;
    planted += sure.planted;
    shown += measured(shop, told, defaultSettings.showFrom).right;
  }
  console.log(`sure ${right} of ${pairs}, planted ${planted}, shown ${shown}`);
  expect(right / pairs).toBeGreaterThanOrEqual(0.99);
  expect(right / planted).toBeGreaterThan(0.4);
  expect(shown / planted).toBeGreaterThan(0.6);
});
