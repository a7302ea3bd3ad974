import type { Tx } from "~/db.server";
import { askForLook } from "../commands.server";
import {
  addExperiment,
  beginExperiment,
  endExperiment,
  findFlowExperiments,
  renameExperiment,
} from "../queries.server";
import { planSplits, type Split } from "./plan-splits";

/** What a split brings about is counted for so many days. */
const windowDays = 14;

/**
 * Keeps the experiments of a flow's splits as the version says that is published now: a split that stayed the same goes
 * on, one whose ways or shares changed begins anew, because what was counted before was counted of something else, and
 * one that is gone ends.
 */
export async function keepSplitExperiments(
  shopId: number,
  flowId: number,
  splits: readonly Split[],
  now: Date,
  tx: Tx,
): Promise<void> {
  const plan = planSplits(await findFlowExperiments(shopId, [flowId], tx), splits);
  for (const id of plan.ended) await endExperiment(shopId, id, { winner: null, reason: "changed" }, now, tx);
  for (const { id, name, arms } of plan.renamed) await renameExperiment(shopId, id, name, arms, tx);
  for (const { step, name, arms } of plan.begun) {
    const subject = { kind: "flow_step" as const, id: flowId, step };
    const id = await addExperiment(shopId, subject, { name, arms: [...arms], windowDays, rollsOut: false }, now, tx);
    await beginExperiment(shopId, id, null, now, tx);
  }
  if (plan.begun.length > 0) await askForLook(shopId, now, tx);
}
