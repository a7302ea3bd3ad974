import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { findQuiz } from "../queries.server";
import type { TestDraft } from "./model";
import { endTests, insertTest, listRunningTests, lockTests } from "./queries.server";
import { refuseTest } from "./start";

export type Started =
  { outcome: "started"; testId: number } | { outcome: "missing" } | { outcome: "refused"; problem: string };

/** Lets a share of browsers see another quiz wherever this one would be shown. The theme is told in the background. */
export async function startTest(shopId: number, quizId: number, draft: TestDraft, now: Date): Promise<Started> {
  return transact(async (tx) => {
    await lockTests(shopId, tx);
    const quiz = await findQuiz(shopId, quizId, tx);
    if (!quiz) return { outcome: "missing" };
    const rival = await findQuiz(shopId, draft.rivalId, tx);
    if (!rival) return { outcome: "refused", problem: "The other quiz is not there any more; choose another" };
    const problem = refuseTest(quiz, rival, await listRunningTests(shopId, tx));
    if (problem) return { outcome: "refused", problem };
    const test = { quizId, rivalId: rival.id, rivalShare: draft.rivalPercent / 100 };
    const testId = await insertTest(shopId, test, now, tx);
    await emit(tx, "storefront.due", { shopId });
    return { outcome: "started", testId };
  });
}

/** Ends the running test of a quiz: each is shown again where it says itself. @returns whether there was one */
export async function endTest(shopId: number, quizId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    await lockTests(shopId, tx);
    const wasRunning = await endTests(shopId, quizId, now, tx);
    if (wasRunning) await emit(tx, "storefront.due", { shopId });
    return wasRunning;
  });
}
