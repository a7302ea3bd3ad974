import sql, { empty, join, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Said } from "~/domains/quizzes/model";
import type { ResponseView, Slice } from "../model";

/** What one shopper said in one passage through a quiz. */
export interface ResponseRow {
  id: string;
  version: number;
  page: string;
  /** Whose it is, once that is known. */
  profileId: string | null;
  name: string;
  email: string | null;
  startedAt: Date;
  emailGivenAt: Date | null;
  confirmedAt: Date | null;
  finishedAt: Date | null;
  answers: (Said & { question: string })[];
}

/** Which responses are meant: all, or those with an answer, or those that came so far. */
export interface ResponseFilter {
  question?: string | undefined;
  choice?: string | undefined;
  view?: ResponseView;
}

const columns = sql`r.id, r.version, r.page, p.id AS "profileId",
  coalesce(trim(p.first_name || ' ' || p.last_name), '') AS name, p.email, r.started_at AS "startedAt",
  r.email_given_at AS "emailGivenAt", r.confirmed_at AS "confirmedAt", r.finished_at AS "finishedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('question', a.question, 'choices', a.choices, 'text', a.text))
    FROM quiz_answers a WHERE a.shop_id = r.shop_id AND a.response_id = r.id), '[]') AS answers`;
const withProfiles = sql`LEFT JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id AND p.merged_into IS NULL`;

const viewed: Record<ResponseView, Sql> = {
  all: empty,
  known: sql`AND r.profile_id IS NOT NULL`,
  waiting: sql`AND r.profile_id IS NULL AND r.email_given_at IS NOT NULL`,
  anonymous: sql`AND r.profile_id IS NULL AND r.email_given_at IS NULL`,
};

/** What was answered in a quiz, newest first. */
export async function listResponses(
  shopId: number,
  quizId: number,
  { limit, offset, ...filter }: Slice & ResponseFilter,
  db: Db = pool,
): Promise<ResponseRow[]> {
  return db.query<ResponseRow>(sql`
    SELECT ${columns} FROM quiz_responses r ${withProfiles}
    WHERE r.shop_id = ${shopId} AND r.quiz_id = ${quizId} ${matching(filter)}
    ORDER BY r.started_at DESC, r.id DESC LIMIT ${limit} OFFSET ${offset}`);
}

/** Before which response a part of a long list begins. */
export type Before = Pick<ResponseRow, "startedAt" | "id">;

/** The next part of the same list: of any length, it costs the same wherever it begins. */
export async function listResponsesBefore(
  shopId: number,
  quizId: number,
  { limit, before, ...filter }: ResponseFilter & { limit: number; before: Before | null },
  db: Db = pool,
): Promise<ResponseRow[]> {
  const from = before ? sql`AND (r.started_at, r.id) < (${before.startedAt}, ${before.id})` : empty;
  return db.query<ResponseRow>(sql`
    SELECT ${columns} FROM quiz_responses r ${withProfiles}
    WHERE r.shop_id = ${shopId} AND r.quiz_id = ${quizId} ${from} ${matching(filter)}
    ORDER BY r.started_at DESC, r.id DESC LIMIT ${limit}`);
}

function matching({ question, choice, view = "all" }: ResponseFilter): Sql {
  if (question === undefined) return viewed[view];
  const asked = [sql`a.question = ${question}`, ...(choice === undefined ? [] : [sql`${choice} = ANY (a.choices)`])];
  return sql`${viewed[view]} AND EXISTS (SELECT 1 FROM quiz_answers a
    WHERE a.shop_id = r.shop_id AND a.response_id = r.id AND ${join(asked, " AND ")})`;
}
