import { transact } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { recordConsents } from "./queries.server";
import type { UnsubscribeSubject } from "./unsubscribe-link.server";

/** Somebody asked not to be written to any more. It holds from the next message on that has not been sent. */
export async function unsubscribe({ shopId, profileId, email }: UnsubscribeSubject, now: Date): Promise<void> {
  await transact(async (tx) => {
    const said = { state: "unsubscribed", optInLevel: null, source: "unsubscribe_link", occurredAt: now } as const;
    await recordConsents(shopId, [{ ...said, customerId: null, email, profileId }], tx);
    await markDirty(shopId, [profileId], "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
}
