import { transact } from "~/db.server";
import { type Confirmed, confirmRequest, type ConfirmSubject, findWishes } from "~/domains/consent/index.server";
import { ensureMonths } from "~/domains/events/index.server";
import { lockFacts } from "~/domains/profiles/index.server";
import { listPresentAnswers, noteConfirmed } from "~/domains/quizzes/index.server";
import { emit } from "~/jobs/emit.server";
import { noFacts } from "../facts";
import { saveFacts } from "../save.server";
import { changedAnswers, type Saying } from "./changed";

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

interface Subject {
  shopId: number;
  profileId: string;
  email: string;
}

/**
 * Keeps what somebody changed of her answers, as facts of this instant: her segments and her next mail go by them.
 * @returns how many changed; null when there is nobody any more whom the link could mean
 */
export async function changeAnswers(
  subject: Subject,
  sayings: readonly Saying[],
  { now, timezone }: { now: Date; timezone: string },
): Promise<number | null> {
  const { shopId } = subject;
  return transact(async (tx) => {
    // Nobody is merged or erased while it is held.
    await lockFacts(shopId, tx);
    const { profileId } = await findWishes(subject, tx);
    if (profileId === null) return null;
    const present = await listPresentAnswers(shopId, profileId, tx);
    const answers = changedAnswers(sayings, present, { profileId, now, timezone });
    if (answers.length === 0) return 0;
    await ensureMonths(answers.map(({ answeredAt }) => answeredAt));
    await saveFacts(shopId, { ...noFacts(), answers }, "live", tx);
    return answers.length;
  });
}
