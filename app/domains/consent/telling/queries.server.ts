import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { ConsentFact } from "../model";
import type { Person } from "./admin.server";
import type { Telling } from "./model";

type Word = ConsentFact & { profileId: string };

/** Words that came from Shopify, or that it was told of before the person's data was erased. */
const heard: readonly string[] = ["shopify", "before_erasure"];

/** Files are the merchant's: what they permit is not told on as a shopper's word, and makes no customers at Shopify. */
function isOfFile({ source }: Word): boolean {
  return source.startsWith("import");
}

/**
 * Keeps of words that were said here that Shopify has to be told: the latest on each address, and of two at one instant
 * the one that says no. @returns whether there is anything to tell
 */
export async function noteTellings(shopId: number, words: readonly Word[], db: Db): Promise<boolean> {
  const said = words
    .filter(({ source, state }) => !heard.includes(source) && (state === "subscribed" || state === "unsubscribed"))
    .filter((word) => !isOfFile(word) || (word.state === "unsubscribed" && word.customerId !== null))
    .map(({ profileId, email, state, optInLevel, occurredAt }) => {
      return { profileId, email, state, optInLevel: optInLevel ?? "unknown", occurredAt };
    });
  if (said.length === 0) return false;
  const columns = { profileId: "bigint", email: "text", state: "text", optInLevel: "text", occurredAt: "timestamptz" };
  const rows = await db.query(sql`
    INSERT INTO consent_tellings AS t (shop_id, email, profile_id, state, opt_in_level, occurred_at, next_attempt_at)
    SELECT DISTINCT ON (email) ${shopId}::int, email, "profileId", state, "optInLevel", "occurredAt", "occurredAt"
    FROM ${recordset(said, columns)} ORDER BY email, "occurredAt" DESC, state = 'unsubscribed' DESC
    ON CONFLICT (shop_id, email) DO UPDATE SET profile_id = excluded.profile_id, state = excluded.state,
      opt_in_level = excluded.opt_in_level, occurred_at = excluded.occurred_at, attempts = 0,
      next_attempt_at = excluded.next_attempt_at, told_at = NULL, problem = NULL
    WHERE (excluded.occurred_at, excluded.state = 'unsubscribed') > (t.occurred_at, t.state = 'unsubscribed')
    RETURNING 1`);
  return rows.length > 0;
}

/**
 * Shopify tells time by whole seconds. Of a yes from there that came in the very second of a no, nobody knows which was
 * said last: here the no counts, and so that it does there too, Shopify is told of it, once more if need be.
 * To be called when the words are in the ledger. @returns whether there is anything to tell
 */
export async function noteTies(shopId: number, words: readonly Word[], db: Db): Promise<boolean> {
  const yes = words.filter(({ source, state }) => source === "shopify" && state === "subscribed");
  if (yes.length === 0) return false;
  const said = yes.map(({ email, occurredAt }) => ({ email, occurredAt }));
  const rows = await db.query(sql`
    INSERT INTO consent_tellings AS t (shop_id, email, profile_id, state, opt_in_level, occurred_at, next_attempt_at)
    SELECT DISTINCT ON (c.email) c.shop_id, c.email, c.profile_id, c.state, 'unknown', c.occurred_at, c.occurred_at
    FROM ${recordset(said, { email: "text", occurredAt: "timestamptz" })}
    JOIN consent_records c ON c.shop_id = ${shopId} AND c.email = r.email AND c.state = 'unsubscribed'
      AND c.occurred_at >= r."occurredAt" AND c.occurred_at < r."occurredAt" + interval '1 second'
    ORDER BY c.email, c.occurred_at DESC
    ON CONFLICT (shop_id, email) DO UPDATE SET profile_id = excluded.profile_id, state = excluded.state,
      opt_in_level = excluded.opt_in_level, occurred_at = excluded.occurred_at, attempts = 0,
      next_attempt_at = excluded.next_attempt_at, told_at = NULL, problem = NULL
    WHERE (excluded.occurred_at, true) >= (t.occurred_at, t.state = 'unsubscribed')
    RETURNING 1`);
  return rows.length > 0;
}

/** Only one worker at a time tells of a shop, until its transaction ends. @returns whether it is this one */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('consent-telling'), ${shopId}) AS taken`);
  return row?.taken ?? false;
}

/** When the next word is due to be told; null when none waits. */
export async function findNextTelling(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(next_attempt_at) AS at FROM consent_tellings WHERE shop_id = ${shopId} AND next_attempt_at IS NOT NULL`);
  return row?.at ?? null;
}

/**
 * The word that is due first, with its next attempt put off: should this one end in trouble, others go first. Null when
 * none is due.
 */
export async function takeTelling(shopId: number, now: Date, db: Db = pool): Promise<(Telling & Person) | null> {
  const [row] = await db.query<Telling & Person>(sql`
    WITH taken AS (
      UPDATE consent_tellings SET attempts = attempts + 1,
        next_attempt_at = ${now}::timestamptz + least(power(2, attempts), 1440) * interval '1 minute'
      WHERE shop_id = ${shopId} AND email = (
        SELECT email FROM consent_tellings WHERE shop_id = ${shopId} AND next_attempt_at <= ${now}
        ORDER BY next_attempt_at, email LIMIT 1)
      RETURNING email, profile_id, state, opt_in_level, occurred_at, attempts
    )
    SELECT t.email, t.profile_id AS "profileId", t.state, t.opt_in_level AS "optInLevel", t.occurred_at AS "occurredAt",
      t.attempts, coalesce(p.first_name, '') AS "firstName", p.locale
    FROM taken t LEFT JOIN profiles p ON p.shop_id = ${shopId} AND p.id = t.profile_id`);
  return row ?? null;
}

/** Shopify has a word, or the other way round; a later one that was said meanwhile still waits. */
export async function noteTold(shopId: number, { email, occurredAt, state }: Telling, now: Date, db: Db = pool) {
  await db.query(sql`
    UPDATE consent_tellings SET told_at = ${now}, next_attempt_at = NULL, problem = NULL
    WHERE shop_id = ${shopId} AND email = ${email} AND occurred_at = ${occurredAt} AND state = ${state}`);
}

/** Shopify refused a word, in its own words. @param isLast whether it is not told again */
export async function noteRefused(
  shopId: number,
  { email, occurredAt, state }: Telling,
  { problem, isLast }: { problem: string; isLast: boolean },
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE consent_tellings SET problem = ${problem},
      next_attempt_at = CASE WHEN ${isLast} THEN NULL ELSE next_attempt_at END
    WHERE shop_id = ${shopId} AND email = ${email} AND occurred_at = ${occurredAt} AND state = ${state}`);
}

/** Notes what keeps everything that waits from being told; null when nothing does. */
export async function noteHindrance(shopId: number, problem: string | null, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE consent_tellings SET problem = ${problem}
    WHERE shop_id = ${shopId} AND next_attempt_at IS NOT NULL AND problem IS DISTINCT FROM ${problem}`);
}

/** How Shopify and this app stand to each other. */
export interface Told {
  waiting: number;
  told: number;
  refused: number;
  /** What most of those that wait or were refused have in common. */
  problem: string | null;
}

export async function countTold(shopId: number, db: Db = pool): Promise<Told> {
  const [row] = await db.query<Told>(sql`
    SELECT count(*) FILTER (WHERE next_attempt_at IS NOT NULL)::int AS waiting,
      count(*) FILTER (WHERE told_at IS NOT NULL)::int AS told,
      count(*) FILTER (WHERE next_attempt_at IS NULL AND told_at IS NULL)::int AS refused,
      mode() WITHIN GROUP (ORDER BY problem) FILTER (WHERE problem IS NOT NULL) AS problem
    FROM consent_tellings WHERE shop_id = ${shopId}`);
  return row ?? { waiting: 0, told: 0, refused: 0, problem: null };
}
