import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Kept, Visited } from "./visits";

/** Shops that may send mail, each with a live quiz. */
export async function openShops(name: string, count: number, db: Db): Promise<Visited[]> {
  // The environment has to be complete before the application is loaded.
  const [{ openMailingShop }, { openQuiz }] = await Promise.all([
    import("../../support/mailing"),
    import("../../support/asked-quiz"),
  ]);
  const shops: Visited[] = [];
  for (let n = 1; n <= count; n++) {
    const domain = `${name}-${n}.myshopify.com`;
    const shopId = await openMailingShop(domain, new Date());
    await db.query(sql`UPDATE shops SET ready_at = now() WHERE id = ${shopId}`);
    shops.push({ domain, shopId, quizId: await openQuiz(shopId, new Date()) });
  }
  return shops;
}

/** How many answers the door said it had and has not. */
export async function findLost(kept: Kept, db: Db): Promise<number> {
  const rows = await db.query<{ id: string; questions: string[] }>(sql`
    SELECT response_id AS id, array_agg(question) AS questions FROM quiz_answers GROUP BY 1`);
  const there = new Set(rows.flatMap(({ id, questions }) => questions.map((question) => `${id} ${question}`)));
  const said = [...kept.answers].flatMap(([id, questions]) => [...questions].map((question) => `${id} ${question}`));
  return said.filter((answer) => !there.has(answer)).length;
}

/** How many answers were taken. */
export function sizeOf({ answers: taken }: Kept): number {
  return [...taken.values()].reduce((sum, questions) => sum + questions.size, 0);
}
