import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { QuizContent } from "../content/model";
import { Question } from "../content/questions";
import type { CurrentAnswer } from "../model";

/** What a profile says now, with the question as it was asked. */
export interface PresentAnswer extends CurrentAnswer {
  /** Null where the version that asked it is not known any more. */
  asked: Question | null;
  /** After so many days such an answer counts no longer; null for never. */
  rememberDays: number | null;
}

type Row = Omit<PresentAnswer, "asked"> & { asked: unknown };

/** What a profile says now to each question it was asked, in the order in which it was said first to last. */
export async function listPresentAnswers(shopId: number, profileId: string, db: Db = pool): Promise<PresentAnswer[]> {
  const rows = await db.query<Row>(sql`
    SELECT a.question, a.choices, a.text, a.quiz_key AS "quizKey", a.version, a.source, a.answered_at AS "answeredAt",
      q.remember_days AS "rememberDays", (
        SELECT one FROM jsonb_array_elements(v.content -> 'questions') one WHERE one ->> 'key' = a.question LIMIT 1
      ) AS asked
    FROM profile_answers a
    LEFT JOIN quizzes q ON q.shop_id = a.shop_id AND q.key = a.quiz_key
    LEFT JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id AND v.version = a.version
    WHERE a.shop_id = ${shopId} AND a.profile_id = ${profileId} ORDER BY a.answered_at, a.question`);
  return rows.map((row) => ({ ...row, asked: Question.safeParse(row.asked).data ?? null }));
}

/** A quiz with what it asks in the version that is shown, or was before it was paused. */
export interface AskedQuiz {
  key: string;
  name: string;
  questions: Question[];
}

/** What a shop's quizzes ask, for who wants to name a question or an answer; the newest quiz first. */
export async function listAsked(shopId: number, db: Db = pool): Promise<AskedQuiz[]> {
  const rows = await db.query<{ key: string; name: string; content: unknown }>(sql`
    SELECT q.key, q.name, v.content FROM quizzes q
    JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id AND v.version = q.version
    WHERE q.shop_id = ${shopId} AND q.archived_at IS NULL ORDER BY q.id DESC`);
  return rows.map(({ key, name, content }) => ({ key, name, questions: QuizContent.parse(content).questions }));
}

/** What a shop's quizzes say in the version that is shown, by their numbers; what was never published says nothing. */
export async function listContents(shopId: number, db: Db = pool): Promise<Map<number, QuizContent>> {
  const rows = await db.query<{ id: number; content: unknown }>(sql`
    SELECT q.id, v.content FROM quizzes q
    JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id AND v.version = q.version
    WHERE q.shop_id = ${shopId} AND q.archived_at IS NULL`);
  return new Map(rows.map(({ id, content }) => [id, QuizContent.parse(content)]));
}
