import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { orderedWithinDays, type Funnel } from "./model";

/** How often a version was shown. */
export interface Shown {
  shopId: number;
  quizId: number;
  version: number;
  shown: number;
}

/** Adds to what was shown today, by the shop's calendar. */
export async function addShown(shopId: number, shown: readonly Shown[], db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO quiz_views AS v (shop_id, quiz_id, version, day, shown)
    SELECT s.id, r."quizId", r.version, (now() AT TIME ZONE s.timezone)::date, r.shown
    FROM shops s CROSS JOIN ${recordset([...shown], { quizId: "int", version: "int", shown: "int" })}
    WHERE s.id = ${shopId} ORDER BY 2, 3
    ON CONFLICT (shop_id, quiz_id, version, day) DO UPDATE SET shown = v.shown + excluded.shown`);
}

/**
 * How far shoppers got in a quiz, by version and test, the latest version first. That somebody ordered counts once for a
 * passage, however often they did.
 * @param from, until narrow it to passages that began then, and to what was shown on the shop's days of then
 */
export async function findFunnel(shopId: number, quizId: number, range: Range = {}, db: Db = pool): Promise<Funnel[]> {
  return listFunnels(shopId, [quizId], range, db);
}

interface Range {
  from?: Date | null;
  until?: Date | null;
}

/** The same of several quizzes at once. */
export async function listFunnels(
  shopId: number,
  quizIds: readonly number[],
  { from = null, until = null }: Range = {},
  db: Db = pool,
): Promise<Funnel[]> {
  const day = (at: Date | null) => sql`(${at}::timestamptz AT TIME ZONE s.timezone)::date`;
  return db.query<Funnel>(sql`
    WITH passages AS (
      SELECT r.id, r.quiz_id, r.version, r.test_id, r.profile_id, r.finished_at, r.email_given_at,
        coalesce(r.confirmed_at, CASE WHEN r.profile_id IS NOT NULL THEN r.email_given_at END) AS proven_at
      FROM quiz_responses r
      WHERE r.shop_id = ${shopId} AND r.quiz_id = ANY (${[...quizIds]}::int[])
        AND (${from}::timestamptz IS NULL OR r.started_at >= ${from})
        AND (${until}::timestamptz IS NULL OR r.started_at < ${until})
    ), counted AS (
      SELECT p.quiz_id, p.version, p.test_id, count(*)::int AS started, count(p.finished_at)::int AS finished,
        count(p.email_given_at)::int AS email, count(p.proven_at)::int AS confirmed, count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM orders o
          WHERE o.shop_id = ${shopId} AND o.profile_id = p.profile_id AND o.processed_at > p.proven_at
            AND o.processed_at <= p.proven_at + make_interval(days => ${orderedWithinDays})
            AND o.cancelled_at IS NULL AND o.deleted_at IS NULL))::int AS ordered
      FROM passages p GROUP BY 1, 2, 3
    ), asked AS (
      SELECT quiz_id, version, test_id, jsonb_object_agg(question, count) AS answered FROM (
        SELECT p.quiz_id, p.version, p.test_id, a.question, count(*) AS count
        FROM passages p JOIN quiz_answers a ON a.shop_id = ${shopId} AND a.response_id = p.id GROUP BY 1, 2, 3, 4
      ) each GROUP BY 1, 2, 3
    ), seen AS (
      SELECT v.quiz_id, v.version, sum(v.shown)::int AS shown FROM quiz_views v JOIN shops s ON s.id = v.shop_id
      WHERE v.shop_id = ${shopId} AND v.quiz_id = ANY (${[...quizIds]}::int[])
        AND (${from}::timestamptz IS NULL OR v.day >= ${day(from)})
        AND (${until}::timestamptz IS NULL OR v.day <= ${day(until)})
      GROUP BY 1, 2
    )
    SELECT coalesce(c.quiz_id, seen.quiz_id) AS "quizId", coalesce(c.version, seen.version) AS version, c.test_id AS "testId", coalesce(seen.shown, 0) AS shown,
      coalesce(c.started, 0) AS started, coalesce(asked.answered, '{}') AS answered,
      coalesce(c.finished, 0) AS finished, coalesce(c.email, 0) AS email, coalesce(c.confirmed, 0) AS confirmed,
      coalesce(c.ordered, 0) AS ordered
    FROM counted c FULL JOIN seen ON seen.quiz_id = c.quiz_id AND seen.version = c.version
    LEFT JOIN asked ON asked.quiz_id = c.quiz_id AND asked.version = c.version AND asked.test_id IS NOT DISTINCT FROM c.test_id
    ORDER BY 1, 2 DESC, 3 NULLS FIRST`);
}

export async function eraseShopViews(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM quiz_views WHERE shop_id = ${shopId}`);
}
