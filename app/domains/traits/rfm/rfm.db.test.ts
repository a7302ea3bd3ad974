import fc from "fast-check";
import sql, { raw } from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { takeDirty } from "~/domains/profiles/index.server";
import { ensureShop, markReady } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { deriveTraits, renewTraits, saveRfmNaming } from "../index.server";
import { rfmOf, type Buyer } from "./rfm";
import { findRfm, regroup } from "./queries.server";

const now = new Date("2026-11-23T03:00:00Z");
const day = 86_400_000;
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`rfm-${++shops}.myshopify.com`)).id;
  await transact((tx) => markReady(shopId, now, tx));
});

const someBuyer = fc.record({
  daysAgo: fc.integer({ min: 0, max: 12 }),
  orderCount: fc.constantFrom(1, 1, 1, 2, 3, 8),
  spentMinor: fc.integer({ min: -5, max: 12 }).map((tens) => tens * 10),
});

test("in SQL for everyone at once, the groups are what the plain rule says, ties included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someBuyer, { minLength: 25, maxLength: 80 }), async (given) => {
      const buyers = given.map(({ daysAgo, ...rest }) => ({ ...rest, lastOrderAt: daysBefore(daysAgo) }));
      await write(buyers);
      await transact((tx) => regroup(shopId, true, now, tx));
      const rows = await db.query<Record<string, unknown>>(
        sql`SELECT * FROM profile_rfm WHERE shop_id = ${shopId} ORDER BY profile_id`,
      );
      const plain = rfmOf(buyers).flatMap((one, i) => {
        if (!one) return [];
        const { scoresOf3: three, scoresOf5: five, groupOf6, groupOf11 } = one;
        return [
          {
            ...{ profile_id: String(i + 1), group_of_6: groupOf6, group_of_11: groupOf11 },
            ...{ recency_of_3: three.recency, frequency_of_3: three.frequency, monetary_of_3: three.monetary },
            ...{ recency_of_5: five.recency, frequency_of_5: five.frequency, monetary_of_5: five.monetary },
          },
        ];
      });
      expect(rows).toMatchObject(plain);
      expect(rows).toHaveLength(plain.length);
    }),
    { numRuns: 40 },
  );
});

test("the first night starts nothing; later nights mark just those whose scores changed, and say who moved", async () => {
  const buyers = Array.from({ length: 60 }, (_, i) => ({
    lastOrderAt: daysBefore(1 + i),
    orderCount: 1 + (i % 4),
    spentMinor: 2000 - i,
  }));
  await write(buyers);
  await renewTraits(shopId, now);
  expect(new Set((await dirty()).map(({ cause }) => cause))).toEqual(new Set(["history"]));
  expect((await findRfm(shopId, now)).movements).toEqual([]);

  const nextNight = new Date(now.getTime() + day);
  await renewTraits(shopId, nextNight);
  expect(await dirty()).toEqual([]);

  // The last in every respect becomes the first.
  await db.query(sql`
    UPDATE profile_traits SET last_order_at = ${now}, order_count = 50, spent_minor = 90000
    WHERE shop_id = ${shopId} AND profile_id = 57`);
  await renewTraits(shopId, new Date(nextNight.getTime() + day));
  const marked = await dirty();
  expect(marked).toContainEqual({ id: "57", cause: "live" });
  expect(marked.length).toBeLessThan(30);
  const { movements, groups } = await findRfm(shopId, new Date(nextNight.getTime() + day));
  expect(movements).toContainEqual({ from: "DORMANT", into: "CHAMPIONS", shoppers: 1 });
  expect(groups.reduce((sum, { shoppers }) => sum + shoppers, 0)).toBe(60);
  // Thirty days later nobody has moved lately.
  expect((await findRfm(shopId, new Date(nextNight.getTime() + 32 * day))).movements).toEqual([]);
});

test("the first night tells from the facts who moved in the last four weeks", async () => {
  const orders = Array.from({ length: 40 }, (_, i) => ({ id: i + 1, minor: 1000 + i, at: daysBefore(60 + i) }));
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since)
    SELECT ${shopId}::int, id, ${daysBefore(300)}::timestamptz FROM generate_series(1, 40) id`);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, n, id, 'USD', minor, '{}', at, at, ''
    FROM ${recordset(
      [...orders, { id: 40, minor: 9000, at: daysBefore(10) }].map((one, n) => ({ n, ...one })),
      { n: "bigint", id: "bigint", minor: "bigint", at: "timestamptz" },
    )}`);
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  await renewTraits(shopId, now);
  const { movements } = await findRfm(shopId, now);
  // The last of all bought again ten days ago; the score of frequency of nobody else is touched by that.
  expect(movements).toContainEqual({ from: "AT_RISK", into: "CHAMPIONS", shoppers: 1 });
  const [move] = await db.query<{ at: Date }>(sql`
    SELECT moved_at AS at FROM rfm_moves WHERE shop_id = ${shopId} AND profile_id = 40`);
  expect(move).toEqual({ at: daysBefore(7) });
});

test("who never bought is a prospect among the eleven; who is gone is in no group", async () => {
  await write(Array.from({ length: 30 }, (_, i) => ({ lastOrderAt: daysBefore(i), orderCount: 1, spentMinor: i })));
  await db.query(sql`
    UPDATE profile_traits SET order_count = 0, last_order_at = NULL, lifecycle_stage = 'prospect'
    WHERE shop_id = ${shopId} AND profile_id = 1`);
  await transact((tx) => regroup(shopId, true, now, tx));
  // Twenty-nine buyers are too few to be told apart.
  expect(await groups()).toEqual([{ id: "1", group: "PROSPECTS" }]);
  await db.query(sql`DELETE FROM profile_traits WHERE shop_id = ${shopId} AND profile_id = 1`);
  await transact((tx) => regroup(shopId, false, now, tx));
  expect(await groups()).toEqual([]);
  expect((await findRfm(shopId, now)).movements).toEqual([]);
});

test("a shop's pages show the names it chose", async () => {
  await write(
    Array.from({ length: 30 }, (_, i) => ({ lastOrderAt: daysBefore(i), orderCount: 1 + i, spentMinor: 10 * i })),
  );
  await renewTraits(shopId, now);
  expect(await findRfm(shopId, now)).toMatchObject({ naming: "eleven", renewal: { renewedAt: now } });
  await saveRfmNaming(shopId, "six");
  const chosen = await findRfm(shopId, now);
  expect(chosen.naming).toBe("six");
  expect(chosen.groups.map(({ group }) => group)).toContain("recent");
  // The choice outlives the night.
  await renewTraits(shopId, new Date(now.getTime() + day));
  expect((await findRfm(shopId, now)).naming).toBe("six");
});

function daysBefore(days: number): Date {
  return new Date(now.getTime() - days * day);
}

/** Makes these the shop's shoppers, numbered from 1, as their traits were derived. */
async function write(buyers: readonly Buyer[]): Promise<void> {
  for (const table of ["profile_rfm", "rfm_moves", "profile_traits", "profiles"]) {
    await db.query(sql`DELETE FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  }
  const rows = buyers.map((buyer, i) => ({ ...buyer, id: i + 1 }));
  const columns = { id: "bigint", lastOrderAt: "timestamptz", orderCount: "int", spentMinor: "bigint" };
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since)
    SELECT ${shopId}::int, id, ${now}::timestamptz FROM ${recordset(rows, columns)}`);
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status, tags,
      order_count, spent_minor, last_order_at, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    SELECT ${shopId}::int, id, ${daysBefore(900)}, '{}', '{}', '{}', 'SUBSCRIBED', '{}', "orderCount", "spentMinor",
      "lastOrderAt", 86400, 'active', ${now}::timestamptz, ${now}::timestamptz
    FROM ${recordset(rows, columns)}`);
}

async function dirty(): Promise<{ id: string; cause: string }[]> {
  return transact((tx) => takeDirty(shopId, 10_000, tx));
}

async function groups(): Promise<{ id: string; group: string }[]> {
  return db.query(sql`
    SELECT profile_id AS id, group_of_11 AS "group" FROM profile_rfm WHERE shop_id = ${shopId} ORDER BY profile_id`);
}
