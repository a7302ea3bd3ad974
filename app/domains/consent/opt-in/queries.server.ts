import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { digestOf } from "~/lib/hash";
import { recordset } from "~/lib/sql";
import type { AddressStanding } from "../model";
import { addressHash, latestConsent } from "../queries.server";
import type { Spent } from "./judge";
import { defaultOptInPolicy, OptInPolicy, type Ask, type HoldReason } from "./model";

export async function findOptInPolicy(shopId: number, db: Db = pool): Promise<OptInPolicy> {
  const [row] = await db.query(sql`
    SELECT mode, countries, refuses_disposable AS "refusesDisposable" FROM opt_in_policies WHERE shop_id = ${shopId}`);
  return row ? OptInPolicy.parse(row) : defaultOptInPolicy;
}

export async function writeOptInPolicy(shopId: number, policy: OptInPolicy, now: Date, db: Db): Promise<void> {
  await db.query(sql`
    INSERT INTO opt_in_policies (shop_id, mode, countries, refuses_disposable, updated_at)
    VALUES (${shopId}, ${policy.mode}, ${JSON.stringify(policy.countries)}::jsonb, ${policy.refusesDisposable}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET mode = excluded.mode, countries = excluded.countries,
      refuses_disposable = excluded.refuses_disposable, updated_at = excluded.updated_at`);
}

/** Keeps words that shoppers agreed to, each once. @returns their ids */
export async function keepTexts(
  shopId: number,
  texts: Iterable<string>,
  now: Date,
  tx: Tx,
): Promise<Map<string, number>> {
  const kept = [...new Set(texts)].map((text) => ({ digest: digestOf(text), text }));
  if (kept.length === 0) return new Map();
  await tx.query(sql`
    INSERT INTO opt_in_texts (shop_id, digest, text, created_at)
    SELECT ${shopId}::int, digest, text, ${now}::timestamptz FROM ${recordset(kept, { digest: "text", text: "text" })}
    ON CONFLICT (shop_id, digest) DO NOTHING`);
  const rows = await tx.query<{ id: number; digest: string }>(sql`
    SELECT id, digest FROM opt_in_texts
    WHERE shop_id = ${shopId} AND digest = ANY (${kept.map(({ digest }) => digest)}::text[])`);
  const ids = new Map(rows.map(({ digest, id }) => [digest, id]));
  return new Map(kept.flatMap(({ digest, text }) => (ids.has(digest) ? [[text, ids.get(digest) ?? 0] as const] : [])));
}

/** How addresses stand that were given, by the response it was given in. */
export async function findStandings(
  shopId: number,
  given: readonly { sourceId: string; email: string; saidAt: Date }[],
  tx: Tx,
): Promise<Map<string, AddressStanding>> {
  if (given.length === 0) return new Map();
  const source = recordset(given, { sourceId: "text", email: "text", saidAt: "timestamptz" });
  const rows = await tx.query<AddressStanding & { sourceId: string }>(sql`
    SELECT r."sourceId", (${latestConsent(shopId, sql`r.email`)}) AS state, (
        SELECT max(c.occurred_at) FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = r.email) AS "saidAt",
      EXISTS (SELECT 1 FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = r.email
        AND c.occurred_at = r."saidAt" AND c.source = 'quiz' AND c.state = 'subscribed') AS "isRecorded",
      q.state AS request
    FROM ${source} LEFT JOIN opt_in_requests q
      ON q.shop_id = ${shopId} AND q.source_kind = 'quiz' AND q.source_id = r."sourceId" AND q.email = r.email`);
  return new Map(rows.map(({ sourceId, ...standing }) => [sourceId, standing]));
}

/**
 * What of the budgets has been used for these. Of an address all shops are counted, so nobody else may ask it until this
 * transaction ends; who decides for the shop holds its facts' lock.
 */
export async function findSpent(shopId: number, asks: readonly Ask[], now: Date, tx: Tx): Promise<Spent> {
  const hashes = new Map(asks.map(({ email }) => [addressHash(email), email]));
  // One after the other in one order, so that two shops wait for each other instead of for ever.
  await tx.query(sql`
    SELECT pg_advisory_xact_lock(hashtext('opt-in'), key)
    FROM (SELECT DISTINCT hashtext(hash) AS key FROM unnest(${[...hashes.keys()]}::text[]) AS hash ORDER BY 1) sorted`);
  const addresses = await tx.query<{ hash: string; own: number; overall: number }>(sql`
    SELECT address_hash AS hash, count(*)::int AS overall,
      count(*) FILTER (WHERE split_part(ticket, ':', 1) = ${String(shopId)})::int AS own
    FROM opt_in_asked
    WHERE address_hash = ANY (${[...hashes.keys()]}::text[]) AND asked_at > ${now}::timestamptz - interval '24 hours'
    GROUP BY 1`);
  const networks = await tx.query<{ network: string; ofMinute: number; ofHour: number }>(sql`
    SELECT coalesce(network, '') AS network, count(*)::int AS "ofHour",
      count(*) FILTER (WHERE requested_at > ${now}::timestamptz - interval '1 minute')::int AS "ofMinute"
    FROM opt_in_requests
    WHERE shop_id = ${shopId} AND state <> 'held' AND requested_at > ${now}::timestamptz - interval '1 hour' GROUP BY 1`);
  return {
    toAddress: new Map(addresses.map(({ hash, own, overall }) => [hashes.get(hash) ?? "", { own, overall }])),
    fromNetwork: new Map(networks.map(({ network, ofMinute }) => [network, ofMinute])),
    ofShop: networks.reduce((total, { ofHour }) => total + ofHour, 0),
  };
}

/** What was decided about asking the owner of an address. */
export interface Judged extends Ask {
  profileId: string | null;
  /** Null when a mail is to ask. */
  reason: HoldReason | null;
}

/** Writes down who is asked and who is not. One that was held may be decided anew. @returns the ids of those to ask */
export async function saveRequests(
  shopId: number,
  judged: readonly Judged[],
  now: Date,
  tx: Tx,
): Promise<{ id: string; email: string }[]> {
  if (judged.length === 0) return [];
  const columns = {
    ...{ sourceId: "text", email: "text", profileId: "bigint", textId: "int", page: "text", quiz: "text" },
    ...{ locale: "text", network: "text", reason: "text" },
  };
  const rows = await tx.query<{ id: string; email: string; state: string }>(sql`
    INSERT INTO opt_in_requests (shop_id, email, profile_id, source_kind, source_id, text_id, page, quiz, locale, network,
      state, reason, requested_at)
    SELECT ${shopId}::int, email, "profileId", 'quiz', "sourceId", "textId", page, quiz, locale, network,
      CASE WHEN reason IS NULL THEN 'asked' ELSE 'held' END, reason, ${now}::timestamptz
    FROM ${recordset(judged, columns)}
    ON CONFLICT (shop_id, source_kind, source_id, email) DO UPDATE SET profile_id = excluded.profile_id,
      text_id = excluded.text_id, page = excluded.page, quiz = excluded.quiz, locale = excluded.locale,
      network = excluded.network, state = excluded.state, reason = excluded.reason, requested_at = excluded.requested_at
    WHERE opt_in_requests.state = 'held'
    RETURNING id, email, state`);
  const asked = rows.filter(({ state }) => state === "asked").map(({ id, email }) => ({ id, email }));
  const tickets = asked.map(({ id, email }) => ({ hash: addressHash(email), ticket: `${shopId}:${id}` }));
  await tx.query(sql`
    INSERT INTO opt_in_asked (address_hash, asked_at, ticket)
    SELECT hash, ${now}::timestamptz, ticket FROM ${recordset(tickets, { hash: "text", ticket: "text" })}
    ON CONFLICT DO NOTHING`);
  return asked;
}

/** A request as its mail and its page need it. */
export interface OptInRequest {
  id: string;
  email: string;
  profileId: string | null;
  sourceId: string;
  textId: number | null;
  page: string | null;
  quiz: string | null;
  locale: string | null;
  state: "asked" | "held" | "confirmed";
  requestedAt: Date;
}

const columns = sql`id, email, profile_id AS "profileId", source_id AS "sourceId", text_id AS "textId", page, quiz, locale,
  state, requested_at AS "requestedAt"`;

/** By id; those that were erased are not among them. */
export async function findOptInRequests(
  shopId: number,
  ids: readonly string[],
  db: Db = pool,
): Promise<Map<string, OptInRequest>> {
  const rows = await db.query<OptInRequest>(sql`
    SELECT ${columns} FROM opt_in_requests WHERE shop_id = ${shopId} AND id = ANY (${[...ids]}::bigint[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same of one, which nobody else changes before this transaction ends. */
export async function lockOptInRequest(shopId: number, id: string, tx: Tx): Promise<OptInRequest | null> {
  const [row] = await tx.query<OptInRequest>(sql`
    SELECT ${columns} FROM opt_in_requests WHERE shop_id = ${shopId} AND id = ${id} FOR UPDATE`);
  return row ?? null;
}

export async function markConfirmed(shopId: number, id: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE opt_in_requests SET state = 'confirmed', reason = NULL, confirmed_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${id}`);
}

/** How many were asked, confirmed and held since an instant, for each reason. */
export interface OptInCount {
  state: "asked" | "held" | "confirmed";
  reason: HoldReason | null;
  count: number;
}

export async function countOptIns(shopId: number, since: Date, db: Db = pool): Promise<OptInCount[]> {
  return db.query<OptInCount>(sql`
    SELECT state, reason, count(*)::int AS count FROM opt_in_requests
    WHERE shop_id = ${shopId} AND requested_at > ${since} GROUP BY state, reason ORDER BY state, count(*) DESC, reason`);
}
