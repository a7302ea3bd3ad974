import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import type { SendingPolicies } from "./model";
import { wakeDeferred, writePolicies } from "./queries.server";

/** Changes when and how often the shop writes. What waits by the former policies is decided about anew. */
export async function savePolicies(shopId: number, policies: SendingPolicies, now: Date): Promise<void> {
  await transact(async (tx) => {
    await writePolicies(shopId, policies, now, tx);
    if (await wakeDeferred(shopId, now, tx)) await emit(tx, "messages.queued", { shopId });
  });
}
