import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { ReceiptState } from "~/domains/ingest/model";

/** Deliveries of the last 24 hours by what became of them. */
export async function countReceipts(
  shopId: number,
  now: Date,
  db: Db = pool,
): Promise<{ state: ReceiptState; count: number }[]> {
  return db.query(sql`
    SELECT state, count(*)::int AS count FROM receipts
    WHERE shop_id = ${shopId} AND received_at > ${now}::timestamptz - interval '24 hours' GROUP BY 1`);
}

/** Since when the oldest delivery waits; null when none does. */
export async function findOldestWaiting(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(received_at) AS at FROM receipts WHERE shop_id = ${shopId} AND state = 'pending'`);
  return row?.at ?? null;
}

/** A delivery that could not be understood or written. */
export interface DeadLetter {
  id: string;
  source: string;
  topic: string;
  reason: string | null;
  receivedAt: Date;
  /** How the body begins; null once retention has removed it. */
  preview: string | null;
}

const previewLength = 2000;

export async function listDeadLetters(shopId: number, limit: number, db: Db = pool): Promise<DeadLetter[]> {
  return db.query<DeadLetter>(sql`
    SELECT id, source, topic, reason, received_at AS "receivedAt", left(body, ${previewLength}::int) AS preview
    FROM receipts WHERE shop_id = ${shopId} AND state = 'dead' ORDER BY id DESC LIMIT ${limit}`);
}
