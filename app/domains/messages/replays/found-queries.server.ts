import sql, { type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import { orderedAnywayDays, type ReplayFound } from "~/domains/flows/model";
import type { Span } from "./queries.server";

/** So many runs are told one by one. */
const mostLines = 200;

/** Runs of these days: those from before are there as well, because they count. */
const runsOf = (shopId: number, { flowId, from }: Span): Sql => sql`
  r.shop_id = ${shopId} AND r.flow_id = ${flowId} AND r.started_at >= ${from}`;

/** The messages m of those runs r. */
const messagesOf = (shopId: number, span: Span): Sql => sql`
  flow_runs r JOIN messages m ON m.shop_id = r.shop_id AND m.source_kind = 'flow' AND m.source_id = r.id
    AND m.program_id = r.flow_id AND ${runsOf(shopId, span)}`;

/** How runs ended, with `waiting` for those that did not, and how many shoppers they were of. */
export async function countEnds(shopId: number, span: Span, tx: Tx) {
  const ends = await tx.query<{ outcome: string; count: number }>(sql`
    SELECT coalesce(r.outcome, 'waiting') AS outcome, count(*)::int AS count FROM flow_runs r
    WHERE ${runsOf(shopId, span)} GROUP BY 1 ORDER BY 1`);
  const [row] = await tx.query<{ people: number }>(sql`
    SELECT count(DISTINCT r.profile_id)::int AS people FROM flow_runs r
    WHERE ${runsOf(shopId, span)} AND coalesce(r.outcome, '') NOT IN ('not_for_her', 'held_out', 'already_in')`);
  return { ends, people: row?.people ?? 0 };
}

/** So many messages of a step came to this. */
export interface MessageCount {
  step: string;
  state: string;
  reason: string | null;
  heldFor: string | null;
  count: number;
}

export async function countMessages(shopId: number, span: Span, tx: Tx): Promise<MessageCount[]> {
  return tx.query<MessageCount>(sql`
    SELECT p.step, m.state, m.reason, m.deferred_reason AS "heldFor", count(*)::int AS count
    FROM ${messagesOf(shopId, span)}
    JOIN flow_passages p ON p.shop_id = r.shop_id AND p.run_id = r.id AND p.number = m.step
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`);
}

/** What came of each step, in the order in which steps were first taken. */
export async function countSteps(shopId: number, span: Span, tx: Tx) {
  return tx.query<{ step: string; outcome: string; count: number }>(sql`
    SELECT p.step, p.outcome, count(*)::int AS count FROM flow_runs r
    JOIN flow_passages p ON p.shop_id = r.shop_id AND p.run_id = r.id
    WHERE ${runsOf(shopId, span)} GROUP BY p.step, p.outcome ORDER BY min(p.number), p.step, p.outcome`);
}

/** Whether an order of a run's shopper came in a time; of orders that were not cancelled. */
const orderedBetween = (after: Sql, until: Sql): Sql => sql`EXISTS (
  SELECT 1 FROM orders o WHERE o.shop_id = r.shop_id AND o.profile_id = r.profile_id AND o.cancelled_at IS NULL
    AND o.deleted_at IS NULL AND o.processed_at > ${after} AND o.processed_at <= ${until})`;

const firstSent = sql`(SELECT min(m.settled_at) FROM messages m WHERE m.shop_id = r.shop_id AND m.source_kind = 'flow'
  AND m.source_id = r.id AND m.program_id = r.flow_id AND m.state = 'sent')`;
const afterwards = sql`first.at + make_interval(days => ${orderedAnywayDays})`;

/** Who would have been written to and ordered without it, and what else would have been asked for. */
export async function countWanted(
  shopId: number,
  span: Span,
  tx: Tx,
): Promise<Pick<ReplayFound, "reached" | "boughtBefore" | "orderedAfter" | "effects">> {
  const [row] = await tx.query<Pick<ReplayFound, "reached" | "boughtBefore" | "orderedAfter">>(sql`
    SELECT count(DISTINCT r.profile_id)::int AS reached,
      (count(DISTINCT r.profile_id) FILTER (WHERE ${orderedBetween(sql`r.triggered_at`, sql`first.at`)}))::int AS "boughtBefore",
      (count(DISTINCT r.profile_id) FILTER (WHERE ${orderedBetween(sql`first.at`, afterwards)}))::int AS "orderedAfter"
    FROM flow_runs r CROSS JOIN LATERAL (SELECT ${firstSent} AS at) first
    WHERE ${runsOf(shopId, span)} AND first.at IS NOT NULL`);
  const effects = await tx.query<{ kind: string; count: number }>(sql`
    SELECT e.kind, count(*)::int AS count FROM flow_runs r
    JOIN flow_effects e ON e.shop_id = r.shop_id AND e.run_id = r.id AND e.kind <> 'send'
    WHERE ${runsOf(shopId, span)} GROUP BY e.kind ORDER BY e.kind`);
  return {
    ...(row ?? { reached: 0, boughtBefore: 0, orderedAfter: 0 }),
    effects: Object.fromEntries(effects.map(({ kind, count }) => [kind, count])),
  };
}

/** Whose mail stood in the way of what was put off. */
export async function countDisplacing(shopId: number, span: Span, tx: Tx): Promise<Record<string, number>> {
  const rows = await tx.query<{ name: string; count: number }>(sql`
    SELECT d.source_kind || ' ' || d.program_id AS name, count(*)::int AS count FROM ${messagesOf(shopId, span)}
    JOIN messages d ON d.shop_id = m.shop_id AND d.id = m.displaced_by GROUP BY 1 ORDER BY 2 DESC, 1`);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Each day by the shop's clock, those on which nothing was as well. */
export async function countDays(shopId: number, span: Span, tx: Tx): Promise<ReplayFound["days"]> {
  const { from, until } = span;
  return tx.query<ReplayFound["days"][number]>(sql`
    WITH zone AS (SELECT timezone AS name FROM shops WHERE id = ${shopId}), days AS (
      SELECT generate_series(date_trunc('day', ${from}::timestamptz AT TIME ZONE zone.name),
        ${until}::timestamptz AT TIME ZONE zone.name, interval '1 day')::date AS day FROM zone
    ), came AS (
      SELECT (r.triggered_at AT TIME ZONE zone.name)::date AS day, count(*) AS count FROM flow_runs r, zone
      WHERE ${runsOf(shopId, span)} AND coalesce(r.outcome, '') NOT IN ('not_for_her', 'held_out', 'already_in') GROUP BY 1
    ), told AS (
      SELECT (m.settled_at AT TIME ZONE zone.name)::date AS day, count(*) FILTER (WHERE m.state = 'sent') AS sent,
        count(*) FILTER (WHERE m.state = 'skipped') AS skipped
      FROM ${messagesOf(shopId, span)} CROSS JOIN zone WHERE m.settled_at IS NOT NULL GROUP BY 1
    )
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day, coalesce(came.count, 0)::int AS came, coalesce(told.sent, 0)::int AS sent,
      coalesce(told.skipped, 0)::int AS skipped
    FROM days LEFT JOIN came USING (day) LEFT JOIN told USING (day) ORDER BY days.day`);
}

/** An instant as JSON has it here. */
const instant = (at: Sql): Sql => sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The first runs, each with what it passed and what became of its messages. */
export async function listRuns(shopId: number, span: Span, tx: Tx): Promise<ReplayFound["lines"]> {
  return tx.query<ReplayFound["lines"][number]>(sql`
    SELECT r.profile_id::text AS "profileId", ${instant(sql`r.triggered_at`)} AS at, r.cause ->> 'kind' AS cause, r.outcome,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('step', p.step, 'outcome', p.outcome, 'at', ${instant(sql`p.at`)}) ORDER BY p.number)
        FROM flow_passages p WHERE p.shop_id = r.shop_id AND p.run_id = r.id), '[]') AS passed,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('step', p.step, 'state', CASE m.state WHEN 'queued' THEN 'waiting' ELSE m.state END,
          'reason', m.reason, 'heldFor', m.deferred_reason, 'at', ${instant(sql`coalesce(m.settled_at, m.next_attempt_at)`)}) ORDER BY m.step)
        FROM messages m JOIN flow_passages p ON p.shop_id = m.shop_id AND p.run_id = m.source_id AND p.number = m.step
        WHERE m.shop_id = r.shop_id AND m.source_kind = 'flow' AND m.source_id = r.id AND m.program_id = r.flow_id), '[]') AS messages,
      coalesce(${orderedBetween(sql`r.triggered_at`, sql`first.at`)}, false) AS "boughtBefore",
      coalesce(${orderedBetween(sql`first.at`, afterwards)}, false) AS "orderedAfter"
    FROM flow_runs r CROSS JOIN LATERAL (SELECT ${firstSent} AS at) first
    WHERE ${runsOf(shopId, span)} ORDER BY r.triggered_at, r.id LIMIT ${mostLines}`);
}
