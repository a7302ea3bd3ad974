import { transact } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { findLastWord, lockPresentProfile, recordConsents, rememberUnsubscribed } from "./queries.server";
import type { UnsubscribeSubject } from "./unsubscribe-link.server";

/**
 * Somebody asked not to be written to any more. It holds from the next message on that has not been posted, and against
 * every word there is, also one whose clock is ahead of ours. Of who was erased only a hash is kept: it holds should
 * she ever be known again.
 */
export async function unsubscribe(subject: UnsubscribeSubject, now: Date): Promise<void> {
  const { shopId, email } = subject;
  await transact(async (tx) => {
    const profileId = await lockPresentProfile(shopId, subject.profileId, tx);
    if (!profileId) return rememberUnsubscribed(shopId, [{ email, at: now }], tx);
    const lastWord = await findLastWord(shopId, email, tx);
    const occurredAt = lastWord && lastWord > now ? lastWord : now;
    const said = { state: "unsubscribed", optInLevel: null, source: "unsubscribe_link", occurredAt } as const;
    await recordConsents(shopId, [{ ...said, customerId: null, email, profileId }], tx);
    await markDirty(shopId, [profileId], "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
}
