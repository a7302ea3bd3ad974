import { db, transact } from "~/db.server";
import { markDirty, renewAddresses } from "~/domains/profiles/index.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { countBehaviours } from "./behaviours/queries.server";
import { BehavioursFound } from "./model";
import { countProperties } from "./properties.server";
import { findLook, keepLook } from "./queries.server";

const dayMilliseconds = 86_400_000;
/** What goes with buying changes slowly, and costs a pass over two months of events. */
const behavioursEveryDays = 7;

/** Says that what is known of a shop's shoppers is to be looked at. */
export async function askForDataLook(shopId: number): Promise<void> {
  await emit(db, "data.due", { shopId });
}

/** Looks at addresses and at what is known of shoppers, once a week at what goes with buying, and comes back tomorrow. */
export async function lookAtData(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop)) return;
  const changed = await renewAddresses(shopId);
  if (changed.length > 0) {
    await transact(async (tx) => {
      await markDirty(shopId, changed, "live", tx);
      await emit(tx, "profiles.dirty", { shopId });
    });
  }
  await keepLook(shopId, "properties", await countProperties(shopId, now), now);
  const last = await findLook(shopId, "behaviours", BehavioursFound);
  if (!last || now.getTime() - last.lookedAt.getTime() >= (behavioursEveryDays - 0.5) * dayMilliseconds) {
    await keepLook(shopId, "behaviours", await countBehaviours(shopId, now), now);
  }
  await emit(db, "data.due", { shopId }, new Date(now.getTime() + dayMilliseconds));
}
