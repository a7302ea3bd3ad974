import fc from "fast-check";
import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { recordset } from "~/lib/sql";
import { lifecycleOf, shopRhythmOf } from "./lifecycle";
import { lifecycleRule } from "./model";
import { shopRhythmAsOf } from "./counted.server";
import { traitsAsOf } from "./queries.server";

const asOf = new Date("2026-06-15T12:00:00Z");
const day = 86_400_000;
let shopId: number;

beforeAll(async () => {
  const [shop] = await db.query<{ id: number }>(
    sql`INSERT INTO shops (domain) VALUES ('rule.myshopify.com') RETURNING id`,
  );
  shopId = shop?.id ?? 0;
});

/** Shoppers as lists of what they bought: how long ago, for how much, how much came back and whether it was cancelled. */
const purchase = fc.record({
  secondsAgo: fc.integer({ min: -30 * 86_400, max: 900 * 86_400 }),
  totalMinor: fc.integer({ min: 0, max: 50_000 }),
  refundMinor: fc.option(fc.integer({ min: 0, max: 5_000 })),
  refundDaysAgo: fc.integer({ min: -5, max: 100 }),
  cancelledDaysAgo: fc.option(fc.integer({ min: -5, max: 100 }), { freq: 8 }),
});
const shopper = fc.record({ purchases: fc.array(purchase, { maxLength: 8 }), lifetimeOrders: fc.option(fc.nat(12)) });
const shop = fc.record({
  shoppers: fc.array(shopper, { minLength: 1, maxLength: 25 }),
  rhythmDays: fc.integer({ min: 7, max: 180 }),
  historyDays: fc.option(fc.integer({ min: 1, max: 90 })),
});

type Shop = typeof shop extends fc.Arbitrary<infer Value> ? Value : never;

test("derived in SQL for everyone at once, traits are what the plain rule says of each", async () => {
  await fc.assert(
    fc.asyncProperty(shop, async (given) => {
      await write(given);
      const rows = await db.query<Record<string, unknown> & { profile_id: string }>(sql`
        SELECT * FROM (${traitsAsOf(shopId, asOf, sql`${given.rhythmDays * 86_400}::bigint`)}) t`);
      const derived = new Map(rows.map((row) => [row.profile_id, row]));
      given.shoppers.forEach(({ purchases, lifetimeOrders }, i) => {
        const counted = purchases
          .filter(
            ({ secondsAgo, cancelledDaysAgo }) =>
              secondsAgo >= 0 && !(cancelledDaysAgo !== null && cancelledDaysAgo >= 0),
          )
          .toSorted((a, b) => b.secondsAgo - a.secondsAgo);
        const historyFrom = given.historyDays === null ? null : daysAgo(given.historyDays);
        const history = {
          orders: counted.map(({ secondsAgo }) => new Date(asOf.getTime() - secondsAgo * 1000)),
          earlierOrders: historyFrom ? Math.max(0, (lifetimeOrders ?? 0) - counted.length) : 0,
          historyFrom,
          knownSince: daysAgo(1000),
        };
        const plain = lifecycleOf(history, given.rhythmDays * 86_400, asOf);
        const spentMinor = counted.reduce((sum, { totalMinor, refundMinor, refundDaysAgo }) => {
          return sum + totalMinor - (refundDaysAgo >= 0 ? (refundMinor ?? 0) : 0);
        }, 0);
        expect(derived.get(String(i + 1))).toMatchObject({
          profile_id: String(i + 1),
          order_count: counted.length,
          spent_minor: String(spentMinor),
          first_order_at: history.orders[0] ?? null,
          last_order_at: history.orders.at(-1) ?? null,
          rhythm_seconds: String(plain.rhythmSeconds),
          lifecycle_stage: plain.lifecycleStage,
          lifecycle_since: plain.lifecycleSince,
          lifecycle_until: plain.lifecycleUntil,
        });
      });
    }),
    { numRuns: 150 },
  );
});

test("the shop's rhythm in SQL is the plain lower median, within its bounds, and a guess while there is little", async () => {
  const intervals = fc.array(fc.integer({ min: 1, max: 400 * 86_400 }), { minLength: 25, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(intervals, async (given) => {
      // Each interval is between two orders of a shopper of their own.
      const start = Date.UTC(2024, 0, 1);
      const shoppers = given.map((seconds) => [start, start + seconds * 1000]);
      await write({
        shoppers: shoppers.map(() => ({ purchases: [], lifetimeOrders: null })),
        rhythmDays: 45,
        historyDays: null,
      });
      await writeOrders(
        shoppers.flatMap((times, i) => times.map((time) => ({ profileId: i + 1, processedAt: new Date(time) }))),
      );
      const [row] = await db.query<{ seconds: string }>(sql`SELECT ${shopRhythmAsOf(shopId, asOf)} AS seconds`);
      expect(Number(row?.seconds)).toBe(shopRhythmOf(given));
    }),
    { numRuns: 60 },
  );
});

test("a stage ends at the very instant it says", async () => {
  const bought = daysAgo(10);
  const history = { orders: [bought], earlierOrders: 0, historyFrom: null, knownSince: bought };
  const rhythm = lifecycleRule.guessedRhythmSeconds;
  const afterRhythms = (rhythms: number) => new Date(bought.getTime() + rhythms * rhythm * 1000);
  await write({ shoppers: [{ purchases: [], lifetimeOrders: null }], rhythmDays: 45, historyDays: null });
  await writeOrders([{ profileId: 1, processedAt: bought }]);
  const stagesAt = async (instant: Date) => {
    const [row] = await db.query<{ stage: string }>(sql`
      SELECT lifecycle_stage AS stage FROM (${traitsAsOf(shopId, instant, sql`${rhythm}::bigint`)}) t`);
    return [lifecycleOf(history, rhythm, instant).lifecycleStage, row?.stage];
  };
  const turns = [
    { before: "new", after: "dormant", at: afterRhythms(lifecycleRule.dormantAfterRhythms) },
    { before: "dormant", after: "lost", at: afterRhythms(lifecycleRule.lostAfterRhythms) },
  ];
  for (const { before, after, at } of turns) {
    const justBefore = new Date(at.getTime() - 1);
    expect(lifecycleOf(history, rhythm, justBefore).lifecycleUntil).toEqual(at);
    expect(await stagesAt(justBefore)).toEqual([before, before]);
    expect(await stagesAt(at)).toEqual([after, after]);
  }
});

async function write({ shoppers, historyDays }: Shop) {
  await db.query(sql`DELETE FROM orders`);
  await db.query(sql`DELETE FROM refunds`);
  await db.query(sql`DELETE FROM profiles`);
  await db.query(
    sql`UPDATE shops SET history_from = ${historyDays === null ? null : daysAgo(historyDays)} WHERE id = ${shopId}`,
  );
  const profiles = shoppers.map(({ lifetimeOrders }, i) => ({ id: i + 1, lifetimeOrders }));
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since, lifetime_orders)
    SELECT ${shopId}::int, id, ${daysAgo(1000)}::timestamptz, "lifetimeOrders"
    FROM ${recordset(profiles, { id: "bigint", lifetimeOrders: "int" })}`);
  const orders = shoppers.flatMap(({ purchases }, i) => purchases.map((bought) => ({ ...bought, profileId: i + 1 })));
  await writeOrders(
    orders.map(({ profileId, secondsAgo, totalMinor, cancelledDaysAgo }) => ({
      profileId,
      totalMinor,
      processedAt: new Date(asOf.getTime() - secondsAgo * 1000),
      cancelledAt: cancelledDaysAgo === null ? null : daysAgo(cancelledDaysAgo),
    })),
  );
  const refunds = orders.flatMap(({ refundMinor, refundDaysAgo }, i) =>
    refundMinor === null ? [] : { orderId: i + 1, amountMinor: refundMinor, refundedAt: daysAgo(refundDaysAgo) },
  );
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT ${shopId}::int, "orderId", 1, "amountMinor", "refundedAt"
    FROM ${recordset(refunds, { orderId: "bigint", amountMinor: "bigint", refundedAt: "timestamptz" })}`);
}

async function writeOrders(
  orders: { profileId: number; processedAt: Date; totalMinor?: number; cancelledAt?: Date | null }[],
) {
  const rows = orders.map((order, i) => ({ totalMinor: 0, cancelledAt: null, ...order, orderId: i + 1 }));
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, processed_at, cancelled_at, version, digest)
    SELECT ${shopId}::int, "orderId", "profileId", 'USD', "totalMinor", "processedAt", "cancelledAt", "processedAt", ''
    FROM ${recordset(rows, { orderId: "bigint", profileId: "bigint", totalMinor: "bigint", processedAt: "timestamptz", cancelledAt: "timestamptz" })}`);
}

function daysAgo(days: number): Date {
  return new Date(asOf.getTime() - days * day);
}
