import { transact } from "~/db.server";
import { confirmRequest, type Confirmed, type ConfirmSubject } from "~/domains/consent/index.server";
import { ensureMonths } from "~/domains/events/index.server";
import { lockFacts } from "~/domains/profiles/index.server";
import { noteConfirmed } from "~/domains/quizzes/index.server";
import type { CurrentAnswer } from "~/domains/quizzes/model";
import { emit } from "~/jobs/emit.server";
import { noFacts } from "../facts";
import { saveFacts } from "../save.server";

/**
 * The owner of an address says that it was them who gave it: mail is permitted from now on, and what was said in the quiz
 * is theirs as soon as it is folded. Pressed twice, it is as if pressed once.
 */
export async function confirmOptIn(subject: ConfirmSubject, now: Date): Promise<Confirmed["outcome"]> {
  const { shopId } = subject;
  return transact(async (tx) => {
    const confirmed = await confirmRequest(subject, now, tx);
    if (confirmed.outcome === "confirmed" && confirmed.isNew) {
      const { sourceId: responseId, email } = confirmed.request;
      await noteConfirmed(shopId, { responseId, email, profileId: confirmed.profileId }, now, tx);
      await emit(tx, "answers.given", { shopId });
    }
    return confirmed.outcome;
  });
}

/**
 * Keeps what somebody says on a page that only their own mailbox leads to: dated facts like those of a quiz.
 * @param answers checked against the quiz's questions; an empty one ends what was said before
 */
export async function sayAnswers(
  shopId: number,
  profileId: string,
  answers: readonly Omit<CurrentAnswer, "answeredAt" | "source">[],
  now: Date,
): Promise<void> {
  await ensureMonths([now]);
  const who = { profileId, customerId: null, email: null, sourceId: `preferences:${profileId}` };
  await transact(async (tx) => {
    await lockFacts(shopId, tx);
    const said = answers.map((answer) => ({ ...answer, ...who, answeredAt: now, source: "preferences" as const }));
    await saveFacts(shopId, { ...noFacts(), answers: said }, "live", tx);
  });
}
