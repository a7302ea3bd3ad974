import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { predict } from "~/domains/predictions/index.server";
import { evaluateFor, parse, refresh } from "~/domains/segments/index.server";
import { addOrders, now, openBuyingShop } from "../support/buying/stage";
import { addSegment } from "../support/flow-stage";

let shopId: number;
beforeAll(async () => {
  shopId = await openBuyingShop("foretold.myshopify.com", 300);
});

const truthsOf = async (text: string, profileIds: string[], at = now) => {
  const truths = await evaluateFor(shopId, [parse(text)], profileIds, at);
  return profileIds.map((id) => truths.get(id)?.[0] ?? null);
};

test("segments ask what is foretold, and of whom nothing is they know nothing", async () => {
  expect(await truthsOf("predicted_orders_90_days >= 0", ["1", "2"])).toEqual([null, null]);
  await predict(shopId, now);
  const rows = await db.query<{ id: string; orders: number; spend: number; churn: number; alive: number }>(sql`
    SELECT profile_id AS id, orders_90::float8 AS orders, spend_90_minor::float8 AS spend, churn_percent AS churn,
      alive_percent AS alive FROM profile_predictions WHERE shop_id = ${shopId} ORDER BY profile_id`);
  const ids = rows.map(({ id }) => id);
  expect(ids).toHaveLength(300);
  expect(await truthsOf("predicted_orders_90_days >= 0.5", ids)).toEqual(rows.map(({ orders }) => orders >= 0.5));
  // Amounts are written in pounds and kept in pence.
  expect(await truthsOf("predicted_spend_90_days > 12.50", ids)).toEqual(rows.map(({ spend }) => spend > 1250));
  expect(await truthsOf("churn_risk > 60 OR probability_alive < 40", ids)).toEqual(
    rows.map(({ churn, alive }) => churn > 60 || alive < 40),
  );
  // Who never bought, and anybody before it was foretold.
  expect(await truthsOf("churn_risk >= 0", ["301"])).toEqual([null]);
});

test("a shopper of whom another order makes more be expected comes into the segment", async () => {
  const [someone] = await db.query<{ id: string; bound: string }>(sql`
    SELECT profile_id AS id, orders_90 + 0.01 AS bound FROM profile_predictions
    WHERE shop_id = ${shopId} AND orders_90 BETWEEN 0.1 AND 0.4 ORDER BY profile_id LIMIT 1`);
  if (!someone) return expect.fail("Of nobody a little is expected");
  const segmentId = await addSegment(shopId, "Soon", `predicted_orders_90_days >= ${someone.bound}`, now);
  await refresh(shopId, now);
  expect(await isIn(segmentId, someone.id)).toBe(false);
  await addOrders(shopId, [{ orderId: 9001, profileId: Number(someone.id), at: now, minor: 3000 }]);
  const tomorrow = new Date(now.getTime() + 86_400_000);
  await predict(shopId, tomorrow);
  await refresh(shopId, tomorrow);
  expect(await isIn(segmentId, someone.id)).toBe(true);
});

async function isIn(segmentId: number, profileId: string): Promise<boolean> {
  const stays = await db.query(sql`
    SELECT 1 FROM memberships
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND profile_id = ${profileId} AND left_at IS NULL`);
  return stays.length > 0;
}
