import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import { isAct } from "~/domains/events/index.server";
import { countedOrders, everyone, isCounted, justThese, type Whose } from "../counted.server";
import { lifecycleRule } from "../model";
import { devices, habitRule as rule, seasons, weekdays } from "./model";

export const habitColumns = [
  ...["profile_id", "average_order_minor", "rhythm_days", "discounted_percent", "season", "product_types", "visits"],
  ...["usual_hour", "usual_weekday", "usual_device"],
];
const columns = raw(habitColumns.join(", "));
const present = raw(habitColumns.map((name) => `profile_habits.${name}`).join(", "));
const excluded = raw(habitColumns.map((name) => `excluded.${name}`).join(", "));

const weekdayNames = sql`ARRAY[${join([...weekdays])}]::text[]`;
/** In the order of the alphabet: of several that are as frequent the first is taken. */
const deviceNames = sql`ARRAY[${join([...devices].toSorted())}]::text[]`;

/**
 * Habits from the facts up to an instant, as a query with the columns of the table. It says the same as habits.ts,
 * which a property test holds.
 * @param shopRhythm seconds, as an SQL expression
 * @param profileIds only these; everyone when left out
 */
export function habitsAsOf(shopId: number, asOf: Date, shopRhythm: Sql, profileIds?: readonly string[]): Sql {
  const whose = profileIds ? justThese(profileIds) : everyone;
  return sql`
    WITH place AS MATERIALIZED (SELECT timezone, ${shopRhythm} AS rhythm FROM shops WHERE id = ${shopId}),
    bought AS MATERIALIZED (${countedOrders(shopId, asOf, whose)}),
    sums AS (${buying}),
    goods AS (${goodsBought(shopId, asOf)}),
    visits AS (${visiting(shopId, asOf, whose)})
    SELECT v.profile_id, div(s.spent, s.orders)::bigint AS average_order_minor,
      ((floor(extract(epoch FROM s.last_at - s.first_at))::bigint + ${lifecycleRule.priorIntervals} * place.rhythm)
        / (s.orders - 1 + ${lifecycleRule.priorIntervals}) / 86400)::int AS rhythm_days,
      (100 * s.discounted / s.orders)::int AS discounted_percent, ${season} AS season,
      coalesce(g.types, '{}') AS product_types, v.visits,
      CASE WHEN v.visits >= ${rule.usualFromVisits} THEN v.hour END AS usual_hour,
      CASE WHEN v.visits >= ${rule.usualFromVisits} THEN (${weekdayNames})[v.weekday] END AS usual_weekday,
      CASE WHEN v.on_devices >= ${rule.deviceFromVisits} THEN (${deviceNames})[v.device] END AS usual_device,
      ${asOf}::timestamptz AS derived_at
    FROM visits v
    CROSS JOIN place
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = v.profile_id
    LEFT JOIN sums s ON s.profile_id = v.profile_id
    LEFT JOIN goods g ON g.profile_id = v.profile_id
    WHERE p.known_since <= ${asOf} AND p.merged_into IS NULL AND (p.deleted_at IS NULL OR p.deleted_at > ${asOf})`;
}

const quarter = sql`extract(quarter FROM b.processed_at AT TIME ZONE place.timezone)`;
const spentIn = (season: number) => raw(`spent_in_${season + 1}`);

const buying = sql`
  SELECT b.profile_id, count(*) AS orders, sum(b.net_minor) AS spent, min(b.processed_at) AS first_at,
    max(b.processed_at) AS last_at, count(*) FILTER (WHERE b.discounted) AS discounted,
    ${join(seasons.map((_, i) => sql`sum(b.net_minor) FILTER (WHERE ${quarter} = ${i + 1}) AS ${spentIn(i)}`))}
  FROM bought b CROSS JOIN place GROUP BY b.profile_id`;

const season = sql`
  CASE WHEN s.orders >= ${rule.seasonFromOrders} AND s.spent > 0
      AND s.last_at >= s.first_at + make_interval(secs => ${rule.seasonFromDays * 86_400}) THEN
    CASE ${join(
      seasons.map((name, i) => sql`WHEN 2 * s.${spentIn(i)} > s.spent THEN ${name}::text`),
      " ",
    )} END
  END`;

/** Types of products of which something was left when it was last told of by then. */
function goodsBought(shopId: number, asOf: Date): Sql {
  return sql`
    SELECT b.profile_id, array_agg(DISTINCT lower(d.product_type) COLLATE "C") AS types
    FROM bought b
    JOIN order_lines l ON l.shop_id = ${shopId} AND l.order_id = b.order_id
    JOIN products d ON d.shop_id = ${shopId} AND d.product_id = l.product_id AND d.product_type <> ''
    WHERE CASE WHEN l.version <= ${asOf} THEN l.current_quantity ELSE l.quantity END > 0
    GROUP BY b.profile_id`;
}

/** A visit as one number, which is sorted much faster than a time and a word: the hour since 1970, and on which device. */
const kinds = devices.length + 1;
const hour = sql`visit / ${raw(String(kinds))}`;
const device = sql`nullif(visit % ${raw(String(kinds))}, 0)`;

/** What was done in one hour of a day on one device is one visit. Written so that all workers may scan and sort. */
function visiting(shopId: number, asOf: Date, { only }: Whose): Sql {
  return sql`
    SELECT profile_id, count(*)::int AS visits, count(${device}) AS on_devices,
      mode() WITHIN GROUP (ORDER BY ${hour} % 24) AS hour,
      -- 1970 began on a Thursday.
      1 + mode() WITHIN GROUP (ORDER BY (${hour} / 24 + 3) % 7) AS weekday,
      mode() WITHIN GROUP (ORDER BY ${device}) AS device
    FROM (
      SELECT DISTINCT ON (profile_id, visit) profile_id, visit FROM (
        SELECT a.profile_id, coalesce(a.device, 0)
          + ${kinds}::int * floor(date_part('epoch', a.at AT TIME ZONE (SELECT timezone FROM shops WHERE id = ${shopId})) / 3600)::int AS visit
        FROM (
          SELECT o.profile_id, o.processed_at AS at, NULL::int AS device FROM orders o
          WHERE ${isCounted(shopId, asOf)} ${only(sql`o.profile_id`)}
          UNION ALL
          SELECT e.profile_id, e.occurred_at, array_position(${deviceNames}, e.properties ->> 'device') FROM events e
          WHERE e.shop_id = ${shopId} AND e.profile_id IS NOT NULL AND e.occurred_at <= ${asOf} AND ${isAct} ${only(sql`e.profile_id`)}
        ) a
      ) coded
      ORDER BY profile_id, visit
    ) v
    GROUP BY profile_id`;
}

/** Derives the habits of some profiles or of everyone and keeps them; who is gone, or has none any more, loses theirs. */
export async function deriveHabits(
  shopId: number,
  profileIds: readonly string[] | "everyone",
  shopRhythm: Sql,
  now: Date,
  tx: Tx,
): Promise<void> {
  const some = profileIds === "everyone" ? undefined : profileIds;
  const habits = habitsAsOf(shopId, now, shopRhythm, some);
  // Of a query whose rows are inserted one worker does all; of one that makes a table several share the work.
  if (!some) await tx.query(sql`CREATE TEMP TABLE everyones_habits ON COMMIT DROP AS ${habits}`);
  await tx.query(sql`
    WITH derived AS MATERIALIZED (${some ? habits : sql`SELECT * FROM everyones_habits`}),
    gone AS (
      DELETE FROM profile_habits h WHERE h.shop_id = ${shopId}
        ${some ? sql`AND h.profile_id = ANY (${some}::bigint[])` : empty}
        AND NOT EXISTS (SELECT FROM derived d WHERE d.profile_id = h.profile_id)
    )
    INSERT INTO profile_habits (shop_id, ${columns}, derived_at)
    SELECT ${shopId}::int, ${columns}, derived_at FROM derived
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET (${columns}, derived_at) = (${excluded}, excluded.derived_at)
    WHERE (${present}) IS DISTINCT FROM (${excluded})`);
  if (!some) await tx.query(sql`DROP TABLE everyones_habits`);
}
