import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { ArmCounts } from "./model";

interface Counted {
  experimentId: number;
  windowDays: number;
  /** More than this in a window counts as this much; null where nothing is cut off. In minor units. */
  capMinor: number | null;
}

type Row = Omit<ArmCounts, "revenue"> & {
  sum: number;
  sumSquares: number;
  beforeSum: number;
  beforeSquares: number;
  products: number;
};

/**
 * What each arm has come to as of an instant, by intention: everybody counts for the arm she was given, whether or not
 * anything reached her. Orders are those placed within the window after she was given it that stand and are hers; only
 * who has her whole window behind her counts for them. An arm that nobody has is not among the rows.
 */
export async function countArms(
  shopId: number,
  { experimentId, windowDays, capMinor }: Counted,
  asOf: Date,
  db: Db = pool,
): Promise<ArmCounts[]> {
  const window = sql`make_interval(days => ${windowDays}::int)`;
  const capped = (minor: Sql) => sql`least(coalesce(${minor}, 0), ${capMinor}::bigint)::float8`;
  const rows = await db.query<Row>(sql`
    WITH people AS MATERIALIZED (
      SELECT a.profile_id, a.arm, a.assigned_at, a.assigned_at + ${window} AS until,
        a.assigned_at + ${window} <= ${asOf} AS is_over
      FROM assignments a
      WHERE a.shop_id = ${shopId} AND a.experiment_id = ${experimentId} AND a.assigned_at <= ${asOf}
    ), facts AS (
      SELECT ${who}, 0 AS orders, NULL::bigint AS minor, NULL::bigint AS minor_before, NULL AS did FROM people p
      UNION ALL ${ordered(shopId, window, asOf)}
      UNION ALL ${unsubscribed(shopId, asOf)}
      UNION ALL ${complained(shopId, asOf)}
    ), each AS (
      SELECT arm, is_over, sum(orders) > 0 AS has_bought, ${capped(sql`sum(minor)`)} AS spent,
        ${capped(sql`sum(minor_before)`)} AS before, bool_or(did = 'unsubscribed') AS has_unsubscribed,
        bool_or(did = 'complained') AS has_complained
      FROM facts GROUP BY profile_id, arm, is_over
    )
    SELECT arm AS key, count(*)::int AS assigned, count(*) FILTER (WHERE has_unsubscribed)::int AS unsubscribes,
      count(*) FILTER (WHERE has_complained)::int AS complaints, count(*) FILTER (WHERE is_over)::int AS people,
      count(*) FILTER (WHERE has_bought)::int AS conversions,
      coalesce(sum(spent) FILTER (WHERE is_over), 0) AS sum,
      coalesce(sum(spent * spent) FILTER (WHERE is_over), 0) AS "sumSquares",
      coalesce(sum(before) FILTER (WHERE is_over), 0) AS "beforeSum",
      coalesce(sum(before * before) FILTER (WHERE is_over), 0) AS "beforeSquares",
      coalesce(sum(spent * before) FILTER (WHERE is_over), 0) AS products
    FROM each GROUP BY arm`);
  return rows.map(({ sum, sumSquares, beforeSum, beforeSquares, products, ...counts }) => {
    const before = { sum: beforeSum, sumSquares: beforeSquares };
    return { ...counts, revenue: { people: counts.people, sum, sumSquares, before, sumProducts: products } };
  });
}

/** Of whom a fact is: each brings this along, so that nothing has to be joined once more. */
const who = sql`p.profile_id, p.arm, p.is_over`;

/** What people `p` whose windows are over ordered within them, and as long before, by how orders stood at the look. */
function ordered(shopId: number, window: Sql, asOf: Date): Sql {
  const isAfter = sql`o.processed_at > p.assigned_at`;
  const minor = sql`(o.total_minor - greatest(CASE WHEN o.version <= ${asOf} THEN o.refunded_minor ELSE 0 END, (
    SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r
    WHERE r.shop_id = ${shopId} AND r.order_id = o.order_id AND r.refunded_at <= ${asOf})))`;
  return sql`
    SELECT ${who}, (${isAfter})::int, CASE WHEN ${isAfter} THEN ${minor} END, CASE WHEN NOT ${isAfter} THEN ${minor} END,
      NULL
    FROM people p
    JOIN orders o ON o.shop_id = ${shopId} AND o.profile_id = p.profile_id
      AND o.processed_at > p.assigned_at - ${window} AND o.processed_at <= p.until
    WHERE p.is_over AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})
      AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf})`;
}

function unsubscribed(shopId: number, asOf: Date): Sql {
  return sql`
    SELECT ${who}, 0, NULL, NULL, 'unsubscribed' FROM people p
    JOIN consent_records c ON c.shop_id = ${shopId} AND c.profile_id = p.profile_id AND c.state = 'unsubscribed'
      AND c.occurred_at > p.assigned_at AND c.occurred_at <= least(p.until, ${asOf})`;
}

function complained(shopId: number, asOf: Date): Sql {
  // The first bounds let whole months be left out.
  return sql`
    SELECT ${who}, 0, NULL, NULL, 'complained' FROM people p
    JOIN events e ON e.shop_id = ${shopId} AND e.profile_id = p.profile_id AND e.kind = 'message_complained'
      AND e.occurred_at > (SELECT min(assigned_at) FROM people) AND e.occurred_at <= ${asOf}
      AND e.occurred_at > p.assigned_at AND e.occurred_at <= p.until`;
}
