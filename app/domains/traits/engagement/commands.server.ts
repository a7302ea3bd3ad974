import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import type { Weights } from "./model";
import { findEngagementSettings, saveEngagementSettings } from "./queries.server";

/** What a merchant chooses to weigh by; scores follow in the worker. Weights of their own are kept for later. */
export async function chooseWeights(
  shopId: number,
  chosen: { choice: "automatic" } | { choice: "own"; own: Weights },
): Promise<void> {
  await transact(async (tx) => {
    await saveEngagementSettings(shopId, { ...(await findEngagementSettings(shopId, tx)), ...chosen }, tx);
    await emit(tx, "traits.nightly", { shopId });
  });
}
