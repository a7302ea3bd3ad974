import fc from "fast-check";
import sql, { raw } from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { deriveHabits, habitsAsOf } from "./queries.server";
import { habitsOf } from "./habits";
import { devices } from "./model";

const asOf = new Date("2026-06-15T12:00:00Z");
const types = ["Tea", "cups", "TEA", ""];
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("habits.myshopify.com")).id;
  await ensureMonths(Array.from({ length: 34 }, (_, i) => new Date(Date.UTC(2023, 10 + i, 2))));
  for (const [i, type] of types.entries()) {
    await db.query(sql`
      INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest)
      VALUES (${shopId}, ${i + 1}, '', ${type}, '{}', 'epoch', '')`);
  }
});

/** Moments close to each other and to hours' and quarters' ends, some of them after the instant that is asked. */
const hoursAgo = fc.oneof(
  fc.integer({ min: -30, max: 80 }),
  fc.constantFrom(0, 1, 24, 168, 24 * 76, 24 * 77, 24 * 364, 24 * 365, 24 * 366, 24 * 500, 24 * 730),
);
const moment = fc
  .tuple(hoursAgo, fc.constantFrom(0, 1, 1799, 1800, 3599))
  .map(([hours, seconds]) => new Date(asOf.getTime() - hours * 3_600_000 - seconds * 1000));

const order = fc.record({
  at: moment,
  totalMinor: fc.integer({ min: 0, max: 9000 }),
  refund: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 9500 }), at: moment })),
  cancelledAt: fc.option(moment, { freq: 8 }),
  deletedAt: fc.option(moment, { freq: 12 }),
  discountMinor: fc.constantFrom(0, 0, 0, 500),
  codes: fc.constantFrom([], [], ["TEN"]),
  line: fc.record({
    product: fc.integer({ min: 1, max: types.length }),
    left: fc.constantFrom(1, 1, 0),
    version: moment,
  }),
});
const act = fc.record({
  at: moment,
  kind: fc.constantFrom("product_viewed", "message_clicked", "cart_updated", "message_delivered", "price_dropped"),
  device: fc.option(fc.constantFrom(...devices)),
});
const shop = fc.record({
  timezone: fc.constantFrom("UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland"),
  rhythmDays: fc.integer({ min: 7, max: 180 }),
  shoppers: fc.array(fc.record({ orders: fc.array(order, { maxLength: 7 }), acts: fc.array(act, { maxLength: 12 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
});

type Shop = typeof shop extends fc.Arbitrary<infer Value> ? Value : never;

test("derived in SQL for everyone at once, habits are what the plain rule says of each", async () => {
  await fc.assert(
    fc.asyncProperty(shop, async (given) => {
      await write(given);
      const rhythm = sql`${given.rhythmDays * 86_400}::bigint`;
      const derived = await db.query<Record<string, unknown>>(
        sql`SELECT * FROM (${habitsAsOf(shopId, asOf, rhythm)}) h ORDER BY profile_id`,
      );
      expect(derived).toEqual(plainRows(given));
      const some = ["1", "3", "99"];
      const ofSome = await db.query<Record<string, unknown>>(
        sql`SELECT * FROM (${habitsAsOf(shopId, asOf, rhythm, some)}) h ORDER BY profile_id`,
      );
      expect(ofSome).toEqual(plainRows(given).filter((row) => some.includes(row.profile_id)));
    }),
    { numRuns: 120 },
  );
});

test("who has nothing left loses the row, and a row that says the same is not written again", async () => {
  const [first, second] = [new Date(asOf.getTime() - 1000), asOf];
  await write({
    timezone: "UTC",
    rhythmDays: 30,
    shoppers: [1, 2].map(() => ({ orders: [], acts: [{ at: first, kind: "cart_updated", device: null }] })),
  });
  const derive = (now: Date) =>
    transact((tx) => deriveHabits(shopId, ["1", "2"], sql`${30 * 86_400}::bigint`, now, tx));
  await derive(first);
  await db.query(sql`DELETE FROM events WHERE shop_id = ${shopId} AND profile_id = 2`);
  await derive(second);
  const rows = await db.query(sql`
    SELECT profile_id AS id, derived_at AS "derivedAt" FROM profile_habits WHERE shop_id = ${shopId}`);
  expect(rows).toEqual([{ id: "1", derivedAt: first }]);
});

function plainRows({ shoppers, timezone, rhythmDays }: Shop) {
  const by = (at: Date | null) => at !== null && at <= asOf;
  return shoppers.flatMap(({ orders, acts }, i) => {
    const counted = orders
      .filter(({ at, cancelledAt, deletedAt }) => by(at) && !by(cancelledAt) && !by(deletedAt))
      .map(({ at, totalMinor, refund, discountMinor, codes, line }) => ({
        at,
        netMinor: totalMinor - (refund && by(refund.at) ? refund.minor : 0),
        isDiscounted: discountMinor > 0 || codes.length > 0,
        productTypes: !by(line.version) || line.left > 0 ? [types[line.product - 1] ?? ""] : [],
      }))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const seen = acts.filter(
      ({ at, kind }) => by(at) && ["product_viewed", "message_clicked", "cart_updated"].includes(kind),
    );
    const habits = habitsOf(counted, seen, { timezone, shopRhythmSeconds: rhythmDays * 86_400 });
    if (!habits) return [];
    return [
      {
        profile_id: String(i + 1),
        average_order_minor: habits.averageOrderMinor === null ? null : String(habits.averageOrderMinor),
        rhythm_days: habits.rhythmDays,
        discounted_percent: habits.discountedPercent,
        season: habits.season,
        product_types: habits.productTypes,
        visits: habits.visits,
        usual_hour: habits.usualHour,
        usual_weekday: habits.usualWeekday,
        usual_device: habits.usualDevice,
        derived_at: asOf,
      },
    ];
  });
}

async function write({ shoppers, timezone }: Shop): Promise<void> {
  for (const table of ["refunds", "order_lines", "orders", "events", "profile_habits", "profiles"]) {
    await db.query(sql`DELETE FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  }
  await db.query(sql`UPDATE shops SET timezone = ${timezone} WHERE id = ${shopId}`);
  const people = shoppers.map((_, i) => ({ id: i + 1 }));
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since)
    SELECT ${shopId}::int, id, 'epoch' FROM ${recordset(people, { id: "bigint" })}`);
  const orders = shoppers.flatMap(({ orders }, i) => orders.map((order) => ({ profileId: i + 1, ...order })));
  const rows = orders.map(({ refund, line, ...order }, i) => ({ ...order, orderId: i + 1, refund, line }));
  const columns = {
    ...{ orderId: "bigint", profileId: "bigint", totalMinor: "bigint", discountMinor: "bigint", codes: "text[]" },
    ...{ at: "timestamptz", cancelledAt: "timestamptz", deletedAt: "timestamptz" },
  };
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_minor, discount_codes, processed_at,
      cancelled_at, deleted_at, version, digest)
    SELECT ${shopId}::int, "orderId", "profileId", 'USD', "totalMinor", "discountMinor", codes, at, "cancelledAt", "deletedAt", at, ''
    FROM ${recordset(rows, columns)}`);
  const lines = rows.map(({ orderId, line }) => ({ orderId, ...line }));
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    SELECT ${shopId}::int, "orderId", 1, product, 1, "left", 0, version, ''
    FROM ${recordset(lines, { orderId: "bigint", product: "bigint", left: "int", version: "timestamptz" })}`);
  const refunds = rows.flatMap(({ orderId, refund }) => (refund ? [{ orderId, ...refund }] : []));
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT ${shopId}::int, "orderId", 1, minor, at
    FROM ${recordset(refunds, { orderId: "bigint", minor: "bigint", at: "timestamptz" })}`);
  const events = shoppers.flatMap(({ acts }, i) =>
    acts.map(({ at, kind, device }, n) => ({ id: i + 1, name: `${i} ${n}`, at, kind, properties: { device } })),
  );
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, at, kind, name, id, properties
    FROM ${recordset(events, { id: "bigint", name: "text", at: "timestamptz", kind: "text", properties: "jsonb" })}`);
}
