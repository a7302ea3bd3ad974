import { transact } from "~/db.server";
import { confirmRequest, type Confirmed, type ConfirmSubject } from "~/domains/consent/index.server";
import { noteConfirmed } from "~/domains/quizzes/index.server";
import { emit } from "~/jobs/emit.server";

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
