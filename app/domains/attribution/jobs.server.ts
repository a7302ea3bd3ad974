import { transact, type Tx } from "~/db.server";
import { takeChanged } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { creditOrdersOf } from "./credits/queries.server";
import { enterCredits } from "./entries/queries.server";
import { lockCredits } from "./queries.server";

const batchSize = 2000;

/** Brings credits in line with what was learnt of shoppers, batch by batch. @returns how many orders are credited otherwise */
export async function creditOrders(shopId: number, now: Date): Promise<{ changed: number }> {
  let changed = 0;
  for (;;) {
    const batch = await transact((tx) => creditBatch(shopId, now, tx));
    changed += batch.changed;
    if (batch.taken < batchSize) return { changed };
  }
}

async function creditBatch(shopId: number, now: Date, tx: Tx): Promise<{ taken: number; changed: number }> {
  await lockCredits(shopId, tx);
  const profileIds = await takeChanged(shopId, batchSize, tx);
  if (profileIds.length === 0) return { taken: 0, changed: 0 };
  const orderIds = await creditOrdersOf(shopId, profileIds, tx);
  await enterCredits(shopId, orderIds, now, tx);
  await emit(tx, "rollups.due", { shopId });
  return { taken: profileIds.length, changed: orderIds.length };
}
