import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { findPastRate } from "./queries.server";

const now = new Date("2026-06-01T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let shopId: number;
let shops = 0;
let orders = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`past-rate-${++shops}.myshopify.com`)).id;
});

async function people(count: number, state = "SUBSCRIBED", from = 1): Promise<void> {
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status,
      tags, order_count, spent_minor, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    SELECT ${shopId}::int, g, ${now}, '{}', '{}', '{}', ${state}, '{}', 0, 0, 0, 'new', ${now}, ${now}
    FROM generate_series(${from}::int, ${from + count - 1}::int) g`);
}

async function bought(...placed: { id: number; days: number; minor?: number; cancelled?: boolean }[]): Promise<void> {
  const rows = placed.map(({ id, days, minor = 1000, cancelled = false }) => ({
    ...{ order: ++orders, id, at: daysAgo(days), minor, cancelledAt: cancelled ? now : null },
  }));
  const columns = { order: "bigint", id: "bigint", at: "timestamptz", minor: "bigint", cancelledAt: "timestamptz" };
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    SELECT ${shopId}::int, "order", id, 'GBP', minor, '{}', at, "cancelledAt", at, '' FROM ${recordset(rows, columns)}`);
}

const rate = (windowDays: number, segmentIds: number[] | null = null) =>
  findPastRate(shopId, { windowDays, segmentIds }, now);

test("the rate is the share who order within a window, on average over the windows of 90 days", async () => {
  await people(10);
  // Three windows of 30 days: two shoppers in the last, one of them twice, and one in the first.
  await bought({ id: 1, days: 2 }, { id: 1, days: 3 }, { id: 2, days: 20 }, { id: 3, days: 85 });
  expect(await rate(30)).toMatchObject({ people: 10, rate: 3 / 30 });
  // Orders before that, or that were cancelled, tell nothing.
  await bought({ id: 4, days: 91 }, { id: 5, days: 1, cancelled: true });
  expect(await rate(30)).toMatchObject({ rate: 3 / 30 });
});

test("only who may be written to counts, and only members where segments are meant", async () => {
  await people(4);
  await people(4, "UNSUBSCRIBED", 5);
  await bought({ id: 1, days: 1 }, { id: 2, days: 1 }, { id: 5, days: 1 });
  expect(await rate(60)).toMatchObject({ people: 4, rate: 2 / 4 });
  await db.query(
    sql`INSERT INTO segments (shop_id, id, name, family, created_at) VALUES (${shopId}, 7, 'Test', 'value', ${now})`,
  );
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause, left_at)
    VALUES (${shopId}, 7, 1, ${daysAgo(9)}, 'fact', NULL), (${shopId}, 7, 3, ${daysAgo(9)}, 'fact', NULL),
      (${shopId}, 7, 2, ${daysAgo(9)}, 'fact', ${daysAgo(1)})`);
  expect(await rate(60, [7])).toMatchObject({ people: 2, rate: 1 / 2 });
});

test("what is cut off is what one buyer in a hundred spends more than; of few buyers nothing is", async () => {
  await people(200);
  expect(await rate(30)).toEqual({ people: 200, rate: 0, capMinor: null });
  await bought(...Array.from({ length: 100 }, (_, i) => ({ id: i + 1, days: 5, minor: i === 99 ? 90_000 : 1000 + i })));
  expect(await rate(30)).toMatchObject({ capMinor: 1098 });
});

test("where nobody is there is no rate", async () => {
  expect(await rate(14)).toEqual({ people: 0, rate: null, capMinor: null });
});
