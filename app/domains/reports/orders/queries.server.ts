import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { standing, worth } from "~/domains/attribution/index.server";
import type { Days } from "~/lib/report-period";

/** What a shop sold, whether or not mail had a part in it. */
export interface Sales {
  orders: number;
  /** In other currencies than the shop's: in no sum. */
  foreignOrders: number;
  revenueMinor: number;
}

const sums = sql`coalesce(sum(orders + later_orders), 0)::int AS orders, coalesce(sum(foreign_orders), 0)::int AS "foreignOrders",
  coalesce(sum(revenue_minor + later_minor), 0)::float8 AS "revenueMinor"`;

export async function sumSales(shopId: number, { from, until }: Days, db: Db = pool): Promise<Sales> {
  const [row] = await db.query<Sales>(sql`
    SELECT ${sums} FROM daily_orders WHERE shop_id = ${shopId} AND day BETWEEN ${from}::date AND ${until}::date`);
  return row ?? { orders: 0, foreignOrders: 0, revenueMinor: 0 };
}

/** The same day by day; a day on which nothing was sold or learnt is left out. */
export async function listSales(
  shopId: number,
  { from, until }: Days,
  db: Db = pool,
): Promise<(Sales & { day: string })[]> {
  return db.query(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, ${sums} FROM daily_orders
    WHERE shop_id = ${shopId} AND day BETWEEN ${from}::date AND ${until}::date GROUP BY day ORDER BY day`);
}

/** The first day of which anything is known, "2026-03-01"; null before anything was sold. */
export async function findFirstDay(shopId: number, db: Db = pool): Promise<string | null> {
  const [row] = await db.query<{ day: string | null }>(
    sql`SELECT to_char(min(day), 'YYYY-MM-DD') AS day FROM daily_orders WHERE shop_id = ${shopId}`,
  );
  return row?.day ?? null;
}

/** Whether what the shop sold was ever added up. */
export async function hasSales(shopId: number, db: Db): Promise<boolean> {
  return (await db.query(sql`SELECT 1 FROM daily_orders WHERE shop_id = ${shopId} LIMIT 1`)).length > 0;
}

/** Orders that stand, with the day and the month of the shop's calendar. @param which narrows the orders `o` */
function counted(shopId: number, which: Sql): Sql {
  return sql`
    SELECT o.profile_id, (o.processed_at AT TIME ZONE s.timezone)::date AS day, o.currency = s.currency AS is_own,
      ${worth(shopId)} AS worth
    FROM orders o JOIN shops s ON s.id = o.shop_id
    WHERE o.shop_id = ${shopId} AND ${standing} ${which}`;
}

const atMidnight = (day: Sql) => sql`(${day})::timestamp AT TIME ZONE s.timezone`;

/** Adds up the days that are not closed yet anew. @param closed the last day that is final; null when none is */
export async function rollOpenDays(shopId: number, closed: string | null, tx: Tx): Promise<void> {
  const isOpen = closed === null ? empty : sql`AND day > ${closed}::date`;
  const since = closed === null ? empty : sql`AND o.processed_at >= ${atMidnight(sql`${closed}::date + 1`)}`;
  // An order that was cancelled meanwhile may leave its day with none.
  await tx.query(sql`
    UPDATE daily_orders SET orders = 0, buyers = 0, revenue_minor = 0, foreign_orders = 0
    WHERE shop_id = ${shopId} ${isOpen}`);
  await tx.query(sql`
    INSERT INTO daily_orders (shop_id, day, orders, buyers, revenue_minor, foreign_orders)
    SELECT ${shopId}::int, day, count(*) FILTER (WHERE is_own), count(DISTINCT profile_id) FILTER (WHERE is_own),
      coalesce(sum(worth) FILTER (WHERE is_own), 0), count(*) FILTER (WHERE NOT is_own)
    FROM (${counted(shopId, since)}) o GROUP BY day
    ON CONFLICT (shop_id, day) DO UPDATE SET orders = excluded.orders, buyers = excluded.buyers,
      revenue_minor = excluded.revenue_minor, foreign_orders = excluded.foreign_orders`);
}

/**
 * Enters on today what has become known of closed days since they were closed: what they come to now, less what they were
 * closed with and what was entered on other days. Repeating it enters the same.
 */
export async function enterLater(
  shopId: number,
  { closed, today }: { closed: string; today: string },
  tx: Tx,
): Promise<void> {
  const isFinal = sql`AND o.processed_at < ${atMidnight(sql`${closed}::date + 1`)}`;
  await tx.query(sql`
    WITH known AS (
      SELECT count(*) FILTER (WHERE is_own) AS orders, coalesce(sum(worth) FILTER (WHERE is_own), 0) AS minor
      FROM (${counted(shopId, isFinal)}) o
    ), told AS (
      SELECT coalesce(sum(orders) FILTER (WHERE day <= ${closed}::date), 0)
          + coalesce(sum(later_orders) FILTER (WHERE day <> ${today}::date), 0) AS orders,
        coalesce(sum(revenue_minor) FILTER (WHERE day <= ${closed}::date), 0)
          + coalesce(sum(later_minor) FILTER (WHERE day <> ${today}::date), 0) AS minor
      FROM daily_orders WHERE shop_id = ${shopId}
    )
    INSERT INTO daily_orders (shop_id, day, orders, buyers, revenue_minor, foreign_orders, later_orders, later_minor)
    SELECT ${shopId}::int, ${today}::date, 0, 0, 0, 0, known.orders - told.orders, known.minor - told.minor FROM known, told
    ON CONFLICT (shop_id, day) DO UPDATE SET later_orders = excluded.later_orders, later_minor = excluded.later_minor`);
}

/**
 * What those bought later who first bought in a month, all anew. Who had bought before what the app may read began is in
 * none: nobody knows in which month that was.
 */
export async function rollCohorts(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM cohort_months WHERE shop_id = ${shopId}`);
  await tx.query(sql`
    INSERT INTO cohort_months (shop_id, cohort, month, buyers, orders, revenue_minor)
    SELECT ${shopId}::int, c.cohort, c.month, count(DISTINCT c.profile_id), count(*), coalesce(sum(c.worth) FILTER (WHERE c.is_own), 0)
    FROM (
      SELECT o.*, date_trunc('month', o.day)::date AS month, count(*) OVER person AS known,
        date_trunc('month', min(o.day) OVER person)::date AS cohort
      FROM (${counted(shopId, sql`AND o.profile_id IS NOT NULL`)}) o
      WINDOW person AS (PARTITION BY o.profile_id)
    ) c
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = c.profile_id
    JOIN shops s ON s.id = ${shopId}
    WHERE s.history_from IS NULL OR coalesce(p.lifetime_orders, 0) <= c.known
    GROUP BY 2, 3`);
}

export async function eraseShopSales(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM cohort_months WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM daily_orders WHERE shop_id = ${shopId}`);
}
