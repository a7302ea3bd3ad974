import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { addShopper, buy, stock } from "../../../../tests/support/shelf";
import { findProducts, listFits, measureAndRelate, renewRecommendations } from "../index.server";

const now = new Date("2026-06-15T12:00:00Z");
const pairs = 6;
let shopId: number;

/** Shoppers who buy one of a pair, and the other one later; before the last weeks, or in them. */
async function pairUp(from: number, to: number, first: number, then: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const shopper = await addShopper(shopId, n, now);
    const pair = 10 + 2 * (n % pairs);
    await buy(shopId, shopper, [String(pair)], first, now);
    await buy(shopId, shopper, [String(pair + 1)], then, now);
  }
}

async function openShop(domain: string): Promise<void> {
  shopId = (await ensureShop(domain)).id;
  await stock(
    shopId,
    Array.from({ length: 2 * pairs }, (_, i) => ({ id: String(10 + i) })),
    now,
  );
}

beforeAll(() => openShop("measuring.myshopify.com"));

const fitOf = async (method: string) =>
  (await listFits(shopId)).find((fit) => fit.method === method) ?? expect.fail(`${method} was not measured`);

test("where earlier shoppers tell what later ones buy, that beats popularity, and is used", async () => {
  await pairUp(1, 121, 120, 60);
  await pairUp(121, 241, 50, 10);
  await transact((tx) => measureAndRelate(shopId, now, tx));
  const fit = await fitOf("bought_with");
  expect(fit).toMatchObject({ shoppers: 120, hits: 120, isUsed: true });
  expect(fit.popularHits).toBeLessThan(60);
  expect(await fitOf("popularity")).toMatchObject({ isUsed: false });

  const shopper = await addShopper(shopId, 500, now);
  await buy(shopId, shopper, ["14"], 40, now);
  const wanted = [{ key: "k", profileId: shopper, source: "recommended" as const, productIds: [], count: 1 }];
  expect((await findProducts(shopId, wanted, now, db)).get("k")).toMatchObject([{ productId: "15" }]);
});

test("what is only seen in the weeks held back helps no method: it is not known before", async () => {
  await openShop("future.myshopify.com");
  // Until the cut everybody buys one thing; the pairs are made in the weeks that are held back.
  await pairUp(1, 121, 50, 10);
  await transact((tx) => measureAndRelate(shopId, now, tx));
  expect((await fitOf("bought_with")).hits).toBe((await fitOf("popularity")).hits);
  expect(await fitOf("popularity")).toMatchObject({ isUsed: true, shoppers: 120 });
});

test("the relations that mails go by are those of now, once it is measured", async () => {
  const [pair] = await db.query<{ score: number }>(sql`
    SELECT score FROM product_relations
    WHERE shop_id = ${shopId} AND kind = 'bought_with' AND product_id = 10 AND other_id = 11`);
  expect(pair?.score).toBeGreaterThan(0);
});

test("it is done again tomorrow, and not for a shop that is gone", async () => {
  await renewRecommendations(shopId, now);
  const jobs = () =>
    db.query<{ at: Date }>(
      sql`SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`recommendations.due:${shopId}:later`}`,
    );
  expect(await jobs()).toEqual([{ at: new Date("2026-06-16T12:00:00Z") }]);
  await db.query(sql`DELETE FROM graphile_worker._private_jobs WHERE key = ${`recommendations.due:${shopId}:later`}`);
  await db.query(sql`UPDATE shops SET uninstalled_at = ${now} WHERE id = ${shopId}`);
  await renewRecommendations(shopId, now);
  expect(await jobs()).toEqual([]);
});
