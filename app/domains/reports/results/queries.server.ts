import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Days } from "~/lib/report-period";
import { noResult, type NamedResult, type Result, type VersionResult } from "./model";

const sums = sql`coalesce(sum(r.sent), 0)::int AS sent, coalesce(sum(r.delivered), 0)::int AS delivered,
  coalesce(sum(r.clicked), 0)::int AS clicked, coalesce(sum(r.unsubscribed), 0)::int AS unsubscribed,
  coalesce(sum(r.complained), 0)::int AS complained, coalesce(sum(r.orders), 0)::int AS orders,
  coalesce(sum(r.assisted), 0)::int AS assisted, coalesce(sum(r.revenue_minor), 0)::float8 AS "revenueMinor"`;

/** The rollup's rows of some days. Mail that only asks whose an address is sells nothing, and is left out. */
function of(shopId: number, { from, until }: Days, which: Sql = sql`true`): Sql {
  return sql`r.shop_id = ${shopId} AND r.day BETWEEN ${from}::date AND ${until}::date AND r.source_kind <> 'opt_in' AND ${which}`;
}

/** What came of all of a shop's mail in some days. */
export async function sumResults(shopId: number, days: Days, db: Db = pool): Promise<Result> {
  const [row] = await db.query<Result>(sql`SELECT ${sums} FROM daily_results r WHERE ${of(shopId, days)}`);
  return row ?? noResult;
}

/** The same day by day; a day on which nothing happened is left out. */
export async function listResultDays(shopId: number, days: Days, db: Db = pool): Promise<(Result & { day: string })[]> {
  return db.query(sql`
    SELECT to_char(r.day, 'YYYY-MM-DD') AS day, ${sums} FROM daily_results r WHERE ${of(shopId, days)}
    GROUP BY r.day ORDER BY r.day`);
}

/** By flow, the most revenue first. */
export async function listFlowReport(shopId: number, days: Days, db: Db = pool): Promise<NamedResult[]> {
  return db.query<NamedResult>(sql`
    SELECT f.name, t.* FROM (
      SELECT r.program_id AS id, ${sums} FROM daily_results r
      WHERE ${of(shopId, days, sql`r.source_kind = 'flow'`)} GROUP BY 1
    ) t LEFT JOIN flows f ON f.shop_id = ${shopId} AND f.id = t.id ORDER BY "revenueMinor" DESC, sent DESC, t.id`);
}

/** By campaign; a campaign may have been sent before these days. */
export async function listCampaignReport(shopId: number, days: Days, db: Db = pool): Promise<NamedResult[]> {
  return db.query<NamedResult>(sql`
    SELECT c.name, t.* FROM (
      SELECT r.program_id AS id, ${sums} FROM daily_results r
      WHERE ${of(shopId, days, sql`r.source_kind = 'campaign'`)} GROUP BY 1
    ) t LEFT JOIN campaigns c ON c.shop_id = ${shopId} AND c.id = t.id ORDER BY "revenueMinor" DESC, sent DESC, t.id`);
}

/** By the segment because of which mail went out; everybody else's mail is in none. */
export async function listSegmentReport(shopId: number, days: Days, db: Db = pool): Promise<NamedResult[]> {
  return db.query<NamedResult>(sql`
    SELECT s.name, t.* FROM (
      SELECT r.segment_id AS id, ${sums} FROM daily_results r
      WHERE ${of(shopId, days, sql`r.segment_id <> 0`)} GROUP BY 1
    ) t LEFT JOIN segments s ON s.shop_id = ${shopId} AND s.id = t.id ORDER BY "revenueMinor" DESC, sent DESC, t.id`);
}

/** By template and version, the most revenue first. */
export async function listTemplateReport(shopId: number, days: Days, db: Db = pool): Promise<VersionResult[]> {
  return db.query<VersionResult>(sql`
    SELECT coalesce(p.id, 0) AS id, coalesce(p.name, t.key) AS name, t.* FROM (
      SELECT r.template_key AS key, r.template_version AS version, ${sums} FROM daily_results r
      WHERE ${of(shopId, days)} GROUP BY 1, 2
    ) t LEFT JOIN templates p ON p.shop_id = ${shopId} AND p.key = t.key
    ORDER BY "revenueMinor" DESC, sent DESC, t.key, t.version DESC`);
}
