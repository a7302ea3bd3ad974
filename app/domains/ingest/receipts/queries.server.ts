import sql, { type Sql } from "sql-template-tag";
import { db as pool, pool as connections, type Db, type Tx } from "~/db.server";
import type { ReceiptState } from "../model";

/** A delivery as a door takes it in. */
export interface NewReceipt {
  shopId: number;
  source: "shopify" | "resend" | "pixel";
  deliveryId: string;
  topic: string;
  eventId: string | null;
  apiVersion: string | null;
  triggeredAt: Date | null;
  body: string;
}

export interface Receipt {
  id: string;
  deliveryId: string;
  topic: string;
  body: string;
  triggeredAt: Date | null;
  receivedAt: Date;
}

/** What has been decided about a receipt. */
export interface Settlement {
  id: string;
  state: Exclude<ReceiptState, "pending">;
  reason: string | null;
}

/**
 * Keeps a delivery, once, whatever a sender repeats. A prepared statement: this is the one query of the busiest door.
 * @returns whether it is new
 */
export async function storeReceipt(receipt: NewReceipt): Promise<boolean> {
  const result = await connections.query({
    name: "store-receipt",
    text: `INSERT INTO receipts (shop_id, source, delivery_id, topic, event_id, api_version, triggered_at, body)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (shop_id, source, delivery_id) DO NOTHING`,
    values: [
      receipt.shopId,
      receipt.source,
      receipt.deliveryId,
      receipt.topic,
      receipt.eventId,
      receipt.apiVersion,
      receipt.triggeredAt,
      receipt.body,
    ],
  });
  return result.rowCount === 1;
}

/** The oldest receipts that wait, locked until this transaction ends. */
export async function takePendingReceipts(
  shopId: number,
  source: NewReceipt["source"],
  limit: number,
  tx: Tx,
): Promise<Receipt[]> {
  return tx.query<Receipt>(sql`
    SELECT id, delivery_id AS "deliveryId", topic, body, triggered_at AS "triggeredAt", received_at AS "receivedAt"
    FROM receipts WHERE shop_id = ${shopId} AND source = ${source} AND state = 'pending'
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
}

const longestReason = 300;

export async function settleReceipts(shopId: number, settlements: Settlement[], now: Date, db: Db): Promise<void> {
  if (settlements.length === 0) return;
  const rows = settlements.map((settlement) => ({ ...settlement, reason: storable(settlement.reason) }));
  await db.query(sql`
    UPDATE receipts t SET state = r.state, reason = r.reason, settled_at = ${now}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, state text, reason text)
    WHERE t.shop_id = ${shopId} AND t.id = r.id`);
}

/** A reason may quote the body, which may be long, or hold what PostgreSQL keeps in no text: NUL, half a character. */
function storable(reason: string | null): string | null {
  return reason && Buffer.from(reason.slice(0, longestReason).replaceAll("\0", "\uFFFD")).toString();
}

/** Puts dead letters back among the waiting. */
export async function reviveReceipts(shopId: number, ids: string[] | "all", db: Db): Promise<number> {
  const which: Sql = ids === "all" ? sql`true` : sql`id = ANY (${ids}::bigint[])`;
  const rows = await db.query(sql`
    UPDATE receipts SET state = 'pending', reason = NULL, settled_at = NULL
    WHERE shop_id = ${shopId} AND state = 'dead' AND body IS NOT NULL AND ${which} RETURNING id`);
  return rows.length;
}

/** Shops with deliveries that have waited for a while: the signal to fold them was lost, or a worker died. */
export async function findWaitingShops(
  olderThanSeconds: number,
  db: Db = pool,
): Promise<{ shopId: number; source: string }[]> {
  return db.query(sql`
    SELECT DISTINCT shop_id AS "shopId", source FROM receipts
    WHERE state = 'pending' AND received_at < now() - make_interval(secs => ${olderThanSeconds})`);
}

/** Bodies are kept as long as they may have to be folded again, and no longer. */
export async function forgetBodies(settledBefore: Date, db: Db = pool): Promise<number> {
  const rows = await db.query(sql`
    UPDATE receipts SET body = NULL
    WHERE state IN ('folded', 'ignored') AND body IS NOT NULL AND settled_at < ${settledBefore} RETURNING id`);
  return rows.length;
}

/** What browsers told is events by now; a browser repeats a delivery only as long as its page is open. */
export async function forgetPixelDeliveries(settledBefore: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    DELETE FROM receipts
    WHERE source = 'pixel' AND state IN ('folded', 'ignored') AND body IS NOT NULL AND settled_at < ${settledBefore}`);
}

/** Removes deliveries that speak of a person: by an address, or by a number or browser that stands alone in the body. */
export async function eraseReceipts(
  shopId: number,
  { emails, ids }: { emails: string[]; ids: string[] },
  tx: Tx,
): Promise<void> {
  const patterns = emails.map((email) => `%${email.replace(/[\\%_]/g, "\\$&")}%`);
  const numbers = ids.length > 0 ? `\\y(${ids.join("|")})\\y` : null;
  await tx.query(sql`
    DELETE FROM receipts WHERE shop_id = ${shopId} AND (body ILIKE ANY (${patterns}::text[]) OR body ~ ${numbers})`);
}
