import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { QuizContent } from "./content/model";
import { readDraft } from "./editing/draft";
import { emptyQuiz } from "./editing/start";
import type { QuizState } from "./model";

export interface Quiz {
  id: number;
  /** Names it for good, in events and reports. */
  key: string;
  name: string;
  state: QuizState;
  /** What is being worked on, which need not be complete; null when the last version is all there is. */
  draft: QuizContent | null;
  draftedAt: Date | null;
  /** The version that is shown; 0 while there is none. */
  version: number;
  /** Grows with every change of what it says. */
  revision: number;
  /** After so many days an answer is asked for again and counts no longer; null for never. */
  rememberDays: number | null;
  createdAt: Date;
  publishedAt: Date | null;
}

/** A quiz as shoppers see it. */
export interface PublishedQuiz {
  id: number;
  key: string;
  name: string;
  version: number;
  rememberDays: number | null;
  content: QuizContent;
}

export interface QuizVersion {
  version: number;
  content: QuizContent;
  createdAt: Date;
}

type Row = Omit<Quiz, "draft"> & { draft: unknown };
type Stored<T> = Omit<T, "content"> & { content: unknown };

const columns = sql`id, key, name, state, draft, drafted_at AS "draftedAt", version, revision,
  remember_days AS "rememberDays", created_at AS "createdAt", published_at AS "publishedAt"`;

/** The shop's quizzes that are not put away, the newest first, which is also how they go before each other on a page. */
export async function listQuizzes(shopId: number, db: Db = pool): Promise<Quiz[]> {
  const rows = await db.query<Row>(sql`
    SELECT ${columns} FROM quizzes WHERE shop_id = ${shopId} AND archived_at IS NULL ORDER BY id DESC`);
  return rows.map(read);
}

export async function findQuiz(shopId: number, quizId: number, db: Db = pool): Promise<Quiz | null> {
  const [row] = await db.query<Row>(sql`
    SELECT ${columns} FROM quizzes WHERE shop_id = ${shopId} AND id = ${quizId} AND archived_at IS NULL`);
  return row ? read(row) : null;
}

/** The quizzes that are shown now, in the version that is shown; where several fit a page, the first of them is its quiz. */
export async function listLiveQuizzes(shopId: number, db: Db = pool): Promise<PublishedQuiz[]> {
  const rows = await db.query<Stored<PublishedQuiz>>(sql`
    SELECT q.id, q.key, q.name, q.version, q.remember_days AS "rememberDays", v.content
    FROM quizzes q
    JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id AND v.version = q.version
    WHERE q.shop_id = ${shopId} AND q.state = 'live' AND q.archived_at IS NULL ORDER BY q.id DESC`);
  return rows.map(parse);
}

/** What a quiz said in a version, whether it is shown still or not; also of one that was put away. */
export async function findVersion(
  shopId: number,
  quizId: number,
  version: number,
  db: Db = pool,
): Promise<PublishedQuiz | null> {
  const [row] = await db.query<Stored<PublishedQuiz>>(sql`
    SELECT q.id, q.key, q.name, v.version, q.remember_days AS "rememberDays", v.content
    FROM quizzes q JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id
    WHERE q.shop_id = ${shopId} AND q.id = ${quizId} AND v.version = ${version}`);
  return row ? parse(row) : null;
}

/** What a quiz said, the latest version first. */
export async function listVersions(shopId: number, quizId: number, db: Db = pool): Promise<QuizVersion[]> {
  const rows = await db.query<Stored<QuizVersion>>(sql`
    SELECT version, content, created_at AS "createdAt" FROM quiz_versions
    WHERE shop_id = ${shopId} AND quiz_id = ${quizId} ORDER BY version DESC`);
  return rows.map(parse);
}

/** What an editor shows of a quiz: its draft, or else the version that is shown. */
export async function contentOf(shopId: number, quiz: Quiz, db: Db = pool): Promise<QuizContent> {
  if (quiz.draft) return quiz.draft;
  return (await findVersion(shopId, quiz.id, quiz.version, db))?.content ?? emptyQuiz;
}

/** Every quiz with all its versions and its tests; what was shown and said goes before. */
export async function eraseShopQuizzes(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM quiz_tests WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM quizzes WHERE shop_id = ${shopId}`);
}

function read(row: Row): Quiz {
  const draft = readDraft(row.draft);
  if (row.draft !== null && !draft) throw new Error(`The draft of quiz ${row.id} is no quiz`);
  return { ...row, draft };
}

function parse<Kept extends { content: unknown }>(row: Kept) {
  return { ...row, content: QuizContent.parse(row.content) };
}
