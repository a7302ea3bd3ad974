import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { countEntered, findFlowPast } from "../index.server";

const now = new Date("2026-06-01T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test("what came through a flow tells how many come, and how many of them order", async () => {
  const { id: shopId } = await ensureShop("flow-past.myshopify.com");
  await db.query(sql`
    INSERT INTO flows (shop_id, id, key, name, created_at) VALUES (${shopId}, 1, 'test', 'Test', ${daysAgo(200)})`);
  const run = (profileId: number, days: number) =>
    db.query(sql`
      INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, cause, state, arrived_at)
      VALUES (${shopId}, 1, 1, ${profileId}, ${daysAgo(days)}, ${daysAgo(days)}, '{}', 'ended', ${daysAgo(days)})`);
  const order = (id: number, profileId: number, days: number) =>
    db.query(sql`
      INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
      VALUES (${shopId}, ${id}, ${profileId}, 'GBP', 1000, '{}', ${daysAgo(days)}, ${daysAgo(days)}, '')`);
  await run(1, 60);
  await run(1, 40);
  await run(2, 50);
  await run(3, 5);
  await run(4, 120);
  await order(1, 1, 55);
  await order(2, 2, 20);
  await order(3, 3, 4);
  // The first is counted once, the second ordered too late, the third has not had the time, the fourth came too early.
  expect(await findFlowPast(shopId, { flowId: 1, windowDays: 14 }, now)).toEqual({ people: 3, counted: 2, bought: 1 });
  expect(await findFlowPast(shopId, { flowId: 2, windowDays: 14 }, now)).toEqual({ people: 0, counted: 0, bought: 0 });
});

test("who entered a segment lately is counted once, and not who was only learnt to be in it", async () => {
  const { id: shopId } = await ensureShop("entered-past.myshopify.com");
  await db.query(
    sql`INSERT INTO segments (shop_id, id, name, family, created_at) VALUES (${shopId}, 7, 'Test', 'value', ${now})`,
  );
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause, left_at)
    VALUES (${shopId}, 7, 1, ${daysAgo(9)}, 'fact', NULL), (${shopId}, 7, 1, ${daysAgo(50)}, 'time', ${daysAgo(20)}),
      (${shopId}, 7, 2, ${daysAgo(9)}, 'history', NULL), (${shopId}, 7, 3, ${daysAgo(100)}, 'fact', NULL)`);
  expect(await countEntered(shopId, 7, now)).toBe(1);
});
