import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { listSegments } from "~/domains/segments/index.server";
import { conditionPlaces, findCurrentVersions, listTemplates } from "~/domains/templates/index.server";
import { usesOf, type Askers, type QuestionUse } from "./uses";

/** What comes of each question of a quiz as it is written: within it, in the shop's segments and in its messages. */
export async function questionUses(
  shopId: number,
  quiz: Pick<QuizContent, "questions" | "result">,
  db: Db = pool,
): Promise<QuestionUse[]> {
  return usesOf(quiz, await findAskers(shopId, db));
}

/** What of a shop may ask about answers: its segments, and its messages as they are sent. */
export async function findAskers(shopId: number, db: Db = pool): Promise<Askers> {
  const [segments, templates] = [await listSegments(shopId, db), await listTemplates(shopId, db)];
  const nameOf = new Map(templates.map(({ id, name }) => [id, name]));
  const keys = templates.map(({ key }) => key);
  const sent = await findCurrentVersions(shopId, keys, db);
  const messages = sent.map(({ templateId, content }) => ({
    id: templateId,
    name: nameOf.get(templateId) ?? "",
    places: conditionPlaces(content),
  }));
  return { segments, messages };
}

/** How many shoppers say something now. */
export interface SaidNow {
  question: string;
  choice: string;
  shoppers: number;
  /** Of them, whose answer is too old to count. */
  aged: number;
}

/**
 * How many shoppers give each answer now. An answer ages as `isAged` says.
 * @param rememberDays of the quiz that is looked at; null when its answers never age
 */
export async function countSaid(
  shopId: number,
  questions: readonly string[],
  { rememberDays, now, timezone }: { rememberDays: number | null; now: Date; timezone: string },
  db: Db = pool,
): Promise<SaidNow[]> {
  const since = sql`coalesce((date_trunc('day', ${now}::timestamptz AT TIME ZONE ${timezone}::text)
    - make_interval(days => ${rememberDays}::int)) AT TIME ZONE ${timezone}::text, '-infinity')`;
  return db.query<SaidNow>(sql`
    SELECT a.question, choice, count(*)::int AS shoppers,
      (count(*) FILTER (WHERE a.answered_at < ${since}))::int AS aged
    FROM profile_answers a
    JOIN profiles p ON p.shop_id = a.shop_id AND p.id = a.profile_id AND p.merged_into IS NULL AND p.deleted_at IS NULL
    CROSS JOIN LATERAL unnest(a.choices) choice
    WHERE a.shop_id = ${shopId} AND a.question = ANY (${questions}::text[])
    GROUP BY a.question, choice`);
}
