import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { recordset } from "~/lib/sql";
import type { SaidTo } from "./check";
import type { SaidBefore } from "./known";
import type { Sender, SentStep } from "./model";

const networkKey = deriveKey(env.APP_SECRET, "networks");

/** What one request says of a passage. */
export interface Step {
  answers: readonly SaidTo[];
  email: string | null;
  firstName: string | null;
  isFinished: boolean;
}

/** @property waits whether something has to become facts: it is known whose it may be */
export type Written =
  { outcome: "written"; waits: boolean; email: string | null } | { outcome: "used" } | { outcome: "other" };

interface Row {
  isFresh: boolean;
  waits: boolean | null;
  email: string | null;
}

/**
 * Writes a step in one statement: the same work whoever it is, and whether or not anything of them is known. Steps may
 * come in any order, and again; what is said again as it was keeps its first time.
 * @returns `used` when the signature was good for another write already, `other` when the passage is of another quiz or
 * another customer
 */
export async function writeStep(
  shopId: number,
  { response, quiz, version, test, page, locale, country }: Omit<SentStep, "do">,
  { customerId, network, signature }: Sender,
  { answers, email, firstName, isFinished }: Step,
  now: Date,
  db: Db = pool,
): Promise<Written> {
  const networkHash = network && mac(networkKey, `${shopId} ${network}`).toString("base64url");
  const rows = answers.map(({ question, choices, text }) => ({ question, choices, text }));
  const [row] = await db.query<Row>(sql`
    WITH nonce AS (
      INSERT INTO quiz_nonces (shop_id, signature, used_at) VALUES (${shopId}, ${signature}, ${now})
      ON CONFLICT (shop_id, signature) DO NOTHING RETURNING used_at
    ), passage AS (
      INSERT INTO quiz_responses AS r (shop_id, id, quiz_id, version, test_id, customer_id, email, first_name, country,
        locale, page, network, started_at, changed_at, email_given_at, finished_at, waiting_since)
      SELECT ${shopId}::int, ${response}, ${quiz}::int, ${version}::int, ${test}::int, ${customerId}::bigint, ${email},
        ${firstName}, ${country}, ${locale}, ${page}, ${networkHash}, ${now}::timestamptz, ${now}::timestamptz,
        CASE WHEN ${email}::text IS NOT NULL THEN ${now}::timestamptz END,
        CASE WHEN ${isFinished}::boolean THEN ${now}::timestamptz END,
        CASE WHEN ${customerId}::bigint IS NOT NULL OR ${email}::text IS NOT NULL THEN ${now}::timestamptz END
      FROM nonce
      ON CONFLICT (shop_id, id) DO UPDATE SET
        version = excluded.version, test_id = coalesce(r.test_id, excluded.test_id),
        customer_id = coalesce(r.customer_id, excluded.customer_id),
        email = coalesce(excluded.email, r.email), first_name = coalesce(excluded.first_name, r.first_name),
        country = coalesce(excluded.country, r.country), locale = coalesce(excluded.locale, r.locale),
        network = coalesce(excluded.network, r.network), changed_at = greatest(r.changed_at, excluded.changed_at),
        email_given_at = CASE WHEN coalesce(excluded.email, r.email) IS NOT DISTINCT FROM r.email
          THEN r.email_given_at ELSE excluded.email_given_at END,
        -- Another address is nobody's yet.
        confirmed_at = CASE WHEN coalesce(excluded.email, r.email) IS NOT DISTINCT FROM r.email THEN r.confirmed_at END,
        finished_at = coalesce(r.finished_at, excluded.finished_at),
        waiting_since = CASE WHEN r.profile_id IS NOT NULL OR coalesce(r.customer_id, excluded.customer_id) IS NOT NULL
            OR coalesce(excluded.email, r.email) IS NOT NULL
          THEN coalesce(r.waiting_since, excluded.changed_at) END
      WHERE r.quiz_id = excluded.quiz_id
        AND coalesce(r.customer_id, excluded.customer_id) IS NOT DISTINCT FROM coalesce(excluded.customer_id, r.customer_id)
      RETURNING id, email, waiting_since IS NOT NULL AS waits
    ), said AS (
      INSERT INTO quiz_answers AS a (shop_id, response_id, question, choices, text, answered_at)
      SELECT ${shopId}::int, passage.id, r.question, r.choices, r.text, ${now}::timestamptz
      FROM passage CROSS JOIN ${recordset(rows, { question: "text", choices: "text[]", text: "text" })}
      ON CONFLICT (shop_id, response_id, question)
      DO UPDATE SET choices = excluded.choices, text = excluded.text, answered_at = excluded.answered_at
      WHERE (a.choices, a.text) IS DISTINCT FROM (excluded.choices, excluded.text)
    )
    SELECT EXISTS (SELECT 1 FROM nonce) AS "isFresh", passage.waits, passage.email
    FROM (SELECT 1) one LEFT JOIN passage ON true`);
  if (!row?.isFresh) return { outcome: "used" };
  if (row.waits === null) return { outcome: "other" };
  return { outcome: "written", waits: row.waits, email: row.email };
}

/**
 * What a signed-in customer says now, and what was said in passages that a browser remembers. Of a passage only what was
 * said in it: whose it may have become is nothing that a browser has to know.
 */
export async function listSaidBefore(
  shopId: number,
  { customerId, responseIds }: { customerId: string | null; responseIds: readonly string[] },
  db: Db = pool,
): Promise<SaidBefore[]> {
  return db.query<SaidBefore>(sql`
    SELECT a.question, a.choices, a.text, a.answered_at AS "answeredAt", q.remember_days AS "rememberDays"
    FROM profile_answers a LEFT JOIN quizzes q ON q.shop_id = a.shop_id AND q.key = a.quiz_key
    WHERE a.shop_id = ${shopId} AND a.profile_id = (${profileOfCustomer(shopId, customerId)})
    UNION ALL
    SELECT a.question, a.choices, a.text, a.answered_at, q.remember_days
    FROM quiz_answers a
    JOIN quiz_responses r ON r.shop_id = a.shop_id AND r.id = a.response_id
    LEFT JOIN quizzes q ON q.shop_id = r.shop_id AND q.id = r.quiz_id
    WHERE a.shop_id = ${shopId} AND a.response_id = ANY (${[...responseIds]}::text[])
      AND coalesce(r.customer_id, ${customerId}::bigint) IS NOT DISTINCT FROM coalesce(${customerId}::bigint, r.customer_id)`);
}

/** The present profile of a customer, as a query with one value. */
export function profileOfCustomer(shopId: number, customerId: string | null) {
  return sql`
    SELECT p.id FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL AND p.deleted_at IS NULL AND p.id IN (
      SELECT id FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${customerId}::bigint
      UNION ALL SELECT profile_id FROM identities
        WHERE shop_id = ${shopId} AND kind = 'customer' AND value = ${customerId}::text)
    LIMIT 1`;
}

/** Shops in which something that was said has waited for a while to become facts: nobody announced it. */
export async function findShopsWithAnswers(olderThanSeconds: number, db: Db = pool): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    SELECT DISTINCT shop_id AS id FROM quiz_responses
    WHERE waiting_since < now() - make_interval(secs => ${olderThanSeconds})`);
  return rows.map(({ id }) => id);
}

/** Forgets signatures that nobody could use again: they are too old by far. */
export async function forgetNonces(db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM quiz_nonces WHERE used_at < now() - interval '5 minutes'`);
}

/** Forgets networks, and what strangers typed of themselves and nobody has owned to. What was answered stays. */
export async function forgetStrangers(
  { networksBefore, addressesBefore }: Record<"networksBefore" | "addressesBefore", Date>,
  db: Db = pool,
): Promise<void> {
  await db.query(
    sql`UPDATE quiz_responses SET network = NULL WHERE network IS NOT NULL AND changed_at < ${networksBefore}`,
  );
  await db.query(sql`
    UPDATE quiz_responses SET email = NULL, first_name = NULL
    WHERE email IS NOT NULL AND profile_id IS NULL AND confirmed_at IS NULL AND email_given_at < ${addressesBefore}`);
}

/** Everything a person said in quizzes, by profile, by address and by customer number. */
export async function eraseResponses(
  shopId: number,
  { profileIds, emails, customerIds }: Record<"profileIds" | "emails" | "customerIds", readonly string[]>,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    WITH gone AS (
      DELETE FROM quiz_responses WHERE shop_id = ${shopId} AND (profile_id = ANY (${profileIds}::bigint[])
        OR email = ANY (${emails}::text[]) OR customer_id = ANY (${customerIds}::bigint[])) RETURNING id
    )
    DELETE FROM quiz_answers WHERE shop_id = ${shopId} AND response_id IN (SELECT id FROM gone)`);
}

export async function eraseShopResponses(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM quiz_answers WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM quiz_responses WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM quiz_nonces WHERE shop_id = ${shopId}`);
}
