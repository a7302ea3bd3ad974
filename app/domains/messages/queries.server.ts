import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { SendRequest } from "~/domains/flows/model";
import { recordset } from "~/lib/sql";
import type { Claimed, FrozenRequest, Held, Person, Sent } from "./model";

/** A worker holds a message so long; then another may take it over. By the database's clock. */
const leaseSeconds = 60;
/** Resend remembers an idempotency key for 24 hours; after that a retry would be a second mail. */
const retryHours = 23;

/** Puts sends into the ledger; the same source and step only once. */
export async function queueMessages(shopId: number, requests: SendRequest[], now: Date, tx: Tx): Promise<number> {
  if (requests.length === 0) return 0;
  const columns = {
    runId: "bigint",
    step: "int",
    flowId: "int",
    segmentId: "int",
    profileId: "bigint",
    template: "text",
  };
  const rows = await tx.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key,
      next_attempt_at, queued_at)
    SELECT ${shopId}::int, "profileId", 'flow', "runId", step, "flowId", "segmentId", template, ${now}::timestamptz, ${now}::timestamptz
    FROM ${recordset(requests, columns)}
    ON CONFLICT (shop_id, source_kind, source_id, step) DO NOTHING RETURNING id`);
  return rows.length;
}

/** Takes messages whose time has come, and those whose worker died, for a while. */
export async function claimMessages(shopId: number, limit: number, now: Date, db: Db = pool): Promise<Claimed[]> {
  return db.query<Claimed>(sql`
    WITH due AS (
      SELECT id FROM messages
      WHERE shop_id = ${shopId} AND (
        (state IN ('queued', 'in_doubt') AND next_attempt_at <= ${now}) OR (state = 'sending' AND claimed_until < now()))
      ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE messages m SET state = 'sending', fence = fence + 1, attempts = attempts + 1,
      claimed_until = now() + make_interval(secs => ${leaseSeconds})
    FROM due WHERE m.shop_id = ${shopId} AND m.id = due.id
    RETURNING m.id, m.profile_id AS "profileId", m.source_kind AS "sourceKind", m.source_id AS "sourceId", m.step,
      m.program_id AS "programId", m.template_key AS "templateKey", m.fence, m.attempts`);
}

/** Makes sure that a claim still stands, and gives it its full time again. Null when another worker has the message. */
export async function renewLease(shopId: number, { id, fence }: Claimed, tx: Tx): Promise<Held | null> {
  const [held] = await tx.query<Held>(sql`
    UPDATE messages SET claimed_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending'
    RETURNING request, first_attempt_at IS NOT NULL AS "isInDoubt",
      coalesce(first_attempt_at < now() - make_interval(hours => ${retryHours}), false) AS "isExpired"`);
  return held ?? null;
}

/**
 * Keeps what will be posted, and since when Resend may have it.
 * @returns the request as it was kept: what is posted is what a retry will read, to the byte
 */
export async function freeze(shopId: number, { id, fence }: Claimed, request: FrozenRequest, tx: Tx): Promise<unknown> {
  const [row] = await tx.query<{ request: unknown }>(sql`
    UPDATE messages SET request = ${JSON.stringify(request)}::jsonb, first_attempt_at = now()
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} RETURNING request`);
  return row?.request;
}

interface Settled {
  state: "sent" | "skipped" | "failed" | "parked";
  reason: string | null;
  resendId?: string;
}

/** Ends a message. False when another worker has taken it over meanwhile: its outcome counts, not this one. */
export async function settle(
  shopId: number,
  { id, fence }: Claimed,
  to: Settled,
  now: Date,
  db: Db = pool,
): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE messages SET state = ${to.state}, reason = ${to.reason}, resend_id = ${to.resendId ?? null}, settled_at = ${now},
      claimed_until = NULL
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending' RETURNING id`);
  return rows.length > 0;
}

/** Lets a message wait for its next attempt. One that is merely queued is not at Resend. */
export async function postpone(
  shopId: number,
  { id, fence }: Claimed,
  to: { state: "queued" | "in_doubt"; reason: string; at: Date },
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE messages SET state = ${to.state}, reason = ${to.reason}, next_attempt_at = ${to.at}, claimed_until = NULL,
      first_attempt_at = CASE WHEN ${to.state} = 'queued' THEN NULL ELSE first_attempt_at END
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending'`);
}

/** Ends a doubt: Resend has the message. Null when there was none. Whoever holds the message has nothing more to say. */
export async function confirm(
  shopId: number,
  messageId: string,
  resendId: string | null,
  at: Date,
  tx: Tx,
): Promise<Sent | null> {
  const [sent] = await tx.query<Sent>(sql`
    UPDATE messages SET state = 'sent', reason = NULL, resend_id = ${resendId}, settled_at = ${at}, claimed_until = NULL
    WHERE shop_id = ${shopId} AND id = ${messageId} AND state IN ('sending', 'in_doubt', 'parked')
    RETURNING id, profile_id AS "profileId", template_key AS "templateKey"`);
  return sent ?? null;
}

/** When a message of the shop is due next: by its own time, or because its worker may have died. */
export async function findNextAttempt(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(CASE WHEN state = 'sending' THEN claimed_until ELSE next_attempt_at END) AS at
    FROM messages WHERE shop_id = ${shopId} AND state IN ('queued', 'sending', 'in_doubt')`);
  return row?.at ?? null;
}

/** What templates fill in of people; who is gone is not among them. */
export async function findPeople(shopId: number, profileIds: string[], db: Db): Promise<Map<string, Person>> {
  const rows = await db.query<Person & { id: string }>(sql`
    SELECT p.id, p.first_name AS "firstName", (
      SELECT l.title FROM orders o JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id
      WHERE o.shop_id = ${shopId} AND o.profile_id = p.id AND o.cancelled_at IS NULL AND o.deleted_at IS NULL
      ORDER BY o.processed_at DESC, l.unit_price_minor * l.quantity DESC, l.line_id LIMIT 1) AS "lastProduct"
    FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${profileIds}::bigint[]) AND p.deleted_at IS NULL AND p.merged_into IS NULL`);
  return new Map(rows.map(({ id, firstName, lastProduct }) => [id, { firstName, lastProduct }]));
}

/** Whose a message is, what it said and which flow sent it. */
export interface MessageOrigin {
  profileId: string;
  template: string;
  flowId: number | null;
}

/** Null if the shop has no such message. */
export async function findMessageOrigin(shopId: number, messageId: string, db: Db): Promise<MessageOrigin | null> {
  const [row] = await db.query<MessageOrigin>(sql`
    SELECT profile_id AS "profileId", template_key AS template, CASE WHEN source_kind = 'flow' THEN program_id END AS "flowId"
    FROM messages WHERE shop_id = ${shopId} AND id = ${messageId}`);
  return row ?? null;
}

/** The ledger of a merged profile goes along. */
export async function moveMessages(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE messages SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

/** What was sent is kept as long as somebody may ask about it, and no longer; that it was sent stays in the ledger. */
export async function forgetRequests(settledBefore: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE messages SET request = NULL
    WHERE request IS NOT NULL AND state IN ('sent', 'skipped', 'failed') AND settled_at < ${settledBefore}`);
}

export async function eraseMessages(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopMessages(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM messages WHERE shop_id = ${shopId}`);
}
