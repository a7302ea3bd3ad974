import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { QuizContent } from "../content/model";
import type { QuizState } from "../model";
import { findQuiz, type Quiz } from "../queries.server";

export interface PutAwayQuiz {
  id: number;
  key: string;
  name: string;
  archivedAt: Date;
}

/** The quiz, which nobody else changes until the transaction ends. */
export async function lockQuiz(shopId: number, quizId: number, tx: Tx): Promise<Quiz | null> {
  await tx.query(sql`SELECT 1 FROM quizzes WHERE shop_id = ${shopId} AND id = ${quizId} FOR UPDATE`);
  return findQuiz(shopId, quizId, tx);
}

/** How many quizzes there are that are not put away. Who counts holds back others of the shop meanwhile. */
export async function countQuizzes(shopId: number, tx: Tx): Promise<number> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('quizzes'), ${shopId})`);
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM quizzes WHERE shop_id = ${shopId} AND archived_at IS NULL`);
  return row?.count ?? 0;
}

/** Adds a quiz with nothing but a draft. @param key null for an own one, which is named after its number @returns its number */
export async function insertQuiz(
  shopId: number,
  { key, name, draft }: { key: string | null; name: string; draft: QuizContent },
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO quizzes (shop_id, id, key, name, draft, drafted_at, revision, created_at)
    SELECT ${shopId}::int, n, coalesce(${key}::text, 'quiz-' || n), ${name}, ${JSON.stringify(draft)}::jsonb,
      ${now}::timestamptz, 1, ${now}::timestamptz
    FROM nextval(pg_get_serial_sequence('quizzes', 'id')) AS n RETURNING id`);
  if (!row) throw new Error("A quiz that was added has no number");
  return row.id;
}

/** Whether a quiz of the shop, put away or not, has this key. */
export async function isKeyTaken(shopId: number, key: string, db: Db): Promise<boolean> {
  const rows = await db.query(sql`SELECT 1 FROM quizzes WHERE shop_id = ${shopId} AND key = ${key}`);
  return rows.length > 0;
}

/** The names of quizzes that are not put away, but for one. */
export async function listNames(shopId: number, exceptId: number | null, db: Db): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    SELECT name FROM quizzes WHERE shop_id = ${shopId} AND archived_at IS NULL AND id IS DISTINCT FROM ${exceptId}::int`);
  return rows.map(({ name }) => name);
}

/** What only the merchant sees of a quiz, and how long its answers count. */
export async function updateSettings(
  shopId: number,
  quizId: number,
  { name, rememberDays }: { name: string; rememberDays: number | null },
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE quizzes SET name = ${name}, remember_days = ${rememberDays}::int
    WHERE shop_id = ${shopId} AND id = ${quizId}`);
}

/** Writes the draft, or takes it away. @returns the new revision */
export async function updateDraft(
  shopId: number,
  quizId: number,
  draft: QuizContent | null,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(sql`
    UPDATE quizzes SET draft = ${draft && JSON.stringify(draft)}::jsonb, drafted_at = ${draft && now}::timestamptz,
      revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${quizId} RETURNING revision`);
  if (!row) throw new Error("A locked quiz is not there");
  return row.revision;
}

/** Adds the next version, which is shown from now on, and ends the draft. A paused quiz stays so. */
export async function insertVersion(
  shopId: number,
  quizId: number,
  content: QuizContent,
  now: Date,
  tx: Tx,
): Promise<{ version: number; revision: number; state: QuizState }> {
  const [row] = await tx.query<{ version: number; revision: number; state: QuizState }>(sql`
    WITH made AS (
      UPDATE quizzes SET version = version + 1, revision = revision + 1, draft = NULL, drafted_at = NULL,
        published_at = ${now}, state = CASE state WHEN 'draft' THEN 'live' ELSE state END
      WHERE shop_id = ${shopId} AND id = ${quizId} RETURNING version, revision, state
    ), kept AS (
      INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at)
      SELECT ${shopId}::int, ${quizId}::int, version, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM made
    )
    SELECT version, revision, state FROM made`);
  if (!row) throw new Error("A locked quiz is not there");
  return row;
}

export async function updateState(shopId: number, quizId: number, state: QuizState, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE quizzes SET state = ${state} WHERE shop_id = ${shopId} AND id = ${quizId}`);
}

export async function listPutAwayQuizzes(shopId: number, db: Db = pool): Promise<PutAwayQuiz[]> {
  return db.query<PutAwayQuiz>(sql`
    SELECT id, key, name, archived_at AS "archivedAt" FROM quizzes
    WHERE shop_id = ${shopId} AND archived_at IS NOT NULL ORDER BY archived_at DESC, id`);
}

/** One that comes back is paused: nothing that was put away is shown again by itself. @returns whether there was one */
export async function setArchived(shopId: number, quizId: number, archivedAt: Date | null, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE quizzes SET archived_at = ${archivedAt}, state = CASE state WHEN 'live' THEN 'paused' ELSE state END
    WHERE shop_id = ${shopId} AND id = ${quizId} AND (archived_at IS NULL) = (${archivedAt}::timestamptz IS NOT NULL)
    RETURNING id`);
  return rows.length > 0;
}
