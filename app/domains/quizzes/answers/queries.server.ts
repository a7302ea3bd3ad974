import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Said } from "../content/answers";
import type { CurrentAnswer, WaitingResponse } from "./model";

/** Takes passages in which something waits; nobody else changes them before this transaction ends. */
export async function takeWaiting(shopId: number, limit: number, tx: Tx): Promise<WaitingResponse[]> {
  return tx.query<WaitingResponse>(sql`
    WITH taken AS MATERIALIZED (
      SELECT id FROM quiz_responses WHERE shop_id = ${shopId} AND waiting_since IS NOT NULL
      ORDER BY waiting_since, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), r AS (
      UPDATE quiz_responses r SET waiting_since = NULL FROM taken WHERE r.shop_id = ${shopId} AND r.id = taken.id
      RETURNING r.*
    )
    SELECT r.id, q.key AS "quizKey", r.version, v.content -> 'capture' ->> 'consent' AS consent,
      (${presentProfile(shopId)}) AS "profileId", r.customer_id AS "customerId", r.email, r.email_given_at AS "emailGivenAt",
      r.first_name AS "firstName", r.country, r.locale, r.page, r.network
    FROM r JOIN quizzes q ON q.shop_id = ${shopId} AND q.id = r.quiz_id
    LEFT JOIN quiz_versions v ON v.shop_id = ${shopId} AND v.quiz_id = r.quiz_id AND v.version = r.version
    ORDER BY r.id`);
}

/** Who took the place of the profile of `r`, or it itself. */
function presentProfile(shopId: number) {
  return sql`
    WITH RECURSIVE way AS (
      SELECT id, merged_into FROM profiles WHERE shop_id = ${shopId} AND id = r.profile_id
      UNION SELECT p.id, p.merged_into FROM profiles p JOIN way ON p.shop_id = ${shopId} AND p.id = way.merged_into
    )
    SELECT id FROM way WHERE merged_into IS NULL`;
}

/** What was said in these passages. */
export async function listSaid(
  shopId: number,
  responseIds: readonly string[],
  db: Db,
): Promise<(Said & { responseId: string; question: string; answeredAt: Date })[]> {
  return db.query(sql`
    SELECT response_id AS "responseId", question, choices, text, answered_at AS "answeredAt" FROM quiz_answers
    WHERE shop_id = ${shopId} AND response_id = ANY (${[...responseIds]}::text[])`);
}

/** It is known whose these passages are. */
export async function joinResponses(
  shopId: number,
  joined: readonly { responseId: string; profileId: string }[],
  tx: Tx,
): Promise<void> {
  if (joined.length === 0) return;
  await tx.query(sql`
    UPDATE quiz_responses q SET profile_id = r."profileId"
    FROM ${recordset(joined, { responseId: "text", profileId: "bigint" })}
    WHERE q.shop_id = ${shopId} AND q.id = r."responseId" AND q.profile_id IS DISTINCT FROM r."profileId"`);
}

/**
 * The owner of an address has said that it was them who gave it in a passage. One in which another address stands by now
 * may be somebody else's.
 */
export async function noteConfirmed(
  shopId: number,
  { responseId, email, profileId }: { responseId: string; email: string; profileId: string },
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE quiz_responses SET confirmed_at = coalesce(confirmed_at, ${now}), profile_id = coalesce(profile_id, ${profileId}::bigint),
      waiting_since = coalesce(waiting_since, ${now})
    WHERE shop_id = ${shopId} AND id = ${responseId} AND email = ${email}`);
}

const columns = sql`shop_id, profile_id, question, choices, text, quiz_key, version, source, answered_at`;
/** Of two words on a question the later counts; of two at one instant the same on every machine. */
const isLater = sql`
  (excluded.answered_at, excluded.source, excluded.choices, coalesce(excluded.text, ''))
    > (profile_answers.answered_at, profile_answers.source, profile_answers.choices, coalesce(profile_answers.text, ''))`;
const latestFirst = sql`answered_at DESC, source DESC, choices DESC, coalesce(text, '') DESC`;
const change = sql`
  ON CONFLICT (shop_id, profile_id, question) DO UPDATE SET choices = excluded.choices, text = excluded.text,
    quiz_key = excluded.quiz_key, version = excluded.version, source = excluded.source, answered_at = excluded.answered_at
  WHERE ${isLater}`;

/** Keeps what profiles say now. An earlier word changes nothing. */
export async function saveProfileAnswers(
  shopId: number,
  answers: readonly (CurrentAnswer & { profileId: string })[],
  tx: Tx,
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ quizKey: quiz_key, answeredAt: answered_at, profileId: profile_id, ...answer }) => {
    const { question, choices, text, version, source } = answer;
    return { profile_id, question, choices, text, quiz_key, version, source, answered_at };
  });
  const types = {
    ...{ profile_id: "bigint", question: "text", choices: "text[]", text: "text", quiz_key: "text" },
    ...{ version: "int", source: "text", answered_at: "timestamptz" },
  };
  await tx.query(sql`
    INSERT INTO profile_answers (${columns})
    SELECT DISTINCT ON (profile_id, question) ${shopId}::int, profile_id, question, choices, text, quiz_key, version, source,
      answered_at
    FROM ${recordset(rows, types)} ORDER BY profile_id, question, ${latestFirst} ${change}`);
}

/** What absorbed profiles said goes to those who took their place; the later word counts. */
export async function moveAnswers(shopId: number, absorbed: { from: string; into: string }[], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  const pairs = recordset(absorbed, { from: "bigint", into: "bigint" });
  await tx.query(sql`
    UPDATE quiz_responses q SET profile_id = r."into" FROM ${pairs} WHERE q.shop_id = ${shopId} AND q.profile_id = r."from"`);
  await tx.query(sql`
    WITH moved AS (
      DELETE FROM profile_answers a USING ${pairs} WHERE a.shop_id = ${shopId} AND a.profile_id = r."from"
      RETURNING r."into", a.*
    )
    INSERT INTO profile_answers (${columns})
    SELECT DISTINCT ON ("into", question) shop_id, "into", question, choices, text, quiz_key, version, source, answered_at
    FROM moved ORDER BY "into", question, ${latestFirst} ${change}`);
}

/** Removes what people say now. */
export async function eraseAnswers(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM profile_answers WHERE shop_id = ${shopId} AND profile_id = ANY (${[...profileIds]}::bigint[])`);
}

export async function eraseShopAnswers(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM profile_answers WHERE shop_id = ${shopId}`);
}
