import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { redactionIn, type Redaction } from "./erasure/subject";
import type { Delivery } from "./model";

const identityKey = deriveKey(env.APP_SECRET, "erasures");

/** Stands for an erased identity: enough to recognise it if it comes again, not enough to know it. */
export function identityHash(kind: "customer" | "email" | "order" | "browser", value: string): string {
  return mac(identityKey, `${kind}:${value}`).toString("hex").slice(0, 32);
}

/** Remembers that facts about these identities from before now must not come back. */
export async function rememberErasure(shopId: number, identities: string[], at: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO erasures (shop_id, identity, erased_at)
    SELECT DISTINCT ${shopId}::int, identity, ${at}::timestamptz FROM unnest(${identities}::text[]) AS identity
    ON CONFLICT (shop_id, identity) DO UPDATE SET erased_at = greatest(erasures.erased_at, excluded.erased_at)`);
}

/** Remembers that what these browsers did before now was done by a person who is erased, at least in part. */
export async function rememberErasedBrowsers(shopId: number, clientIds: string[], at: Date, tx: Tx): Promise<void> {
  const identities = clientIds.map((clientId) => identityHash("browser", clientId));
  await rememberErasure(shopId, identities, at, tx);
}

/** When each of these identities was erased, if it was. */
export async function findErasures(shopId: number, identities: string[], db: Db): Promise<Map<string, Date>> {
  const rows = await db.query<{ identity: string; erasedAt: Date }>(sql`
    SELECT identity, erased_at AS "erasedAt" FROM erasures
    WHERE shop_id = ${shopId} AND identity = ANY (${identities}::text[])`);
  return new Map(rows.map(({ identity, erasedAt }) => [identity, erasedAt]));
}

export async function hasErasures(shopId: number, db: Db): Promise<boolean> {
  const rows = await db.query(sql`SELECT 1 FROM erasures WHERE shop_id = ${shopId} LIMIT 1`);
  return rows.length > 0;
}

/** Whom a compliance delivery wants erased; null once it has been done. */
export async function findRedaction(shopId: number, receiptId: string, db: Db): Promise<Redaction | null> {
  const [delivery] = await db.query<Delivery>(sql`
    SELECT r.topic, r.body, r.triggered_at AS "triggeredAt", r.received_at AS "receivedAt", s.domain AS "shopDomain",
      s.currency
    FROM receipts r JOIN shops s ON s.id = r.shop_id
    WHERE r.shop_id = ${shopId} AND r.id = ${receiptId} AND r.body IS NOT NULL`);
  return delivery ? redactionIn(delivery) : null;
}

export async function recordDataRequest(
  shopId: number,
  request: { requestId: string; customerId: string; at: Date },
  db: Db,
): Promise<void> {
  await db.query(sql`
    INSERT INTO data_requests (shop_id, request_id, customer_id, requested_at)
    VALUES (${shopId}, ${request.requestId}, ${request.customerId}, ${request.at})
    ON CONFLICT (shop_id, request_id) DO NOTHING`);
}

export interface DataRequest {
  requestId: string;
  customerId: string;
  requestedAt: Date;
  answeredAt: Date | null;
}

export async function listDataRequests(shopId: number, db: Db = pool): Promise<DataRequest[]> {
  return db.query<DataRequest>(sql`
    SELECT request_id AS "requestId", customer_id AS "customerId", requested_at AS "requestedAt",
      answered_at AS "answeredAt"
    FROM data_requests WHERE shop_id = ${shopId} ORDER BY requested_at DESC LIMIT 50`);
}

/** After much has arrived at once: until PostgreSQL has counted it, it plans as if there were nothing. */
export async function analyzeFacts(db: Db = pool): Promise<void> {
  await db.query(
    sql`ANALYZE profiles, identities, consent_records, profile_tags, orders, order_lines, refunds, baskets`,
  );
}

/** Removes requests of a customer, and, for a whole shop, everything this domain kept. */
export async function eraseDataRequests(shopId: number, customerIds: string[], tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM data_requests WHERE shop_id = ${shopId} AND customer_id = ANY (${customerIds}::bigint[])`);
}

export async function eraseShopIngest(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM receipts WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM data_requests WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM erasures WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM backfills WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM reconciliations WHERE shop_id = ${shopId}`);
}
