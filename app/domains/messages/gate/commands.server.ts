import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { openSpans, overlap } from "~/lib/open-spans";
import type { SendingPolicies, SendWindow } from "./model";
import { findPolicies, wakeDeferred, writePolicies, writeSegmentTimes } from "./queries.server";

/** Changes when and how often the shop writes. What waits by the former policies is decided about anew. */
export async function savePolicies(shopId: number, policies: SendingPolicies, now: Date): Promise<void> {
  await transact(async (tx) => {
    await writePolicies(shopId, policies, now, tx);
    await decideAnew(shopId, now, tx);
  });
}

/**
 * Changes when those in a segment of the shop's are written to. What waits is decided about anew.
 * @param windows none to write to them whenever the shop writes
 */
export async function saveSegmentTimes(
  shopId: number,
  segmentId: number,
  windows: readonly SendWindow[],
  now: Date,
): Promise<{ outcome: "saved" } | { outcome: "refused"; problem: string }> {
  return transact(async (tx) => {
    const open = openSpans(await findPolicies(shopId, tx));
    if (windows.length > 0 && overlap(open, windows).length === 0) {
      return { outcome: "refused", problem: "Your shop writes at none of these times; see Settings, Timing" };
    }
    await writeSegmentTimes(shopId, segmentId, windows, now, tx);
    await decideAnew(shopId, now, tx);
    return { outcome: "saved" };
  });
}

async function decideAnew(shopId: number, now: Date, tx: Tx): Promise<void> {
  if (await wakeDeferred(shopId, now, tx)) await emit(tx, "messages.queued", { shopId });
}
