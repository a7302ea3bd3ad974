import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { QuizTest } from "./model";

const columns = sql`id, quiz_id AS "quizId", rival_id AS "rivalId", rival_share AS "rivalShare",
  started_at AS "startedAt", ended_at AS "endedAt"`;

/** The shop's tests that have not ended, also of quizzes that are paused meanwhile; a quiz that is put away is in none. */
export async function listRunningTests(shopId: number, db: Db = pool): Promise<QuizTest[]> {
  const isKept = (quizId: Sql) => sql`EXISTS (
    SELECT 1 FROM quizzes q WHERE q.shop_id = ${shopId} AND q.id = ${quizId} AND q.archived_at IS NULL)`;
  return db.query<QuizTest>(sql`
    SELECT ${columns} FROM quiz_tests t
    WHERE shop_id = ${shopId} AND ended_at IS NULL AND ${isKept(sql`t.quiz_id`)} AND ${isKept(sql`t.rival_id`)} ORDER BY id`);
}

/** The tests in which a quiz was, as one or the other, the latest first. */
export async function listTestsOf(shopId: number, quizId: number, db: Db = pool): Promise<QuizTest[]> {
  return db.query<QuizTest>(sql`
    SELECT ${columns} FROM quiz_tests
    WHERE shop_id = ${shopId} AND (quiz_id = ${quizId} OR rival_id = ${quizId}) ORDER BY id DESC`);
}

export async function insertTest(
  shopId: number,
  { quizId, rivalId, rivalShare }: Pick<QuizTest, "quizId" | "rivalId" | "rivalShare">,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO quiz_tests (shop_id, quiz_id, rival_id, rival_share, started_at)
    VALUES (${shopId}, ${quizId}, ${rivalId}, ${rivalShare}, ${now}) RETURNING id`);
  if (!row) throw new Error("A test that was started has no number");
  return row.id;
}

/** Ends the running tests of a quiz. @returns whether there was one */
export async function endTests(shopId: number, quizId: number, now: Date, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE quiz_tests SET ended_at = ${now}
    WHERE shop_id = ${shopId} AND (quiz_id = ${quizId} OR rival_id = ${quizId}) AND ended_at IS NULL RETURNING id`);
  return rows.length > 0;
}

/** Holds back others who start or end tests of the shop. */
export async function lockTests(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('quiz tests'), ${shopId})`);
}
