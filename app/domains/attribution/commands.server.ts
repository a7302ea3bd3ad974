import { transact, type Tx } from "~/db.server";
import { markAllChanged, markChanged } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { changeWindow, lockCredits } from "./queries.server";

/** Gives the shop another window. All its orders, past ones too, are then credited by it. */
export async function saveWindowDays(shopId: number, days: number): Promise<void> {
  await transact(async (tx) => {
    await lockCredits(shopId, tx);
    if (!(await changeWindow(shopId, days, tx))) return;
    await markAllChanged(shopId, tx);
    await emit(tx, "attribution.due", { shopId });
  });
}

/** Messages have gone from one of these shoppers to another: what followed them is reckoned anew. */
export async function creditMoved(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  if (await markChanged(shopId, profileIds, tx)) await emit(tx, "attribution.due", { shopId });
}
