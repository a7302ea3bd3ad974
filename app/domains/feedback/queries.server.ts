import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import type { FeedbackKind } from "./model";

interface Happened {
  messageId: string;
  kind: FeedbackKind;
  occurredAt: Date;
  detail: string | null;
}

/** Keeps what happened to a message, each kind once: when it first happened. Of two at one instant, always the same. */
export async function recordFeedback(
  shopId: number,
  { messageId, kind, occurredAt, detail }: Happened,
  db: Db,
): Promise<void> {
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at, detail)
    VALUES (${shopId}, ${messageId}, ${kind}, ${occurredAt}, ${detail})
    ON CONFLICT (shop_id, message_id, kind) DO UPDATE SET occurred_at = excluded.occurred_at, detail = excluded.detail
    WHERE (excluded.occurred_at, coalesce(excluded.detail, ''))
      < (message_feedback.occurred_at, coalesce(message_feedback.detail, ''))`);
}

/** Before the messages themselves go: their feedback is found through them. */
export async function eraseFeedback(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM message_feedback f USING messages m
    WHERE f.shop_id = ${shopId} AND m.shop_id = ${shopId} AND m.id = f.message_id AND m.profile_id = ${profileId}`);
}

export async function eraseShopFeedback(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM message_feedback WHERE shop_id = ${shopId}`);
}
