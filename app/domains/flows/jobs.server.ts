import { transact } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { addFlow, enrolEntered } from "./queries.server";
import { readyFlows } from "./ready-flows";

/** Starts runs for who entered a flow's segment. */
export async function enrol(shopId: number, now: Date): Promise<number> {
  return transact(async (tx) => {
    if (!maySend(await getShop(shopId, tx))) return 0;
    const started = await enrolEntered(shopId, now, tx);
    if (started > 0) await emit(tx, "messages.requested", { shopId });
    return started;
  });
}

/** Gives a shop the flows every shop starts with, off. */
export async function addReadyFlows(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    for (const flow of readyFlows) await addFlow(shopId, flow, now, tx);
  });
}
