import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { CampaignTotals } from "../../campaigns/model";
import { pauseEnd } from "./pause-end";

// Whatever a worker is deciding about right now is passed over here: the gate knows how the campaign stands.

/** Lets all that waits of paused campaigns wait for their being resumed. */
export async function putOff(shopId: number, campaignIds: readonly number[], now: Date, db: Db): Promise<void> {
  if (campaignIds.length === 0) return;
  await db.query(sql`
    UPDATE messages SET next_attempt_at = ${pauseEnd(now)}, deferred_reason = 'campaign_paused', displaced_by = NULL
    WHERE shop_id = ${shopId} AND id IN (
      SELECT id FROM messages
      WHERE shop_id = ${shopId} AND state = 'queued' AND source_kind = 'campaign' AND program_id = ANY (${[...campaignIds]}::int[])
        AND deferred_reason IS DISTINCT FROM 'campaign_paused' FOR UPDATE SKIP LOCKED)`);
}

/** Ends all that waits of cancelled campaigns. */
export async function skipCancelled(shopId: number, campaignIds: readonly number[], now: Date, db: Db): Promise<void> {
  if (campaignIds.length === 0) return;
  await db.query(sql`
    UPDATE messages SET state = 'skipped', reason = 'campaign_cancelled', settled_at = ${now}
    WHERE shop_id = ${shopId} AND id IN (
      SELECT id FROM messages
      WHERE shop_id = ${shopId} AND state = 'queued' AND source_kind = 'campaign' AND program_id = ANY (${[...campaignIds]}::int[])
      FOR UPDATE SKIP LOCKED)`);
}

/** Wakes what waits for campaigns that are not paused any more. @returns whether there was any */
export async function wakeResumed(shopId: number, pausedIds: readonly number[], now: Date, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE messages SET next_attempt_at = ${now}, deferred_reason = NULL
    WHERE shop_id = ${shopId} AND state = 'queued' AND source_kind = 'campaign' AND deferred_reason = 'campaign_paused'
      AND program_id <> ALL (${[...pausedIds]}::int[]) RETURNING 1`);
  return rows.length > 0;
}

/**
 * The recipients r of a campaign, and the message m of each that was handed over. Each one's is looked up by itself: right
 * after a large hand-over the planner still believes that there are few, and would compare each with every other.
 */
export const withMessages = sql`campaign_recipients r
  LEFT JOIN LATERAL (
    SELECT * FROM messages m
    WHERE m.shop_id = r.shop_id AND m.source_kind = 'campaign' AND m.source_id = r.id AND m.step = 0 OFFSET 0
  ) m ON true`;

/** In which of the totals a recipient r with a message m is. */
export const standing = sql`CASE
  WHEN r.state = 'skipped' OR m.state = 'skipped' THEN 'skipped'
  WHEN m.state = 'sent' THEN 'sent'
  WHEN m.state IN ('failed', 'parked') THEN 'failed'
  ELSE 'waiting' END`;
export const standingReason = sql`CASE WHEN r.state = 'skipped' THEN r.reason ELSE m.reason END`;

/**
 * How a campaign's audience stands: everybody in exactly one of the totals. One statement, so that they add up to the
 * audience at every moment. Who is in doubt waits; who was parked has failed, because nothing more will be tried.
 */
export async function countRecipients(shopId: number, campaignId: number, db: Db = pool): Promise<CampaignTotals> {
  const rows = await db.query<{ audience: number; standing: keyof CampaignTotals; reason: string; count: number }>(sql`
    SELECT c.audience, s.standing, s.reason, s.count FROM campaigns c
    JOIN (
      SELECT ${standing} AS standing, CASE WHEN ${standing} = 'skipped' THEN ${standingReason} ELSE '' END AS reason,
        count(*)::int AS count
      FROM ${withMessages} WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} GROUP BY 1, 2
    ) s ON true
    WHERE c.shop_id = ${shopId} AND c.id = ${campaignId}`);
  const sum = (wanted: string) =>
    rows.filter(({ standing: is }) => is === wanted).reduce((total, { count }) => total + count, 0);
  const skipped = rows.filter(({ standing: is }) => is === "skipped");
  return {
    audience: rows[0]?.audience ?? 0,
    ...{ waiting: sum("waiting"), sent: sum("sent"), failed: sum("failed") },
    skipped: Object.fromEntries(skipped.map(({ reason, count }) => [reason, count])),
  };
}

/** The totals of a part of a campaign: of those who got one message, in the trial or after it. */
export interface PartTotals {
  segmentId: number | null;
  template: string;
  inTrial: boolean;
  arm: string | null;
  audience: number;
  waiting: number;
  sent: number;
  skipped: number;
  failed: number;
}

/** How the parts of a campaign's audience stand. */
export async function countParts(shopId: number, campaignId: number, db: Db = pool): Promise<PartTotals[]> {
  const count = (wanted: string) => sql`count(*) FILTER (WHERE ${standing} = ${wanted})::int`;
  return db.query<PartTotals>(sql`
    SELECT r.segment_id AS "segmentId", r.template_key AS template, r.in_trial AS "inTrial", r.arm, count(*)::int AS audience,
      ${count("waiting")} AS waiting, ${count("sent")} AS sent, ${count("skipped")} AS skipped, ${count("failed")} AS failed
    FROM ${withMessages} WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId}
    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 2, 1, 4`);
}

/** Somebody of a campaign's audience, and what became of her mail. */
export interface RecipientLine {
  profileId: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  segmentId: number | null;
  template: string;
  inTrial: boolean;
  arm: string | null;
  standing: "waiting" | "sent" | "skipped" | "failed";
  /** Why she did not get it, or why she waits; null where there is nothing to say. */
  reason: string | null;
  /** When it ended, or until when it waits at least. */
  at: Date;
  /** Null as long as it has not come to the ledger. */
  messageId: string | null;
}

/** Which of a campaign's recipients are asked for. */
export interface RecipientsWanted {
  /** All, or those in one of the totals. */
  state: RecipientLine["standing"] | null;
  /** The first is 1. */
  page: number;
  pageSize?: number;
}

const usualPageSize = 50;

/** A page of a campaign's recipients in a fixed order, and how many there are in all. */
export async function listRecipients(
  shopId: number,
  campaignId: number,
  { state, page, pageSize = usualPageSize }: RecipientsWanted,
  db: Db = pool,
): Promise<{ total: number; recipients: RecipientLine[] }> {
  const which = sql`r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} AND (${state}::text IS NULL OR ${standing} = ${state})`;
  const recipients = await db.query<RecipientLine>(sql`
    SELECT r.profile_id AS "profileId", p.first_name AS "firstName", p.last_name AS "lastName", p.email,
      r.segment_id AS "segmentId", r.template_key AS template, r.in_trial AS "inTrial", r.arm, ${standing} AS standing,
      CASE WHEN m.state = 'queued' THEN m.deferred_reason ELSE ${standingReason} END AS reason,
      coalesce(m.settled_at, m.next_attempt_at, r.due_at) AS at, m.id AS "messageId"
    FROM ${withMessages} LEFT JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE ${which} ORDER BY r.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`);
  const [count] = await db.query<{ total: number }>(
    sql`SELECT count(*)::int AS total FROM ${withMessages} WHERE ${which}`,
  );
  return { total: count?.total ?? 0, recipients };
}

/**
 * Of messages of campaigns, those whose shopper gets another of the same campaign: two profiles in its audience turned
 * out to be one person. The earlier one stands.
 */
export async function findRepeated(shopId: number, messageIds: readonly string[], db: Db): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(sql`
    SELECT m.id FROM messages m
    WHERE m.shop_id = ${shopId} AND m.id = ANY (${[...messageIds]}::bigint[]) AND m.source_kind = 'campaign' AND EXISTS (
      SELECT 1 FROM messages o
      WHERE o.shop_id = m.shop_id AND o.profile_id = m.profile_id AND o.source_kind = 'campaign'
        AND o.program_id = m.program_id AND o.id <> m.id
        AND (o.state IN ('sending', 'in_doubt', 'sent', 'parked') OR (o.state = 'queued' AND o.id < m.id)))`);
  return new Set(rows.map(({ id }) => id));
}
