import sql from "sql-template-tag";
import { prepared, Tx } from "~/db.server";
import { topicOf } from "~/domains/templates/index.server";
import { recordset } from "~/lib/sql";
import type { Sent } from "../../model";
import type { Batch, Told } from "../model";

// Who lost the lease has no say: each of these begins with the fence of the claim.

/** Ends a batch. Its bytes are kept no longer than they are needed. False when another worker has taken it over. */
export async function closeBatch(
  shopId: number,
  { id, fence }: Batch,
  to: { state: "settled" | "parked"; reason: string | null },
  now: Date,
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(prepared`
    UPDATE send_batches SET state = ${to.state}, reason = ${to.reason}, settled_at = ${now}, claimed_until = NULL,
      next_attempt_at = NULL, request = NULL
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending' RETURNING id`);
  return rows.length > 0;
}

/** Writes down what Resend said of each message. @returns those that this made sent */
export async function recordTold(shopId: number, batch: Batch, told: Told[], now: Date, tx: Tx): Promise<Sent[]> {
  const rows = told.map((word, i) => ({
    id: batch.messageIds[i] ?? null,
    state: word.accepted ? "sent" : "failed",
    resendId: word.accepted ? word.resendId : null,
    reason: word.accepted ? null : word.reason,
  }));
  const columns = { id: "bigint", state: "text", resendId: "text", reason: "text" };
  const settled = await tx.query<Sent & { state: string }>(prepared`
    UPDATE messages m SET state = r.state, reason = r.reason, resend_id = r."resendId", settled_at = ${now}
    FROM ${recordset(rows, columns)}
    WHERE m.shop_id = ${shopId} AND m.id = r.id AND m.batch_id = ${batch.id} AND m.state IN ('sending', 'in_doubt')
    RETURNING m.id, m.profile_id AS "profileId", m.template_key AS "templateKey", m.state,
      ${topicOf(shopId, sql`m.template_key`)} AS topic`);
  return settled.filter(({ state }) => state === "sent");
}

/** Ends all messages of a batch of which nothing better is known. */
export async function endMessages(
  shopId: number,
  { id, messageIds }: Batch,
  to: { state: "failed" | "parked"; reason: string },
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE messages SET state = ${to.state}, reason = ${to.reason}, settled_at = ${now}
    WHERE shop_id = ${shopId} AND id = ANY (${messageIds}::bigint[]) AND batch_id = ${id} AND state IN ('sending', 'in_doubt')`);
}

/** Lets a batch wait for its next attempt, as it stands. */
export async function keepInDoubt(
  shopId: number,
  { id, fence, messageIds }: Batch,
  { reason, at }: { reason: string; at: Date },
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE send_batches SET state = 'in_doubt', reason = ${reason}, next_attempt_at = ${at}, claimed_until = NULL
    WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending' RETURNING id`);
  if (rows.length === 0) return false;
  await tx.query(sql`
    UPDATE messages SET state = 'in_doubt', reason = ${reason}
    WHERE shop_id = ${shopId} AND id = ANY (${messageIds}::bigint[]) AND batch_id = ${id} AND state IN ('sending', 'in_doubt')`);
  return true;
}

/** Undoes a batch that Resend certainly does not have: its messages wait, and are decided about anew. */
export async function dissolve(
  shopId: number,
  { id, fence, messageIds }: Batch,
  { reason, at }: { reason: string | null; at: Date },
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    DELETE FROM send_batches WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state = 'sending' RETURNING id`);
  if (rows.length === 0) return false;
  await tx.query(sql`
    UPDATE messages SET state = 'queued', reason = ${reason}, next_attempt_at = ${at}, batch_id = NULL, first_attempt_at = NULL
    WHERE shop_id = ${shopId} AND id = ANY (${messageIds}::bigint[]) AND batch_id = ${id} AND state = 'sending'`);
  return true;
}
