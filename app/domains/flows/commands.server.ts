import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { turnFlow } from "./queries.server";
import { endRunsOf } from "./runs/queries.server";

/**
 * Turns a flow on from this instant, or off. Who is in it when it is turned off leaves it: nobody is written to months
 * later because somebody turned it on again.
 * @returns false when there is no such flow
 */
export async function setFlowEnabled(shopId: number, flowId: number, enabledAt: Date | null): Promise<boolean> {
  return transact(async (tx) => {
    const isThere = await turnFlow(shopId, flowId, enabledAt, tx);
    if (!isThere) return false;
    if (enabledAt === null) await endRunsOf(shopId, flowId, "turned_off", tx);
    await emit(tx, enabledAt === null ? "runs.ended" : "flows.due", { shopId });
    return true;
  });
}
