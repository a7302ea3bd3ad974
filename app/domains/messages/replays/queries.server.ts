import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { topicOf } from "~/domains/templates/index.server";
import type { Sent } from "../model";

/** Which days of the past are gone through, and for which flow. */
export interface Span {
  flowId: number;
  from: Date;
  until: Date;
}

/** What can start the flow. */
export interface Starting {
  /** Kinds of events. */
  kinds: readonly string[];
  isByOrders: boolean;
  /** Segments that are entered or left. */
  segmentIds: readonly number[];
}

/** Lays ready what happened in those days, to whom and when: what may start the flow, and what else may move who is in it. */
export async function layFacts(
  shopId: number,
  { from, until }: Span,
  { kinds, isByOrders, segmentIds }: Starting,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    CREATE TEMP TABLE replay_facts (at, profile_id, starts, is_turn) ON COMMIT DROP AS
    SELECT e.occurred_at, e.profile_id, e.kind = ANY (${[...kinds]}::text[]), false FROM events e
    WHERE e.shop_id = ${shopId} AND e.occurred_at > ${from} AND e.occurred_at <= ${until} AND e.profile_id IS NOT NULL
      AND e.kind NOT IN ('flow_entered', 'message_sent', 'trait_set')
    UNION ALL SELECT o.processed_at, o.profile_id, ${isByOrders}, false FROM orders o
    WHERE o.shop_id = ${shopId} AND o.processed_at > ${from} AND o.processed_at <= ${until} AND o.profile_id IS NOT NULL
    UNION ALL SELECT c.occurred_at, c.profile_id, false, false FROM public.consent_records c
    WHERE c.shop_id = ${shopId} AND c.occurred_at > ${from} AND c.occurred_at <= ${until}
    UNION ALL SELECT turn.at, m.profile_id, true, true FROM public.memberships m
    CROSS JOIN LATERAL (VALUES (m.entered_at), (m.left_at)) turn(at)
    WHERE m.shop_id = ${shopId} AND m.segment_id = ANY (${[...segmentIds]}::int[])
      AND turn.at > ${from} AND turn.at <= ${until}`);
  await tx.query(sql`CREATE INDEX ON replay_facts (at) WHERE starts`);
  await tx.query(sql`CREATE INDEX ON replay_facts (profile_id, at)`);
  await tx.query(sql`ANALYZE replay_facts`);
}

/** How many instants there are at which the flow may start. */
export async function countStarts(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(DISTINCT at)::int AS count FROM replay_facts WHERE starts`);
  return row?.count ?? 0;
}

/** The mail that had gone out before, and who had been in the flow: both count. */
export async function layPast(shopId: number, { flowId, from, until }: Span, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO messages SELECT m.* FROM public.messages m
    WHERE m.shop_id = ${shopId} AND m.state IN ('sent', 'parked') AND coalesce(m.settled_at, m.first_attempt_at) <= ${from}`);
  await showOthers(shopId, flowId, { after: new Date(0), at: from, until }, tx);
}

/** Of a moment: everything after one instant and up to another. */
interface Moment {
  after: Date;
  at: Date;
  until: Date;
}

/**
 * Lets the mail of others come into the ledger as it did: asked for at one instant, and out at another. What this flow
 * sent itself in these days is left out, for it is tried anew.
 */
export async function showOthers(shopId: number, flowId: number, { after, at, until }: Moment, tx: Tx): Promise<void> {
  const isOther = sql`(m.source_kind, m.program_id) <> ('flow', ${flowId})`;
  const rows = await tx.query(sql`
    INSERT INTO messages SELECT m.* FROM public.messages m
    WHERE m.shop_id = ${shopId} AND m.queued_at > ${after} AND m.queued_at <= ${at} AND m.state IN ('sent', 'parked')
      AND m.settled_at > ${after} AND m.settled_at <= ${until} AND ${isOther}
    ON CONFLICT DO NOTHING RETURNING 1`);
  if (rows.length > 0) {
    await tx.query(sql`
      UPDATE messages m SET state = 'queued', next_attempt_at = m.settled_at
      WHERE m.shop_id = ${shopId} AND m.queued_at > ${after} AND m.state IN ('sent', 'parked') AND m.settled_at > ${at} AND ${isOther}`);
  }
  await tx.query(sql`
    UPDATE messages m SET state = 'sent' WHERE m.shop_id = ${shopId} AND m.state = 'queued' AND m.settled_at <= ${at} AND ${isOther}`);
}

/** To whom something happened in a moment that may start the flow or move who is in it, and whether somebody came or went. */
export async function findMoved(
  shopId: number,
  { after, at }: Pick<Moment, "after" | "at">,
  tx: Tx,
): Promise<{ profileIds: string[]; isTurn: boolean }> {
  const rows = await tx.query<{ id: string; isTurn: boolean }>(sql`
    SELECT f.profile_id AS id, bool_or(f.is_turn) AS "isTurn" FROM replay_facts f
    WHERE f.at > ${after} AND f.at <= ${at} AND f.starts GROUP BY f.profile_id
    UNION ALL SELECT DISTINCT r.profile_id, false FROM flow_runs r
    JOIN replay_facts f ON f.profile_id = r.profile_id AND f.at > ${after} AND f.at <= ${at}
    WHERE r.shop_id = ${shopId} AND r.state = 'waiting'`);
  return { profileIds: [...new Set(rows.map(({ id }) => id))], isTurn: rows.some(({ isTurn }) => isTurn) };
}

/** The next instant at which anything can change; null when nothing can any more. */
export async function findNext(shopId: number, flowId: number, after: Date, tx: Tx): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(sql`
    SELECT least(
      (SELECT min(f.at) FROM replay_facts f WHERE f.starts AND f.at > ${after}),
      (SELECT min(f.at) FROM flow_runs r CROSS JOIN LATERAL (
          SELECT f.at FROM replay_facts f WHERE f.profile_id = r.profile_id AND f.at > ${after} ORDER BY f.at LIMIT 1) f
        WHERE r.shop_id = ${shopId} AND r.state = 'waiting'),
      (SELECT min(r.due_at) FROM flow_runs r WHERE r.shop_id = ${shopId} AND r.state = 'waiting'),
      (SELECT min(e.next_attempt_at) FROM flow_effects e
        WHERE e.shop_id = ${shopId} AND e.kind = 'send' AND e.state = 'queued'),
      (SELECT min(m.next_attempt_at) FROM messages m
        WHERE m.shop_id = ${shopId} AND m.state = 'queued' AND m.source_kind = 'flow' AND m.program_id = ${flowId})) AS at`);
  return row?.at ?? null;
}

/** Takes it that what was claimed has gone out. */
export async function takeAsSent(shopId: number, messageIds: readonly string[], now: Date, tx: Tx): Promise<Sent[]> {
  return tx.query<Sent>(sql`
    UPDATE messages m SET state = 'sent', settled_at = ${now}, first_attempt_at = ${now}
    WHERE m.shop_id = ${shopId} AND m.id = ANY (${[...messageIds]}::bigint[])
    RETURNING m.id, m.profile_id AS "profileId", m.template_key AS "templateKey", ${topicOf(shopId, sql`m.template_key`)} AS topic`);
}
