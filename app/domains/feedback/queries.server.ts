import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { eraseClicks, eraseShopClicks } from "./clicks/queries.server";
import { standingOf, type FeedbackKind, type Standing } from "./model";

/** Something that happened to a message. */
export interface Happened {
  messageId: string;
  kind: FeedbackKind;
  occurredAt: Date;
  detail: string | null;
}

/** Keeps what happened to messages, each kind once: when it first happened. Of two at one instant, always the same. */
export async function recordFeedback(shopId: number, happened: readonly Happened[], db: Db): Promise<void> {
  if (happened.length === 0) return;
  const columns = { messageId: "bigint", kind: "text", occurredAt: "timestamptz", detail: "text" };
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at, detail)
    SELECT DISTINCT ON ("messageId", kind) ${shopId}::int, "messageId", kind, "occurredAt", detail
    FROM ${recordset(happened, columns)} ORDER BY "messageId", kind, "occurredAt", coalesce(detail, '')
    ON CONFLICT (shop_id, message_id, kind) DO UPDATE SET occurred_at = excluded.occurred_at, detail = excluded.detail
    WHERE (excluded.occurred_at, coalesce(excluded.detail, ''))
      < (message_feedback.occurred_at, coalesce(message_feedback.detail, ''))`);
}

/** What became of one message, all in all. */
export interface MessageSummary {
  standing: Standing;
  /** When each thing first happened; what did not is not among them. */
  at: Partial<Record<FeedbackKind, Date>>;
}

/** What became of messages, in one query however many there are. Of which nothing is known is not among them. */
export async function findSummaries(
  shopId: number,
  messageIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, MessageSummary>> {
  const rows = await db.query<{ messageId: string; kind: FeedbackKind; at: Date }>(sql`
    SELECT message_id AS "messageId", kind, occurred_at AS at FROM message_feedback
    WHERE shop_id = ${shopId} AND message_id = ANY (${messageIds}::bigint[])`);
  const at = new Map<string, MessageSummary["at"]>();
  for (const row of rows) at.set(row.messageId, { ...at.get(row.messageId), [row.kind]: row.at });
  const kindsOf = (messageId: string) => rows.filter((row) => row.messageId === messageId).map(({ kind }) => kind);
  return new Map([...at].map(([id, times]) => [id, { standing: standingOf(kindsOf(id)), at: times }]));
}

/** Before the messages themselves go: what is known of them is found through them. */
export async function eraseFeedback(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await eraseClicks(shopId, profileId, tx);
  await tx.query(sql`
    DELETE FROM message_feedback f USING messages m
    WHERE f.shop_id = ${shopId} AND m.shop_id = ${shopId} AND m.id = f.message_id AND m.profile_id = ${profileId}`);
}

export async function eraseShopFeedback(shopId: number, tx: Tx): Promise<void> {
  await eraseShopClicks(shopId, tx);
  await tx.query(sql`DELETE FROM message_feedback WHERE shop_id = ${shopId}`);
}
