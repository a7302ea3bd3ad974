import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { EffectReason } from "../model";
import { targetOf } from "../queries.server";
import type { Standing } from "./resting";
import { decryptSecret, encryptSecret } from "./secrets.server";

interface Kept {
  secret: string;
  former: string | null;
  createdAt: Date;
}

/** For so long after a new key the one before it is signed with as well. */
const formerKeptHours = 24;

/** The keys with which a shop's requests are signed at an instant, the present one first; none before one was made. */
export async function findSecrets(shopId: number, now: Date, db: Db = pool): Promise<string[]> {
  const [row] = await db.query<Kept>(sql`
    SELECT secret, former, created_at AS "createdAt" FROM flow_secrets WHERE shop_id = ${shopId}`);
  if (!row) return [];
  const isFormerGood = now.getTime() < row.createdAt.getTime() + formerKeptHours * 3_600_000;
  return [row.secret, ...(isFormerGood && row.former ? [row.former] : [])].map(decryptSecret);
}

export async function findSecretAge(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ createdAt: Date }>(sql`
    SELECT created_at AS "createdAt" FROM flow_secrets WHERE shop_id = ${shopId}`);
  return row?.createdAt ?? null;
}

/** Keeps a new key in the place of the one there is. */
export async function saveSecret(shopId: number, secret: string, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO flow_secrets AS s (shop_id, secret, created_at) VALUES (${shopId}, ${encryptSecret(secret)}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET secret = excluded.secret, former = s.secret, created_at = excluded.created_at`);
}

/** Keeps a first key; another worker's stays. */
export async function saveFirstSecret(shopId: number, secret: string, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO flow_secrets (shop_id, secret, created_at) VALUES (${shopId}, ${encryptSecret(secret)}, ${now})
    ON CONFLICT (shop_id) DO NOTHING`);
}

/** How a host stands, which nobody else can change until the transaction ends. */
export async function lockStanding(shopId: number, target: string, now: Date, tx: Tx): Promise<Standing> {
  const [row] = await tx.query<Standing>(sql`
    INSERT INTO flow_targets AS t (shop_id, target, tried_at) VALUES (${shopId}, ${target}, ${now})
    ON CONFLICT (shop_id, target) DO UPDATE SET tried_at = excluded.tried_at
    RETURNING failures, rested_until AS "restedUntil"`);
  return row ?? { failures: 0, restedUntil: null };
}

export async function saveStanding(
  shopId: number,
  target: string,
  { failures, restedUntil }: Standing,
  problem: EffectReason | null,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE flow_targets SET failures = ${failures}, rested_until = ${restedUntil}, problem = ${problem}
    WHERE shop_id = ${shopId} AND target = ${target}`);
}

/** A host to which a shop's flows post, and what became of the requests of the last days. */
export interface Target {
  target: string;
  /** Null while it is posted to. */
  restedUntil: Date | null;
  done: number;
  waiting: number;
  failed: number;
  /** Why most of those that failed or wait did; null when none did. */
  reason: string | null;
  lastDoneAt: Date | null;
}

/** Hosts that were posted to since an instant, or that something waits for, by name. */
export async function listTargets(shopId: number, since: Date, now: Date, db: Db = pool): Promise<Target[]> {
  return db.query<Target>(sql`
    SELECT w.*, CASE WHEN t.rested_until > ${now} THEN t.rested_until END AS "restedUntil"
    FROM (
      SELECT ${targetOf(sql`e.payload`)} AS target, count(*) FILTER (WHERE e.state = 'done')::int AS done,
        count(*) FILTER (WHERE e.state = 'queued')::int AS waiting,
        count(*) FILTER (WHERE e.state = 'failed')::int AS failed,
        mode() WITHIN GROUP (ORDER BY e.reason) FILTER (WHERE e.reason IS NOT NULL) AS reason,
        max(e.settled_at) FILTER (WHERE e.state = 'done') AS "lastDoneAt"
      FROM flow_effects e
      WHERE e.shop_id = ${shopId} AND e.kind = 'webhook' AND (e.state = 'queued' OR e.settled_at > ${since})
      GROUP BY 1
    ) w
    LEFT JOIN flow_targets t ON t.shop_id = ${shopId} AND t.target = w.target
    WHERE w.target IS NOT NULL ORDER BY w.target`);
}

export async function eraseConnections(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flow_targets WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM flow_secrets WHERE shop_id = ${shopId}`);
}
