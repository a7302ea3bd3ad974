import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { counted, stands, weightsRow } from "./counts.server";
import type { Snapshot } from "./fit";
import {
  Counts,
  engagementLevels,
  engagementRule as rule,
  Fit,
  handWeights,
  noSettings,
  weightChoices,
  Weights,
  type EngagementLevel,
  type EngagementSettings,
} from "./model";
import { weightsInForce } from "./score";

const { levels } = rule;

/**
 * Everybody's score as of an instant, by the weights in force now: (profile_id, derived_at, score, level, counts). It is
 * that of the beginning of the shop's day, and changes at midnight. score.ts says the same of one.
 */
export function engagementAsOf(shopId: number, asOf: Date, profileIds?: readonly string[]): Sql {
  const whose = profileIds ? { whose: sql`SELECT unnest(${profileIds}::bigint[])` } : {};
  const only = profileIds ? sql`AND p.id = ANY (${profileIds}::bigint[])` : sql``;
  return sql`
    WITH sums AS (
      SELECT c.profile_id, sum(w.points * ln(1 + c.count)) AS points, jsonb_object_agg(c.feature, c.count) AS counts
      FROM (${counted({ shopId, asOf, ...whose })}) c
      JOIN (${weightsRow(shopId, handWeights)}) w ON w.feature = c.feature GROUP BY c.profile_id
    ),
    scored AS (
      SELECT p.id AS profile_id, coalesce(s.counts, '{}') AS counts,
        round((100 * (1 - exp(-coalesce(s.points, 0) / ${rule.scalePoints}::float8)))::numeric)::int AS score
      FROM profiles p LEFT JOIN sums s ON s.profile_id = p.id
      WHERE p.shop_id = ${shopId} AND p.known_since <= ${asOf} AND p.merged_into IS NULL
        AND (p.deleted_at IS NULL OR p.deleted_at > ${asOf}) ${only}
    )
    SELECT profile_id, (SELECT date_trunc('day', ${asOf}::timestamptz, timezone) FROM shops WHERE id = ${shopId}) AS derived_at,
      score, counts, CASE
      WHEN score >= ${levels.high} THEN 'high' WHEN score >= ${levels.medium} THEN 'medium'
      WHEN score >= ${levels.low} THEN 'low' ELSE 'quiet' END AS level
    FROM scored`;
}

/** Whether scores were ever worked out. */
export async function hasScores(shopId: number, db: Db): Promise<boolean> {
  return (await db.query(sql`SELECT FROM profile_engagement WHERE shop_id = ${shopId} LIMIT 1`)).length > 0;
}

/** Derives everybody's score and keeps it. @returns the ids of those whose score is another than before */
export async function deriveScores(shopId: number, now: Date, tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    WITH scored AS MATERIALIZED (${engagementAsOf(shopId, now)}),
    differing AS MATERIALIZED (
      SELECT s.*, k.score IS DISTINCT FROM s.score AS is_other FROM scored s
      LEFT JOIN profile_engagement k ON k.shop_id = ${shopId} AND k.profile_id = s.profile_id
      WHERE (k.score, k.level, k.counts) IS DISTINCT FROM (s.score, s.level, s.counts)
    ),
    gone AS (
      DELETE FROM profile_engagement k WHERE k.shop_id = ${shopId}
        AND NOT EXISTS (SELECT 1 FROM scored s WHERE s.profile_id = k.profile_id)
    ),
    written AS (
      INSERT INTO profile_engagement (shop_id, profile_id, score, level, counts, derived_at)
      SELECT ${shopId}::int, profile_id, score, level, counts, ${now}::timestamptz FROM differing
      ON CONFLICT (shop_id, profile_id) DO UPDATE
        SET score = excluded.score, level = excluded.level, counts = excluded.counts, derived_at = excluded.derived_at
    )
    SELECT profile_id AS id FROM differing WHERE is_other`);
  return rows.map(({ id }) => id);
}

/**
 * Shoppers as they were on a day, of those who had done anything in the half year before it, and whether they ordered
 * in the days after it. Where a shop has many, only a part of all is looked at, always the same one.
 */
export async function sampleSnapshot(shopId: number, day: Date, db: Db): Promise<Snapshot[]> {
  const outcomeEnds = new Date(day.getTime() + rule.outcomeDays * 86_400_000);
  const sampled = sql`
    SELECT id FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL AND known_since <= ${day}
    ORDER BY md5(id::text) LIMIT ${rule.mostSampled}`;
  return db.query<Snapshot>(sql`
    WITH active AS MATERIALIZED (
      SELECT profile_id, jsonb_object_agg(feature, count) AS counts
      FROM (${counted({ shopId, asOf: day, whose: sampled })}) c GROUP BY profile_id
    ),
    buyers AS MATERIALIZED (
      SELECT DISTINCT o.profile_id FROM orders o WHERE o.shop_id = ${shopId} AND o.processed_at >= ${day}
        AND o.processed_at < ${outcomeEnds} AND ${stands(sql`${outcomeEnds}`)}
    )
    SELECT a.counts, b.profile_id IS NOT NULL AS "isBuyer"
    FROM active a LEFT JOIN buyers b ON b.profile_id = a.profile_id ORDER BY a.profile_id`);
}

export async function findEngagementSettings(shopId: number, db: Db = pool): Promise<EngagementSettings> {
  const [row] = await db.query<{ choice: string; own: unknown; fit: unknown; fittedAt: Date | null }>(sql`
    SELECT choice, own, fit, fitted_at AS "fittedAt" FROM engagement_weights WHERE shop_id = ${shopId}`);
  if (!row) return noSettings;
  return {
    choice: weightChoices.find((choice) => choice === row.choice) ?? "automatic",
    own: Weights.nullable().parse(row.own),
    fit: Fit.nullable().parse(row.fit),
    fittedAt: row.fittedAt,
  };
}

/** Keeps what was chosen and fitted, and with it the weights that scores are worked out with from now on. */
export async function saveEngagementSettings(shopId: number, settings: EngagementSettings, tx: Tx): Promise<void> {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
  const { choice, own, fit, fittedAt } = settings;
  await tx.query(sql`
    INSERT INTO engagement_weights (shop_id, choice, own, fit, fitted_at, in_force)
    VALUES (${shopId}, ${choice}, ${json(own)}, ${json(fit)}, ${fittedAt}, ${json(weightsInForce(settings))})
    ON CONFLICT (shop_id) DO UPDATE SET choice = excluded.choice, own = excluded.own, fit = excluded.fit,
      fitted_at = excluded.fitted_at, in_force = excluded.in_force`);
}

/** How engaged a shopper is, as it was last worked out; null before the first night. */
export interface Engagement {
  score: number;
  level: EngagementLevel;
  counts: Counts;
  derivedAt: Date;
}

export async function findEngagement(shopId: number, profileId: string, db: Db = pool): Promise<Engagement | null> {
  const [row] = await db.query<{ score: number; level: string; counts: unknown; derivedAt: Date }>(sql`
    SELECT score, level, counts, derived_at AS "derivedAt" FROM profile_engagement
    WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  if (!row) return null;
  const level = engagementLevels.find((name) => name === row.level) ?? "quiet";
  return { ...row, level, counts: Counts.parse(row.counts) };
}

/** How many shoppers have a score from each ten points on: 0 to 9, 10 to 19, …, 90 to 100. */
export async function countScores(shopId: number, db: Db = pool): Promise<{ from: number; count: number }[]> {
  return db.query(sql`
    SELECT tens.n * 10 AS "from", coalesce(c.count, 0) AS count FROM generate_series(0, 9) AS tens(n)
    LEFT JOIN (
      SELECT least(score / 10, 9) AS n, count(*)::int AS count FROM profile_engagement WHERE shop_id = ${shopId} GROUP BY 1
    ) c ON c.n = tens.n ORDER BY tens.n`);
}

export async function countLevels(shopId: number, db: Db = pool): Promise<{ level: string; count: number }[]> {
  return db.query(sql`
    SELECT level, count(*)::int AS count FROM profile_engagement WHERE shop_id = ${shopId} GROUP BY 1`);
}
