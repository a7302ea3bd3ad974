import type { Tx } from "~/db.server";
import { eraseShopFacts } from "./diagnosis/queries.server";
import { eraseShopDigests } from "./digest/queries.server";
import { eraseShopDrift } from "./drift/queries.server";
import { eraseShopNotes } from "./learnings/queries.server";

/** All that was learnt of a shop. Of shoppers nothing is kept here. */
export async function eraseShopInsights(shopId: number, tx: Tx): Promise<void> {
  await eraseShopDigests(shopId, tx);
  await eraseShopDrift(shopId, tx);
  await eraseShopFacts(shopId, tx);
  await eraseShopNotes(shopId, tx);
}
