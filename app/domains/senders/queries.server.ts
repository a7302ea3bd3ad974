import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { windowDays } from "./breaker/breaker";
import {
  tripReasons,
  type Breaker,
  type DnsRecord,
  type Figures,
  type Finding,
  type SenderDomain,
  type SenderState,
  type TripReason,
} from "./model";
import { mostLooks } from "./look";
import { readFindings, readRecords } from "./read-stored";
import { decryptKey } from "./secrets.server";
import { judge } from "./state";

interface StateRow {
  fromEmail: string | null;
  secret: string | null;
  refusedAt: Date | null;
  name: string | null;
  readyAt: Date | null;
  levelSince: Date | null;
  level: number | null;
  pausedFor: string | null;
  heard: number | null;
}

/** What a shop may send right now, and through which account. To be asked before each batch. */
export async function findSenderState(shopId: number, now: Date, db: Db = pool): Promise<SenderState> {
  const [row] = await db.query<StateRow>(prepared`
    SELECT i.from_email AS "fromEmail", k.secret, k.refused_at AS "refusedAt", d.name, d.ready_at AS "readyAt",
      d.level_since AS "levelSince", d.level, b.paused_for AS "pausedFor",
      CASE WHEN b.counted_at > ${now}::timestamptz - make_interval(days => ${windowDays}) THEN b.heard END AS heard
    FROM shops s
    LEFT JOIN sender_identities i ON i.shop_id = s.id
    LEFT JOIN sender_keys k ON k.shop_id = s.id
    LEFT JOIN sender_domains d ON d.shop_id = s.id
    LEFT JOIN sender_breakers b ON b.shop_id = s.id
    WHERE s.id = ${shopId}`);
  if (!row) throw new Error(`There is no shop ${shopId}`);
  const { name, readyAt, levelSince, level } = row;
  const domain = name !== null && { name, isReady: readyAt !== null, wasReady: levelSince !== null, level: level ?? 0 };
  const state = judge({
    fromEmail: row.fromEmail,
    isKeyRefused: row.refusedAt !== null,
    domain: domain || null,
    trippedFor: tripOf(row.pausedFor),
    heard: row.heard ?? 0,
  });
  return { apiKey: row.secret === null ? null : decryptKey(row.secret), ...state };
}

/** What may be shown of a shop's key. */
export interface KeyView {
  lastFour: string;
  savedAt: Date;
  refusedAt: Date | null;
}

export async function findKeyView(shopId: number, db: Db = pool): Promise<KeyView | null> {
  const [row] = await db.query<KeyView>(sql`
    SELECT last_four AS "lastFour", saved_at AS "savedAt", refused_at AS "refusedAt" FROM sender_keys
    WHERE shop_id = ${shopId}`);
  return row ?? null;
}

/** The key itself with the webhook that reports on its mail; null when the shop sends through the app's account. */
export async function findKey(
  shopId: number,
  db: Db = pool,
): Promise<{ apiKey: string; webhookId: string | null } | null> {
  const [row] = await db.query<{ secret: string; webhookId: string | null }>(sql`
    SELECT secret, webhook_id AS "webhookId" FROM sender_keys WHERE shop_id = ${shopId}`);
  return row ? { apiKey: decryptKey(row.secret), webhookId: row.webhookId } : null;
}

/** What the shop's own account signs its reports with. */
export async function findWebhookSecret(shopId: number, db: Db = pool): Promise<string | null> {
  const [row] = await db.query<{ secret: string | null }>(sql`
    SELECT webhook_secret AS secret FROM sender_keys WHERE shop_id = ${shopId}`);
  return row?.secret ? decryptKey(row.secret) : null;
}

interface StoredKey {
  secret: string;
  lastFour: string;
  webhookId: string | null;
  webhookSecret: string | null;
}

export async function saveKey(shopId: number, key: StoredKey, now: Date, db: Db): Promise<void> {
  const { secret, lastFour, webhookId, webhookSecret } = key;
  await db.query(sql`
    INSERT INTO sender_keys (shop_id, secret, last_four, webhook_id, webhook_secret, saved_at)
    VALUES (${shopId}, ${secret}, ${lastFour}, ${webhookId}, ${webhookSecret}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET secret = excluded.secret, last_four = excluded.last_four, refused_at = NULL,
      webhook_id = excluded.webhook_id, webhook_secret = excluded.webhook_secret, saved_at = excluded.saved_at`);
}

export async function deleteKey(shopId: number, db: Db): Promise<void> {
  await db.query(sql`DELETE FROM sender_keys WHERE shop_id = ${shopId}`);
}

export async function markKeyRefused(shopId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE sender_keys SET refused_at = coalesce(refused_at, ${now}) WHERE shop_id = ${shopId}`);
}

export async function markKeyAccepted(shopId: number, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE sender_keys SET refused_at = NULL WHERE shop_id = ${shopId} AND refused_at IS NOT NULL`);
}

type DomainRow = Omit<SenderDomain, "records" | "findings"> & { records: unknown; findings: unknown };

export async function findDomain(shopId: number, db: Db = pool): Promise<SenderDomain | null> {
  const [row] = await db.query<DomainRow>(sql`
    SELECT name, resend_id AS "resendId", status, records, findings, looks, looked_at AS "lookedAt",
      ready_at AS "readyAt", added_at AS "addedAt", level, level_since AS "levelSince"
    FROM sender_domains WHERE shop_id = ${shopId}`);
  return row ? { ...row, records: readRecords(row.records), findings: readFindings(row.findings) } : null;
}

/** Begins with a domain, from the start: what was known of another one is forgotten. */
export async function beginDomain(
  shopId: number,
  domain: { name: string; resendId: string | null; status: string; records: DnsRecord[]; level: number },
  now: Date,
  db: Db,
): Promise<void> {
  const { name, resendId, status, level } = domain;
  await db.query(sql`
    INSERT INTO sender_domains (shop_id, name, resend_id, status, records, findings, level, added_at)
    VALUES (${shopId}, ${name}, ${resendId}, ${status}, ${JSON.stringify(domain.records)}::jsonb, '[]', ${level}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET name = excluded.name, resend_id = excluded.resend_id, status = excluded.status,
      records = excluded.records, findings = '[]', looks = 0, looked_at = NULL, ready_at = NULL,
      added_at = excluded.added_at, level = excluded.level, level_since = NULL`);
}

/** What a look brought. */
export interface Look {
  name: string;
  resendId: string | null;
  status: string;
  records: DnsRecord[];
  findings: Finding[];
  looks: number;
  readyAt: Date | null;
  levelSince: Date | null;
}

/** Keeps what a look brought, unless the merchant has changed the domain meanwhile. */
export async function saveLook(shopId: number, look: Look, now: Date, db: Db): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE sender_domains SET resend_id = ${look.resendId}, status = ${look.status},
      records = ${JSON.stringify(look.records)}::jsonb, findings = ${JSON.stringify(look.findings)}::jsonb,
      looks = ${look.looks}, looked_at = ${now}, ready_at = ${look.readyAt}, level_since = ${look.levelSince}
    WHERE shop_id = ${shopId} AND name = ${look.name} RETURNING shop_id`);
  return rows.length > 0;
}

/** Shops whose domain nobody has looked at since an instant, but for those that were given up. */
export async function listUnseen(since: Date, db: Db = pool): Promise<number[]> {
  const rows = await db.query<{ shopId: number }>(sql`
    SELECT shop_id AS "shopId" FROM sender_domains
    WHERE coalesce(looked_at, added_at) < ${since} AND (ready_at IS NOT NULL OR looks < ${mostLooks})`);
  return rows.map(({ shopId }) => shopId);
}

export async function deleteDomain(shopId: number, db: Db): Promise<void> {
  await db.query(sql`DELETE FROM sender_domains WHERE shop_id = ${shopId}`);
}

export async function moveLevel(shopId: number, level: number, since: Date, db: Db): Promise<void> {
  await db.query(sql`
    UPDATE sender_domains SET level = ${level}, level_since = ${since} WHERE shop_id = ${shopId}`);
}

export async function findBreaker(shopId: number, db: Db = pool): Promise<Breaker | null> {
  const [row] = await db.query<Omit<Breaker, "pausedFor"> & { pausedFor: string | null }>(sql`
    SELECT counted_from AS "countedFrom", counted_at AS "countedAt", sent, heard, bounced, complained,
      paused_for AS "pausedFor", paused_at AS "pausedAt", resumed_at AS "resumedAt"
    FROM sender_breakers WHERE shop_id = ${shopId}`);
  return row ? { ...row, pausedFor: tripOf(row.pausedFor) } : null;
}

/** The breaker, which nobody else weighs or resumes until the transaction ends. */
export async function lockBreaker(shopId: number, now: Date, tx: Tx): Promise<Breaker> {
  await tx.query(sql`
    INSERT INTO sender_breakers (shop_id, counted_from, counted_at) VALUES (${shopId}, ${now}, ${now})
    ON CONFLICT (shop_id) DO NOTHING`);
  await tx.query(sql`SELECT shop_id FROM sender_breakers WHERE shop_id = ${shopId} FOR UPDATE`);
  const breaker = await findBreaker(shopId, tx);
  if (!breaker) throw new Error("A breaker that was just made is gone");
  return breaker;
}

export async function saveFigures(
  shopId: number,
  figures: Figures,
  countedFrom: Date,
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE sender_breakers SET sent = ${figures.sent}, heard = ${figures.heard}, bounced = ${figures.bounced},
      complained = ${figures.complained}, counted_from = ${countedFrom}, counted_at = ${now}
    WHERE shop_id = ${shopId}`);
}

export async function pause(shopId: number, reason: TripReason, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE sender_breakers SET paused_for = ${reason}, paused_at = ${now} WHERE shop_id = ${shopId}`);
}

/** Lets sending go on. What was sent before counts no more. */
export async function unpause(shopId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE sender_breakers SET paused_for = NULL, paused_at = NULL, resumed_at = ${now}, counted_from = ${now},
      counted_at = ${now}, sent = 0, heard = 0, bounced = 0, complained = 0
    WHERE shop_id = ${shopId}`);
}

/**
 * What became of all mail that went through the app's own account in the last days, as counted shop by shop: the account
 * is one, whoever sends through it.
 */
export async function sumSharedAccount(since: Date, db: Db = pool): Promise<Figures> {
  const [sum] = await db.query<Figures>(sql`
    SELECT coalesce(sum(sent), 0)::float8 AS sent, coalesce(sum(heard), 0)::float8 AS heard,
      coalesce(sum(bounced), 0)::float8 AS bounced, coalesce(sum(complained), 0)::float8 AS complained
    FROM sender_breakers b
    WHERE counted_at > ${since} AND NOT EXISTS (SELECT FROM sender_keys k WHERE k.shop_id = b.shop_id)`);
  return sum ?? { sent: 0, heard: 0, bounced: 0, complained: 0 };
}

export async function eraseShopSender(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM sender_keys WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM sender_domains WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM sender_breakers WHERE shop_id = ${shopId}`);
}

function tripOf(text: string | null): TripReason | null {
  return tripReasons.find((reason) => reason === text) ?? null;
}
