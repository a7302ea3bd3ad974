import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";

const identityKey = deriveKey(env.APP_SECRET, "erasures");

/** Stands for an erased identity: enough to recognise it if it comes again, not enough to know it. */
export function identityHash(kind: "customer" | "email" | "order", value: string): string {
  return mac(identityKey, `${kind}:${value}`).toString("hex").slice(0, 32);
}

/** Remembers that facts about these identities from before now must not come back. */
export async function rememberErasure(shopId: number, identities: string[], at: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO erasures (shop_id, identity, erased_at)
    SELECT DISTINCT ${shopId}::int, identity, ${at}::timestamptz FROM unnest(${identities}::text[]) AS identity
    ON CONFLICT (shop_id, identity) DO UPDATE SET erased_at = greatest(erasures.erased_at, excluded.erased_at)`);
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
