import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { takeDirty } from "~/domains/profiles/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { addOrders, ago, now, openBuyingShop } from "../../../tests/support/buying/stage";
import { erasePrediction, findFit, findPrediction, listExpectedOrders, predict, sumPredictions } from "./index.server";

const day = 86_400_000;
let shopId: number;
let shops = 0;

async function open(shoppers: number): Promise<void> {
  shopId = await openBuyingShop(`predictions-${++shops}.myshopify.com`, shoppers);
}

async function dirty(): Promise<string[]> {
  const taken = await transact((tx) => takeDirty(shopId, 10_000, tx));
  expect(new Set(taken.map(({ cause }) => cause)).size).toBeLessThan(2);
  return taken.map(({ id }) => id);
}

async function nextNight(): Promise<Date | undefined> {
  const [job] = await db.query<{ at: Date }>(sql`
    SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`predictions.due:${shopId}:later`}`);
  return job?.at;
}

test("of every buyer something is foretold, segments are told, and tomorrow it goes on", async () => {
  await open(400);
  await predict(shopId, now);
  const kept = await findFit(shopId);
  expect(kept?.fit).toMatchObject({ state: "good", buyers: 400 });
  expect(await sumPredictions(shopId)).toMatchObject({ shoppers: 400 });
  expect(await dirty()).toHaveLength(400);
  expect(await nextNight()).toEqual(new Date(now.getTime() + day));
  const one = (await findPrediction(shopId, "1")) ?? expect.fail("Nothing is foretold");
  expect(one).toMatchObject({ derivedAt: now });
  expect(one.orders365.value).toBeGreaterThan(one.orders90.value);
  expect(await findPrediction(shopId, "401")).toBeNull();
});

test("the same night again changes nothing, and a shopper's order is learnt of the night after", async () => {
  await open(300);
  await predict(shopId, now);
  await dirty();
  await predict(shopId, now);
  expect(await dirty()).toEqual([]);
  const before = await findPrediction(shopId, "5");
  await addOrders(shopId, [{ orderId: 9001, profileId: 5, at: ago(0), minor: 4000 }]);
  const tomorrow = new Date(now.getTime() + day);
  await predict(shopId, tomorrow);
  expect(await dirty()).toEqual(["5"]);
  const after = await findPrediction(shopId, "5");
  expect(after?.derivedAt).toEqual(tomorrow);
  expect(after?.orders90.value).toBeGreaterThan(before?.orders90.value ?? 99);
  expect((await findFit(shopId))?.fittedAt).toEqual(now);
  await predict(shopId, new Date(now.getTime() + 7 * day));
  expect((await findFit(shopId))?.fittedAt).toEqual(new Date(now.getTime() + 7 * day));
});

test("whose orders are all cancelled is no buyer, and who was merged or erased has no prediction", async () => {
  await open(300);
  await predict(shopId, now);
  await dirty();
  await db.query(sql`UPDATE orders SET cancelled_at = ${now} WHERE shop_id = ${shopId} AND profile_id = 7`);
  await transact((tx) => deriveTraits(shopId, ["7"], now, tx));
  await predict(shopId, now);
  expect(await findPrediction(shopId, "7")).toBeNull();
  expect(await dirty()).toEqual(["7"]);
  await erasePrediction(shopId, "8");
  expect(await findPrediction(shopId, "8")).toBeNull();
});

test("orders of one day are one purchase, and later ones are invisible", async () => {
  await open(300);
  await predict(shopId, now);
  const first = await findFit(shopId);
  const twins = await db.query<{ at: Date; profileId: number; minor: number }>(sql`
    SELECT processed_at AS at, profile_id::int AS "profileId", 0 AS minor FROM orders WHERE shop_id = ${shopId}`);
  await addOrders(
    shopId,
    twins.map((twin, i) => ({ ...twin, orderId: 20_000 + i })),
  );
  await addOrders(shopId, [{ orderId: 9002, profileId: 3, at: new Date(now.getTime() + day), minor: 500 }]);
  await db.query(sql`DELETE FROM prediction_fits WHERE shop_id = ${shopId}`);
  await predict(shopId, now);
  expect((await findFit(shopId))?.fit).toEqual(first?.fit);
});

test("a young shop is told what is missing, and one that no longer fits loses what was foretold", async () => {
  await open(60);
  await predict(shopId, now);
  expect((await findFit(shopId))?.fit).toMatchObject({ state: "too_few", fitted: null });
  expect(await sumPredictions(shopId)).toMatchObject({ shoppers: 0 });

  await open(300);
  await predict(shopId, now);
  await dirty();
  // All that came in the last months did not come: the shop is another than it was.
  await db.query(sql`UPDATE orders SET cancelled_at = ${now} WHERE shop_id = ${shopId} AND processed_at > ${ago(130)}`);
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  await predict(shopId, new Date(now.getTime() + 8 * day));
  expect((await findFit(shopId))?.fit.fitted).toBeNull();
  expect(await sumPredictions(shopId)).toMatchObject({ shoppers: 0 });
  expect((await dirty()).length).toBe(300);
});

test("a shop that is not ready, or gone, is left alone", async () => {
  await open(300);
  await db.query(sql`UPDATE shops SET ready_at = NULL WHERE id = ${shopId}`);
  await predict(shopId, now);
  expect(await findFit(shopId)).toBeNull();
  expect(await nextNight()).toBeUndefined();
});

test("flows are timed by the day that is foretold, and by the rhythm of whom nothing is", async () => {
  await open(300);
  await predict(shopId, now);
  await db.query(sql`UPDATE profile_traits SET lifecycle_stage = 'active' WHERE shop_id = ${shopId}`);
  await db.query(sql`
    UPDATE profile_predictions SET next_order_at = CASE profile_id WHEN 1 THEN '2027-01-10T23:30:00Z'::timestamptz END
    WHERE shop_id = ${shopId} AND profile_id IN (1, 2)`);
  await db.query(sql`DELETE FROM profile_predictions WHERE shop_id = ${shopId} AND profile_id = 3`);
  await db.query(sql`
    UPDATE profile_traits SET last_order_at = '2026-12-31T00:00:00Z', rhythm_seconds = ${10 * 86_400}
    WHERE shop_id = ${shopId} AND profile_id IN (3, 4)`);
  await db.query(sql`UPDATE shops SET timezone = 'Asia/Tokyo' WHERE id = ${shopId}`);
  const found = await listExpectedOrders(shopId, "2027-01-10", "2027-01-11");
  const mine = found.filter(({ profileId }) => Number(profileId) <= 4);
  // In Tokyo the tenth is over; of the second none is expected within a year; the fourth has ordered since.
  expect(mine).toEqual([
    { profileId: "3", day: "2027-01-10" },
    { profileId: "4", day: "2027-01-10" },
    { profileId: "1", day: "2027-01-11" },
  ]);
});
