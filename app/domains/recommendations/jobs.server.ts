import { db, transact, type Tx } from "~/db.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { judge } from "./measuring/judge";
import { countHits, saveFits } from "./measuring/queries.server";
import { rule, type Fit } from "./model";
import { analyzeOrders, relate, takeTurn } from "./relations/queries.server";

const dayMilliseconds = 86_400_000;

/** Says that a shop's products have to be looked at anew, now that its history is there. */
export async function askForRelations(shopId: number): Promise<void> {
  await analyzeOrders(db);
  await emit(db, "recommendations.due", { shopId });
}

/** Measures what each way to recommend is worth, works out what leads to what, and comes back tomorrow. */
export async function renewRecommendations(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop)) return;
  await transact(async (tx) => {
    if (!(await takeTurn(shopId, tx))) return;
    await measureAndRelate(shopId, now, tx);
    await emit(tx, "recommendations.due", { shopId }, new Date(now.getTime() + dayMilliseconds));
  });
}

/**
 * The relations of the cut stand in the tables only while they are measured; others see those of `now` in their place
 * when the transaction ends. So what is measured is the very statement that chooses for mails.
 */
export async function measureAndRelate(shopId: number, now: Date, tx: Tx): Promise<Fit[]> {
  const cut = new Date(now.getTime() - rule.heldOutDays * dayMilliseconds);
  await relate(shopId, cut, tx);
  const fits = judge(await countHits(shopId, cut, now, tx), cut, now);
  await saveFits(shopId, fits, tx);
  await relate(shopId, now, tx);
  return fits;
}
