import { transact } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { findLastWord, isKnown, recordConsents } from "./queries.server";
import type { UnsubscribeSubject } from "./unsubscribe-link.server";

/**
 * Somebody asked not to be written to any more. It holds from the next message on that has not been posted, and against
 * every word there is, also one whose clock is ahead of ours. Who was erased leaves no new trace: there is nobody left
 * to write to.
 */
export async function unsubscribe({ shopId, profileId, email }: UnsubscribeSubject, now: Date): Promise<void> {
  await transact(async (tx) => {
    if (!(await isKnown(shopId, profileId, tx))) return;
    const lastWord = await findLastWord(shopId, email, tx);
    const occurredAt = lastWord && lastWord > now ? lastWord : now;
    const said = { state: "unsubscribed", optInLevel: null, source: "unsubscribe_link", occurredAt } as const;
    await recordConsents(shopId, [{ ...said, customerId: null, email, profileId }], tx);
    await markDirty(shopId, [profileId], "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
}
