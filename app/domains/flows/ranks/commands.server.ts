import { transact } from "~/db.server";
import { lockFlows } from "../queries.server";
import { movedPast } from "./order";
import { saveRanks } from "./queries.server";

/**
 * Lets a flow go before, or after, the one beside it: of two that want to write to a shopper at once the first does.
 * @returns false when there is no such flow
 */
export async function moveFlow(shopId: number, flowId: number, direction: "up" | "down"): Promise<boolean> {
  return transact(async (tx) => {
    const flows = await lockFlows(shopId, tx);
    if (!flows.some(({ id }) => id === flowId)) return false;
    await saveRanks(shopId, movedPast(flows, flowId, direction), tx);
    return true;
  });
}
