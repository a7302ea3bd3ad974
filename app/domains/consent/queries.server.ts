import sql, { type Sql } from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { emit } from "~/jobs/emit.server";
import { recordset } from "~/lib/sql";
import { eraseShopOptIns, moveOptIns } from "./kept/queries.server";
import type { ConsentFact, ConsentState, Permission, SuppressionReason } from "./model";
import { erasePreferences, eraseShopPreferences, movePreferences } from "./preferences/queries.server";
import { holdStricter, liftJoined, listKept } from "./stricter/queries.server";
import { noteTellings, noteTies } from "./telling/queries.server";

const addressKey = deriveKey(env.APP_SECRET, "addresses");

/** Stands for an address where the address itself must not be kept. */
export function addressHash(email: string): string {
  return mac(addressKey, email).toString("hex");
}

type Word = ConsentFact & { profileId: string };

/**
 * Adds to the ledger what is not in it yet. Of an address whose owner unsubscribed and was erased, that word comes back
 * first: it then counts like any other, and only a later one lifts it. Of what was said here Shopify will be told.
 */
export async function recordConsents(shopId: number, facts: Word[], db: Db): Promise<void> {
  if (facts.length === 0) return;
  const words = [...(await rememberedWords(shopId, facts, db)), ...facts];
  const rows = words.map(({ origin, ...word }) => ({ textId: null, page: null, quiz: null, ...origin, ...word }));
  const columns = {
    ...{ profileId: "bigint", email: "text", state: "text", optInLevel: "text", source: "text" },
    ...{ textId: "int", page: "text", quiz: "text", occurredAt: "timestamptz" },
  };
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, opt_in_level, source, text_id, page, quiz, occurred_at)
    SELECT ${shopId}::int, "profileId", email, state, "optInLevel", source, "textId", page, quiz, "occurredAt"
    FROM ${recordset(rows, columns)}
    ON CONFLICT (shop_id, email, occurred_at, source, state) DO NOTHING`);
  await keepStricter(
    shopId,
    facts.map(({ profileId }) => profileId),
    db,
  );
  const isToTell = await noteTellings(shopId, facts, db);
  if ((await noteTies(shopId, facts, db)) || isToTell) await emit(db, "consent.said", { shopId });
}

/** Holds of people whose profiles were joined what the stricter of their addresses says. Others are not touched. */
export async function keepStricter(shopId: number, profileIds: readonly string[], db: Db): Promise<void> {
  await holdStricter(shopId, profileIds, (emails) => findComplaints(shopId, emails, db), db);
}

/** The same when profiles are parted again: what one of them holds only because of the other goes. */
export async function partStricter(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  for (const profileId of profileIds) await liftJoined(shopId, profileId, tx);
  await keepStricter(shopId, profileIds, tx);
}

async function findComplaints(shopId: number, emails: readonly string[], db: Db) {
  const emailOf = new Map(emails.map((email) => [addressHash(email), email]));
  const rows = await db.query<{ hash: string; at: Date }>(sql`
    SELECT address_hash AS hash, suppressed_at AS at FROM suppressions
    WHERE shop_id = ${shopId} AND address_hash = ANY (${[...emailOf.keys()]}::text[]) AND reason = 'complaint'`);
  return rows.flatMap(({ hash, at }) => {
    const email = emailOf.get(hash);
    return email ? [{ email, at }] : [];
  });
}

/** What erased owners of these addresses last said, where it was no. */
async function rememberedWords(shopId: number, facts: Word[], db: Db): Promise<Word[]> {
  const [any] = await db.query(sql`
    SELECT 1 FROM suppressions WHERE shop_id = ${shopId} AND reason = 'unsubscribed' LIMIT 1`);
  if (!any) return [];
  const factOf = new Map(facts.map((fact) => [addressHash(fact.email), fact]));
  const rows = await db.query<{ hash: string; at: Date }>(sql`
    SELECT address_hash AS hash, suppressed_at AS at FROM suppressions
    WHERE shop_id = ${shopId} AND reason = 'unsubscribed' AND address_hash = ANY (${[...factOf.keys()]}::text[])`);
  const said = { state: "unsubscribed", optInLevel: null, source: "before_erasure" } as const;
  return rows.flatMap(({ hash, at }) => {
    const fact = factOf.get(hash);
    return fact ? [{ ...fact, ...said, occurredAt: at }] : [];
  });
}

/** When the last word on an address was said; null when nothing was. */
export async function findLastWord(shopId: number, email: string, db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT max(occurred_at) AS at FROM consent_records WHERE shop_id = ${shopId} AND email = ${email}`);
  return row?.at ?? null;
}

/** What was last said about mail to an address; null when nothing was. */
export async function findConsent(shopId: number, email: string, db: Db): Promise<ConsentState | null> {
  const [row] = await db.query<{ state: ConsentState }>(latestConsent(shopId, sql`${email}`));
  return row?.state ?? null;
}

/** Who took a profile's place, or the profile itself; null if there is none any more. */
export async function findPresentProfile(shopId: number, profileId: string, db: Db): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(sql`
    WITH RECURSIVE way AS (
      SELECT id, merged_into FROM profiles WHERE shop_id = ${shopId} AND id = ${profileId}
      UNION SELECT p.id, p.merged_into FROM profiles p JOIN way ON p.shop_id = ${shopId} AND p.id = way.merged_into
    )
    SELECT id FROM way WHERE merged_into IS NULL`);
  return row?.id ?? null;
}

/** The same, and it cannot be erased before this transaction ends. */
export async function lockPresentProfile(shopId: number, profileId: string, tx: Tx): Promise<string | null> {
  const present = await findPresentProfile(shopId, profileId, tx);
  const rows = await tx.query(sql`
    SELECT 1 FROM profiles WHERE shop_id = ${shopId} AND id = ${present} FOR KEY SHARE`);
  return rows.length > 0 ? present : null;
}

/**
 * The present word on an address, for use in a lateral join: the latest; of two at one instant, the one that says no.
 * @param email, asOf SQL expressions
 */
export function latestConsent(shopId: number, email: Sql, asOf: Sql = sql`'infinity'::timestamptz`) {
  return sql`
    SELECT c.state FROM consent_records c
    WHERE c.shop_id = ${shopId} AND c.email = ${email} AND c.occurred_at <= ${asOf}
    ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state LIMIT 1`;
}

/** The same for every address of the shop, as a query with `email` and `state`. */
export function latestConsents(shopId: number, asOf: Date) {
  return sql`
    SELECT DISTINCT ON (c.email) c.email, c.state FROM consent_records c
    WHERE c.shop_id = ${shopId} AND c.occurred_at <= ${asOf}
    ORDER BY c.email, c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state`;
}

/** May we write to these profiles? Who is gone is not among them. */
export async function findPermissions(
  shopId: number,
  profileIds: string[],
  db: Db = pool,
): Promise<Map<string, Permission>> {
  const people = await db.query<{ id: string } & Omit<Permission, "suppressedFor">>(prepared`
    SELECT p.id, p.email, (${latestConsent(shopId, sql`p.email`)}) AS consent, (
      SELECT max(c.occurred_at) FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = p.email) AS "saidAt"
    FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${profileIds}::bigint[]) AND p.deleted_at IS NULL AND p.merged_into IS NULL`);
  const hashes = new Map(people.map(({ id, email }) => [id, email && addressHash(email)]));
  const suppressed = await findSuppressions(
    shopId,
    [...hashes.values()].filter((hash) => hash !== null),
    db,
  );
  return new Map(
    people.map(({ id, ...said }) => {
      const reason = suppressed.get(hashes.get(id) ?? "") ?? null;
      return [id, { ...said, suppressedFor: reason }];
    }),
  );
}

/**
 * Since when these profiles must not be written to, by what they said last or by what became of mail to them. Who may be
 * written to, or never said anything, is not among them.
 */
export async function findSilenced(
  shopId: number,
  profileIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, Date>> {
  const permissions = [...(await findPermissions(shopId, [...profileIds], db))];
  const hashes = permissions.flatMap(([, { email, suppressedFor }]) =>
    email && suppressedFor ? addressHash(email) : [],
  );
  const rows = await db.query<{ hash: string; at: Date }>(sql`
    SELECT address_hash AS hash, min(suppressed_at) AS at FROM suppressions
    WHERE shop_id = ${shopId} AND address_hash = ANY (${hashes}::text[]) AND reason <> 'unsubscribed' GROUP BY address_hash`);
  const suppressed = new Map(rows.map(({ hash, at }) => [hash, at]));
  return new Map(
    permissions.flatMap(([id, { email, consent, saidAt }]) => {
      const since = [
        ...(consent === "unsubscribed" && saidAt ? [saidAt] : []),
        ...[suppressed.get(email ? addressHash(email) : "") ?? []].flat(),
      ];
      return since.length > 0 ? [[id, new Date(Math.min(...since.map(Number)))] as const] : [];
    }),
  );
}

/** Why each of these addresses must not be written to, by hash; the first reason there was. */
async function findSuppressions(shopId: number, hashes: string[], db: Db): Promise<Map<string, SuppressionReason>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.query<{ hash: string; reason: SuppressionReason }>(prepared`
    SELECT DISTINCT ON (address_hash) address_hash AS hash, reason FROM suppressions
    WHERE shop_id = ${shopId} AND address_hash = ANY (${hashes}::text[]) AND reason <> 'unsubscribed' ORDER BY address_hash, suppressed_at`);
  return new Map(rows.map(({ hash, reason }) => [hash, reason]));
}

/** Why an address must not be written to, whoever it belongs to; null when nothing forbids it. */
export async function findSuppression(shopId: number, email: string, db: Db = pool): Promise<SuppressionReason | null> {
  const hash = addressHash(email);
  return (await findSuppressions(shopId, [hash], db)).get(hash) ?? null;
}

/** Those of the addresses that must not be written to. */
export async function findSuppressed(shopId: number, emails: readonly string[], db: Db = pool): Promise<Set<string>> {
  const hashes = new Map(emails.map((email) => [addressHash(email), email]));
  const found = await findSuppressions(shopId, [...hashes.keys()], db);
  return new Set([...found.keys()].flatMap((hash) => hashes.get(hash) ?? []));
}

/** Never write to these addresses again. */
export async function suppress(
  shopId: number,
  stops: readonly { email: string; reason: SuppressionReason; at: Date }[],
  db: Db,
): Promise<void> {
  if (stops.length === 0) return;
  const rows = stops.map(({ email, reason, at }) => ({ hash: addressHash(email), reason, at }));
  await db.query(sql`
    INSERT INTO suppressions (shop_id, address_hash, reason, suppressed_at)
    SELECT ${shopId}::int, hash, reason, min(at)
    FROM ${recordset(rows, { hash: "text", reason: "text", at: "timestamptz" })} GROUP BY hash, reason ORDER BY hash, reason
    ON CONFLICT (shop_id, address_hash, reason)
    DO UPDATE SET suppressed_at = least(suppressions.suppressed_at, excluded.suppressed_at)`);
  const complained = stops.filter(({ reason }) => reason === "complaint").map(({ email }) => email);
  if (complained.length > 0) await keepStricter(shopId, await listKept(shopId, complained, db), db);
}

/** Keeps, by hash alone, that the owners of addresses said no: the latest time counts. */
export async function rememberUnsubscribed(
  shopId: number,
  words: readonly { email: string; at: Date }[],
  db: Db,
): Promise<void> {
  if (words.length === 0) return;
  const rows = words.map(({ email, at }) => ({ hash: addressHash(email), at }));
  await db.query(sql`
    INSERT INTO suppressions (shop_id, address_hash, reason, suppressed_at)
    SELECT ${shopId}::int, hash, 'unsubscribed', max(at)
    FROM ${recordset(rows, { hash: "text", at: "timestamptz" })} GROUP BY hash ORDER BY hash
    ON CONFLICT (shop_id, address_hash, reason)
    DO UPDATE SET suppressed_at = greatest(suppressions.suppressed_at, excluded.suppressed_at)`);
}

/** Moves the ledger of merged profiles along, and their wishes. */
export async function moveConsents(shopId: number, absorbed: { from: string; into: string }[], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  await tx.query(sql`
    UPDATE consent_records c SET profile_id = r."into"
    FROM ${recordset(absorbed, { from: "bigint", into: "bigint" })}
    WHERE c.shop_id = ${shopId} AND c.profile_id = r."from"`);
  await movePreferences(shopId, absorbed, tx);
  await moveOptIns(shopId, absorbed, tx);
}

/**
 * Removes a person's consents. That she said no stays, by hash, and so do suppressions: they name nobody, and the duty
 * not to write outlives the data.
 */
export async function eraseConsents(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await rememberLastWords(shopId, sql`c.profile_id = ${profileId}`, tx);
  await tx.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await erasePreferences(shopId, profileId, tx);
}

/** What a shop's shoppers said no to holds when the shop comes back; what was learnt of their mailboxes goes. */
export async function eraseShopConsents(shopId: number, tx: Tx): Promise<void> {
  await rememberLastWords(shopId, sql`true`, tx);
  await tx.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId}`);
  await tx.query(sql`
    DELETE FROM suppressions WHERE shop_id = ${shopId} AND reason NOT IN ('unsubscribed', 'complaint')`);
  await eraseShopPreferences(shopId, tx);
  await eraseShopOptIns(shopId, tx);
}

/**
 * Keeps by hash of which addresses the last word is no. Of one of which it is yes, an earlier no is not kept any longer:
 * its owner has lifted it.
 * @param which narrows the records `c` whose addresses are looked at
 */
async function rememberLastWords(shopId: number, which: Sql, tx: Tx): Promise<void> {
  const words = await tx.query<{ email: string; state: ConsentState; at: Date }>(sql`
    WITH named AS (SELECT DISTINCT c.email FROM consent_records c WHERE c.shop_id = ${shopId} AND ${which})
    SELECT named.email, latest.state, (
      SELECT max(c.occurred_at) FROM consent_records c
      WHERE c.shop_id = ${shopId} AND c.email = named.email AND c.state = latest.state) AS at
    FROM named CROSS JOIN LATERAL (${latestConsent(shopId, sql`named.email`)}) latest`);
  const lifted = words.filter(({ state }) => state === "subscribed").map(({ email }) => addressHash(email));
  await tx.query(sql`
    DELETE FROM suppressions
    WHERE shop_id = ${shopId} AND reason = 'unsubscribed' AND address_hash = ANY (${lifted}::text[])`);
  await rememberUnsubscribed(
    shopId,
    words.filter(({ state }) => state === "unsubscribed"),
    tx,
  );
}
