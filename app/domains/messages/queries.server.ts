import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { topicOf } from "~/domains/templates/index.server";
import { recordset } from "~/lib/sql";
import type { MessageState, NewMessage, Sent } from "./model";

/** Puts messages into the ledger; the same source and step only once. @returns how many were new */
export async function insertMessages(
  shopId: number,
  messages: readonly NewMessage[],
  now: Date,
  tx: Tx,
): Promise<number> {
  if (messages.length === 0) return 0;
  const columns = {
    profileId: "bigint",
    sourceKind: "text",
    sourceId: "bigint",
    step: "int",
    programId: "int",
    segmentId: "int",
    templateKey: "text",
    priority: "int",
    sendBefore: "timestamptz",
    rank: "int",
    experimentId: "int",
    arm: "text",
    treatment: "text",
  };
  const usual = { rank: 100, experimentId: null, arm: null, treatment: null };
  const rows = await tx.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, priority,
      send_before, rank, experiment_id, arm, treatment, next_attempt_at, queued_at)
    SELECT ${shopId}::int, "profileId", "sourceKind", "sourceId", step, "programId", "segmentId", "templateKey", priority,
      "sendBefore", rank, "experimentId", arm, treatment, ${now}::timestamptz, ${now}::timestamptz
    FROM ${recordset(
      messages.map((message) => ({ ...usual, ...message })),
      columns,
    )}
    ON CONFLICT (shop_id, source_kind, source_id, step) DO NOTHING RETURNING 1`);
  return rows.length;
}

/** Lets messages that wait be decided about now, of runs of flows that ended with one of these outcomes. @returns how many */
export async function wakeMessagesOf(shopId: number, outcomes: readonly string[], now: Date, tx: Tx): Promise<number> {
  const rows = await tx.query(sql`
    UPDATE messages m SET next_attempt_at = ${now} FROM flow_runs r
    WHERE m.shop_id = ${shopId} AND m.state = 'queued' AND m.source_kind = 'flow' AND m.next_attempt_at > ${now}
      AND r.shop_id = m.shop_id AND r.id = m.source_id AND r.state = 'ended' AND r.outcome = ANY (${[...outcomes]}::text[])
    RETURNING 1`);
  return rows.length;
}

/**
 * Ends a doubt: Resend has the message. Null when there was none. A batch of which all messages are known to be there
 * has nothing left to ask.
 */
export async function confirm(
  shopId: number,
  messageId: string,
  resendId: string | null,
  at: Date,
  tx: Tx,
): Promise<Sent | null> {
  const [sent] = await tx.query<Sent & { batchId: string | null }>(sql`
    UPDATE messages SET state = 'sent', reason = NULL, resend_id = ${resendId}, settled_at = ${at}
    WHERE shop_id = ${shopId} AND id = ${messageId} AND state IN ('sending', 'in_doubt', 'parked')
    RETURNING id, profile_id AS "profileId", template_key AS "templateKey", batch_id AS "batchId",
      ${topicOf(shopId, sql`template_key`)} AS topic`);
  if (!sent) return null;
  await tx.query(sql`
    UPDATE send_batches b SET state = 'settled', settled_at = ${at}, claimed_until = NULL, next_attempt_at = NULL, request = NULL
    WHERE b.shop_id = ${shopId} AND b.id = ${sent.batchId} AND b.state = 'in_doubt' AND NOT EXISTS (
      SELECT 1 FROM messages m WHERE m.shop_id = b.shop_id AND m.id = ANY (b.message_ids) AND m.batch_id = b.id
        AND m.state IN ('sending', 'in_doubt'))`);
  const { id, profileId, templateKey, topic } = sent;
  return { id, profileId, templateKey, topic };
}

/** How a message stands and what asked for it, held so until the transaction ends. */
export async function lockMessage(
  shopId: number,
  messageId: string,
  tx: Tx,
): Promise<{ state: MessageState; sourceKind: string } | null> {
  const [row] = await tx.query<{ state: MessageState; sourceKind: string }>(sql`
    SELECT state, source_kind AS "sourceKind" FROM messages
    WHERE shop_id = ${shopId} AND id = ${messageId} FOR UPDATE`);
  return row ?? null;
}

/** Lets a message that has ended wait for its turn once more, however late it is. */
export async function requeue(shopId: number, messageId: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE messages SET state = 'queued', reason = NULL, next_attempt_at = ${now}, queued_at = ${now}, settled_at = NULL,
      batch_id = NULL, first_attempt_at = NULL, resend_id = NULL, send_before = NULL, deferred_reason = NULL, displaced_by = NULL
    WHERE shop_id = ${shopId} AND id = ${messageId}`);
}

/** Whose a message is, what it said, which flow sent it, and whether it is not known yet that Resend has it. */
export interface MessageOrigin {
  profileId: string;
  template: string;
  topic: string | null;
  flowId: number | null;
  isUnsure: boolean;
}

/** By message id; a message that the shop does not have is not among them. */
export async function findMessageOrigins(
  shopId: number,
  messageIds: readonly string[],
  db: Db,
): Promise<Map<string, MessageOrigin>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db.query<MessageOrigin & { id: string }>(sql`
    SELECT id, profile_id AS "profileId", template_key AS template, ${topicOf(shopId, sql`template_key`)} AS topic,
      CASE WHEN source_kind = 'flow' THEN program_id END AS "flowId", state IN ('sending', 'in_doubt', 'parked') AS "isUnsure"
    FROM messages WHERE shop_id = ${shopId} AND id = ANY (${[...messageIds]}::bigint[])`);
  return new Map(rows.map(({ id, ...origin }) => [id, origin]));
}

/** The ledger of a merged profile goes along. */
export async function moveMessages(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE messages SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

/** Which batches there were is kept as long as somebody may ask about it, and no longer. */
export async function forgetBatches(settledBefore: Date, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM send_batches WHERE state IN ('settled', 'parked') AND settled_at < ${settledBefore}`);
}

/**
 * Removes a person's messages, and batches in which nobody else is. A batch in doubt in which others are keeps its bytes
 * until the doubt ends, a day at most: without them the others would get their mail twice or not at all.
 */
export async function eraseMessages(shopId: number, profileId: string, tx: Tx): Promise<void> {
  // Batches before messages, as everybody does who changes both: whoever holds the one waits for the other.
  await tx.query(sql`
    SELECT 1 FROM send_batches WHERE shop_id = ${shopId} AND id IN (
      SELECT batch_id FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId}) ORDER BY id FOR UPDATE`);
  const rows = await tx.query<{ batchId: string | null }>(sql`
    DELETE FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId} RETURNING batch_id AS "batchId"`);
  const batchIds = rows.flatMap(({ batchId }) => (batchId === null ? [] : [batchId]));
  if (batchIds.length === 0) return;
  // Who else is in a batch keeps their place in it: an answer of Resend names nobody but by place.
  await tx.query(sql`
    UPDATE send_batches b SET message_ids = ARRAY(
      SELECT CASE WHEN m.id IS NULL THEN 0 ELSE i.id END FROM unnest(b.message_ids) WITH ORDINALITY i(id, place)
      LEFT JOIN messages m ON m.shop_id = ${shopId} AND m.id = i.id ORDER BY i.place)
    WHERE b.shop_id = ${shopId} AND b.id = ANY (${batchIds}::bigint[])`);
  await tx.query(sql`
    DELETE FROM send_batches b
    WHERE b.shop_id = ${shopId} AND b.id = ANY (${batchIds}::bigint[]) AND NOT EXISTS (
      SELECT 1 FROM messages m WHERE m.shop_id = b.shop_id AND m.id = ANY (b.message_ids) AND m.batch_id = b.id)`);
}

export async function eraseShopMessages(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM messages WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM send_batches WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM send_lanes WHERE shop_id = ${shopId}`);
}
