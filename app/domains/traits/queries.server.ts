import sql, { empty, raw, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { latestConsent, latestConsents } from "~/domains/consent/index.server";
import { countedOrders, everyone, justThese, monthOf, shopRhythmAsOf, type Whose } from "./counted.server";
import { deriveHabits } from "./habits/queries.server";
import { lifecycleRule as rule } from "./model";

/** What `traitsAsOf` and the table `profile_traits` have in common: one row for each profile. */
export const traitColumnNames = [
  ...[
    "profile_id",
    "known_since",
    "locale",
    "countries",
    "regions",
    "cities",
    "email_domain",
    "email_subscription_status",
    "tags",
    "order_count",
  ],
  ...["spent_minor", "first_order_at", "last_order_at", "rhythm_seconds", "lifecycle_stage", "lifecycle_since"],
  "lifecycle_until",
];
const traitColumns = raw(traitColumnNames.join(", "));
const present = raw(traitColumnNames.map((name) => `profile_traits.${name}`).join(", "));
const excluded = raw(traitColumnNames.map((name) => `excluded.${name}`).join(", "));

/** For passes over everyone. */
const wideMemory = "128MB";

/** A country and a part of it, as Shopify writes them together: US-CA. */
const region = sql`(nullif(b.country_code, '') || '-' || nullif(b.region_code, ''))`;

function place(value: Sql): Sql {
  return sql`CASE WHEN ${value} IS NOT NULL THEN ARRAY[lower(${value})] END`;
}

/**
 * Traits from the facts up to an instant, as a query with `traitColumns`. Later orders, cancellations and refunds are
 * invisible. It says the same as lifecycle.ts, which a property test holds.
 * @param shopRhythm seconds, as an SQL expression: the stored one, or `shopRhythmAsOf`
 * @param profileIds only these; everyone when left out
 */
export function traitsAsOf(shopId: number, asOf: Date, shopRhythm: Sql, profileIds?: readonly string[]): Sql {
  const whose = profileIds ? justThese(profileIds) : everyone;
  const { only } = whose;
  const after = (rhythms: number) => sql`b.last_bought_at + make_interval(secs => ${rhythms} * b.rhythm_seconds)`;
  return sql`
    WITH shop AS MATERIALIZED (SELECT history_from, ${shopRhythm} AS rhythm FROM shops WHERE id = ${shopId}),
    buyers AS MATERIALIZED (${buying(shopId, asOf, whose)})
    SELECT b.profile_id, b.known_since, b.locale, split_part(b.email, '@', 2) AS email_domain,
      ${place(sql`b.country_code`)} AS countries, ${place(region)} AS regions,
      ${place(sql`coalesce(${region}, nullif(b.country_code, '')) || '-' || nullif(replace(b.city, ' ', ''), '')`)} AS cities,
      coalesce(upper(said.state), 'NOT_SUBSCRIBED') AS email_subscription_status, coalesce(tagged.tags, '{}') AS tags, b.order_count, b.spent_minor, b.first_order_at, b.last_order_at, b.rhythm_seconds,
      stage.name AS lifecycle_stage,
      CASE stage.name
        WHEN 'prospect' THEN b.known_since
        WHEN 'dormant' THEN ${after(rule.dormantAfterRhythms)}
        WHEN 'lost' THEN ${after(rule.lostAfterRhythms)}
        ELSE coalesce(greatest(b.comeback_at,
          CASE stage.name WHEN 'new' THEN b.order_1 WHEN 'active' THEN b.order_2 ELSE b.order_loyal END), b.last_bought_at)
      END AS lifecycle_since,
      CASE
        WHEN stage.name IN ('prospect', 'lost') THEN NULL
        WHEN stage.name = 'dormant' THEN ${after(rule.lostAfterRhythms)}
        ELSE ${after(rule.dormantAfterRhythms)}
      END AS lifecycle_until
    FROM (
      SELECT p.id AS profile_id, p.known_since, p.locale, p.country_code, p.region_code, p.city, p.email, coalesce(o.orders, 0) AS order_count, coalesce(o.spent_minor, 0) AS spent_minor,
        o.first_order_at, o.last_order_at, o.comeback_at, o.order_1, o.order_2, o.order_loyal,
        coalesce(o.orders, 0) + earlier.orders AS bought,
        coalesce(o.last_order_at, CASE WHEN earlier.orders > 0 THEN shop.history_from END) AS last_bought_at,
        coalesce(o.rhythm_seconds, shop.rhythm) AS rhythm_seconds
      FROM profiles p
      CROSS JOIN shop
      LEFT JOIN buyers o ON o.profile_id = p.id
      CROSS JOIN LATERAL (
        SELECT CASE WHEN shop.history_from IS NULL THEN 0
          ELSE greatest(0, coalesce(p.lifetime_orders, 0) + p.joined_orders - coalesce(o.known_orders, 0)) END AS orders
      ) earlier
      WHERE p.shop_id = ${shopId} AND p.known_since <= ${asOf} AND p.merged_into IS NULL
        AND (p.deleted_at IS NULL OR p.deleted_at > ${asOf}) ${only(sql`p.id`)}
    ) b
    LEFT JOIN (
      SELECT g.profile_id, array_agg(lower(g.tag) ORDER BY g.tag) AS tags FROM (${tagsOf(shopId, only)}) g
      GROUP BY g.profile_id
    ) tagged ON tagged.profile_id = b.profile_id
    LEFT JOIN ${consents(shopId, asOf, profileIds)} said ${profileIds ? sql`ON true` : sql`ON said.email = b.email`}
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN b.last_bought_at IS NULL THEN 'prospect'
        WHEN ${asOf} >= ${after(rule.lostAfterRhythms)} THEN 'lost'
        WHEN ${asOf} >= ${after(rule.dormantAfterRhythms)} THEN 'dormant'
        WHEN b.bought >= ${rule.loyalFromOrders} THEN 'loyal'
        WHEN b.bought = 1 THEN 'new'
        ELSE 'active' END AS name
    ) stage`;
}

/** Tags of profiles, and of records that were joined to them here. */
function tagsOf(shopId: number, only: (column: Sql) => Sql): Sql {
  return sql`
    SELECT profile_id, tag FROM profile_tags WHERE shop_id = ${shopId} AND present ${only(sql`profile_id`)}
    UNION ALL
    SELECT j.merged_into, t.tag FROM profiles j
    JOIN profile_tags t ON t.shop_id = ${shopId} AND t.profile_id = j.id AND t.present
    WHERE j.shop_id = ${shopId} AND j.merged_into IS NOT NULL AND j.joined_at IS NOT NULL ${only(sql`j.merged_into`)}`;
}

/** The latest word on each address: looked up for a few, all in one pass for everyone. */
function consents(shopId: number, asOf: Date, profileIds?: readonly string[]): Sql {
  return profileIds
    ? sql`LATERAL (${latestConsent(shopId, sql`b.email`, sql`${asOf}`)})`
    : sql`(${latestConsents(shopId, asOf)})`;
}

/** One row for each buyer: counts, sums and the times the stages turn on. Stands where `shop` is in scope. */
function buying(shopId: number, asOf: Date, whose: Whose): Sql {
  const rhythm = (from: Sql, until: Sql, intervals: Sql) => sql`
    (floor(extract(epoch FROM ${until} - ${from}))::bigint + ${rule.priorIntervals} * shop_rhythm)
      / (${intervals} + ${rule.priorIntervals})`;
  return sql`
    SELECT profile_id, count(*)::int AS orders, sum(net_minor)::bigint AS spent_minor,
      min(processed_at) AS first_order_at, max(processed_at) AS last_order_at, max(known_orders) AS known_orders,
      ${rhythm(sql`min(processed_at)`, sql`max(processed_at)`, sql`(count(*) - 1)`)} AS rhythm_seconds,
      max(processed_at) FILTER (WHERE processed_at >= previous_at + make_interval(secs => ${rule.dormantAfterRhythms} * (
        ${rhythm(sql`first_at`, sql`previous_at`, sql`(n - 2)`)}))) AS comeback_at,
      min(processed_at) FILTER (WHERE n >= 1 - earlier) AS order_1,
      min(processed_at) FILTER (WHERE n >= 2 - earlier) AS order_2,
      min(processed_at) FILTER (WHERE n >= ${rule.loyalFromOrders} - earlier) AS order_loyal
    FROM (
      SELECT o.*, row_number() OVER w AS n, first_value(processed_at) OVER w AS first_at, lag(processed_at) OVER w AS previous_at,
        CASE WHEN shop.history_from IS NULL THEN 0 ELSE greatest(0, coalesce(p.lifetime_orders, 0) + p.joined_orders - known_orders) END AS earlier,
        shop.rhythm AS shop_rhythm
      FROM (SELECT *, count(*) OVER (PARTITION BY profile_id) AS known_orders FROM (${countedOrders(shopId, asOf, whose)}) c) o
      JOIN profiles p ON p.shop_id = ${shopId} AND p.id = o.profile_id
      CROSS JOIN shop
      WINDOW w AS (PARTITION BY o.profile_id ORDER BY o.processed_at, o.order_id)
    ) numbered
    GROUP BY profile_id, shop_rhythm`;
}

/** Derives the traits of some profiles or of everyone and keeps them; who is gone loses theirs. */
export async function deriveTraits(
  shopId: number,
  profileIds: readonly string[] | "everyone",
  now: Date,
  tx: Tx,
): Promise<void> {
  const rhythm = await findShopRhythm(shopId, now, tx);
  if (profileIds === "everyone") await tx.query(sql`SELECT set_config('work_mem', ${wideMemory}, true)`);
  const some = profileIds === "everyone" ? undefined : profileIds;
  const theirs = sql`t USING gone WHERE t.shop_id = ${shopId} AND t.profile_id = gone.id`;
  await tx.query(sql`
    WITH gone AS MATERIALIZED (
      SELECT id FROM profiles WHERE shop_id = ${shopId} AND (merged_into IS NOT NULL OR deleted_at <= ${now})
        ${some ? sql`AND id = ANY (${some}::bigint[])` : empty}
    ), groups AS (DELETE FROM profile_rfm ${theirs}), moves AS (DELETE FROM rfm_moves ${theirs})
    DELETE FROM profile_traits ${theirs}`);
  await tx.query(sql`
    INSERT INTO profile_traits (shop_id, ${traitColumns}, derived_at)
    SELECT ${shopId}::int, ${traitColumns}, ${now}::timestamptz
    FROM (${traitsAsOf(shopId, now, sql`${rhythm}::bigint`, some)}) derived
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET (${traitColumns}, derived_at) = (${excluded}, excluded.derived_at)
    WHERE (${present}) IS DISTINCT FROM (${excluded})`);
  await deriveHabits(shopId, profileIds, sql`${rhythm}::bigint`, now, tx);
  // Much is new at once: whoever reads it next must not be planned for as few as there were before.
  if (!some) await tx.query(sql`ANALYZE profile_traits, profile_habits`);
}

/** The rhythm kept for this month; worked out when the month's first profile asks for it. */
async function findShopRhythm(shopId: number, now: Date, tx: Tx): Promise<string> {
  const [kept] = await tx.query<{ seconds: string }>(sql`
    SELECT rhythm_seconds AS seconds FROM shop_rhythms WHERE shop_id = ${shopId} AND month = ${monthOf(shopId, now)}`);
  return kept?.seconds ?? (await keepShopRhythm(shopId, now, tx)).seconds;
}

/**
 * Works the month's rhythm out and keeps it.
 * @returns the rhythm, whether it is another than was kept, and when the next month begins
 */
export async function keepShopRhythm(
  shopId: number,
  now: Date,
  tx: Tx,
): Promise<{ seconds: string; changed: boolean; nextMonth: Date }> {
  const [row] = await tx.query<{ seconds: string; changed: boolean; nextMonth: Date }>(sql`
    WITH former AS (
      SELECT rhythm_seconds FROM shop_rhythms WHERE shop_id = ${shopId} ORDER BY month DESC LIMIT 1
    ), kept AS (
      INSERT INTO shop_rhythms (shop_id, month, rhythm_seconds, derived_at)
      SELECT ${shopId}::int, ${monthOf(shopId, now)}, ${shopRhythmAsOf(shopId, now)}, ${now}::timestamptz
      ON CONFLICT (shop_id, month)
      DO UPDATE SET rhythm_seconds = excluded.rhythm_seconds, derived_at = excluded.derived_at
      RETURNING rhythm_seconds
    )
    SELECT kept.rhythm_seconds AS seconds, kept.rhythm_seconds IS DISTINCT FROM (SELECT rhythm_seconds FROM former) AS changed,
      (SELECT date_trunc('month', ${monthOf(shopId, now)} + interval '32 days', timezone) FROM shops WHERE id = ${shopId}) AS "nextMonth"
    FROM kept`);
  if (!row) throw new Error(`There is no shop ${shopId}`);
  return row;
}

export async function countLifecycle(
  shopId: number,
  asOf: Date,
  db: Db = pool,
): Promise<{ stage: string; count: number }[]> {
  return db.query(sql`
    SELECT lifecycle_stage AS stage, count(*)::int AS count
    FROM (${traitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf))}) t GROUP BY 1 ORDER BY 1`);
}

export async function eraseTraits(shopId: number, profileId: string, tx: Tx): Promise<void> {
  const theirs = sql`WHERE shop_id = ${shopId} AND profile_id = ${profileId}`;
  await eraseRows(theirs, tx);
}

export async function eraseShopTraits(shopId: number, tx: Tx): Promise<void> {
  const theirs = sql`WHERE shop_id = ${shopId}`;
  await eraseRows(theirs, tx);
  await tx.query(sql`DELETE FROM shop_rhythms ${theirs}`);
  await tx.query(sql`DELETE FROM trait_settings ${theirs}`);
  await tx.query(sql`DELETE FROM engagement_weights ${theirs}`);
}

/** What is kept of shoppers, each table by its name. */
async function eraseRows(theirs: Sql, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM profile_traits ${theirs}`);
  await tx.query(sql`DELETE FROM profile_habits ${theirs}`);
  await tx.query(sql`DELETE FROM profile_rfm ${theirs}`);
  await tx.query(sql`DELETE FROM rfm_moves ${theirs}`);
  await tx.query(sql`DELETE FROM profile_interests ${theirs}`);
  await tx.query(sql`DELETE FROM profile_engagement ${theirs}`);
}
