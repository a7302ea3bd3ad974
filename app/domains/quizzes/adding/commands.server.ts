import { transact, type Tx } from "~/db.server";
import type { QuizContent } from "../content/model";
import { countQuizzes, insertQuiz, isKeyTaken, listNames, lockQuiz } from "../editing/queries.server";
import { emptyQuiz, freeName } from "../editing/start";
import { library } from "../library/library";
import { contentOf } from "../queries.server";

/** So many quizzes can still be looked through. */
export const mostQuizzes = 50;
export const tooMany = `A shop has at most ${mostQuizzes} quizzes; put one away first`;

/** What a new quiz begins with: a ready one, nothing, or what another one asks. */
export type Start = { from: "ready"; key: string } | { from: "nothing" } | { from: "copy"; quizId: number };

export type Created =
  { outcome: "created"; quizId: number } | { outcome: "missing" } | { outcome: "refused"; problem: string };

/** Adds a quiz as a draft; nobody sees it before it is published. */
export async function createQuiz(shopId: number, start: Start, now: Date): Promise<Created> {
  return transact(async (tx) => {
    if ((await countQuizzes(shopId, tx)) >= mostQuizzes) return { outcome: "refused", problem: tooMany };
    switch (start.from) {
      case "ready": {
        const ready = library.find(({ key }) => key === start.key);
        if (!ready) return { outcome: "missing" };
        const key = (await isKeyTaken(shopId, ready.key, tx)) ? null : ready.key;
        return keepQuiz(shopId, { key, name: ready.name, draft: ready.content }, now, tx);
      }
      case "nothing":
        return keepQuiz(shopId, { key: null, name: "New quiz", draft: emptyQuiz }, now, tx);
      case "copy": {
        const origin = await lockQuiz(shopId, start.quizId, tx);
        if (!origin) return { outcome: "missing" };
        const draft = await contentOf(shopId, origin, tx);
        return keepQuiz(shopId, { key: null, name: `${origin.name} copy`, draft }, now, tx);
      }
      default:
        return start satisfies never;
    }
  });
}

/** Adds what somebody wrote as a quiz of its own, so that it is not lost beside what somebody else wrote. */
export async function keepAsCopy(shopId: number, quizId: number, draft: QuizContent, now: Date): Promise<Created> {
  return transact(async (tx) => {
    const origin = await lockQuiz(shopId, quizId, tx);
    if (!origin) return { outcome: "missing" };
    return keepQuiz(shopId, { key: null, name: `${origin.name} copy`, draft }, now, tx);
  });
}

/** Adds a quiz that has nothing but a draft, under a name that no other has. */
export async function keepQuiz(
  shopId: number,
  quiz: { key: string | null; name: string; draft: QuizContent },
  now: Date,
  tx: Tx,
): Promise<{ outcome: "created"; quizId: number }> {
  const name = freeName(quiz.name, await listNames(shopId, null, tx));
  return { outcome: "created", quizId: await insertQuiz(shopId, { ...quiz, name }, now, tx) };
}
