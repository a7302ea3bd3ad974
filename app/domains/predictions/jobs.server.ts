import { db, transact, type Tx } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { fitShop, heldOutDays, tooFew } from "./fitting/fit-shop";
import { rule, type Fit, type Fitted } from "./model";
import {
  findFit,
  forgetPredictions,
  listBuyers,
  listSample,
  measureExtent,
  saveFit,
  savePredictions,
} from "./queries.server";
import { foretell } from "./shoppers/foretell";
import { toRow } from "./shoppers/rows";

const dayMilliseconds = 86_400_000;
/** Of so many it is foretold at once; between two such pages a worker does other things. */
const page = 2_000;

/** Says that a shop's orders are to be learnt from, now that its history is there. */
export async function askForPredictions(shopId: number): Promise<void> {
  await emit(db, "predictions.due", { shopId });
}

/** The same where it should have happened and did not. */
export async function askForMissedPredictions(shopId: number, now: Date): Promise<void> {
  const kept = await findFit(shopId);
  const longest = (rule.refitDays + 1) * dayMilliseconds;
  if (!kept || now.getTime() - kept.fittedAt.getTime() > longest) await askForPredictions(shopId);
}

/**
 * Foretells what a shop's buyers will order: of everyone when the model is fitted, once a week, and in the nights between of
 * those whose orders are others than it was foretold from. Comes back tomorrow.
 */
export async function predict(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop?.readyAt || isStopped(shop)) return;
  // First of all, so that a night that fails is not the last.
  await emit(db, "predictions.due", { shopId }, new Date(now.getTime() + dayMilliseconds));
  const { fit, isNew } = await presentFit(shopId, now);
  if (fit.fitted) await foretellAll(shopId, fit.fitted, isNew ? "everyone" : "changed", now);
  await transact(async (tx) => {
    await tellChanged(shopId, await forgetPredictions(shopId, fit.fitted ? "strangers" : "everyone", tx), tx);
  });
}

/** The fit that is kept, or a new one where that is a week old or of a much smaller shop. */
async function presentFit(shopId: number, now: Date): Promise<{ fit: Fit; isNew: boolean }> {
  const kept = await findFit(shopId);
  const extent = await measureExtent(shopId, now);
  const isFresh = kept !== null && now.getTime() - kept.fittedAt.getTime() < rule.refitDays * dayMilliseconds;
  if (isFresh && extent.buyers < kept.fit.buyers * rule.refitGrowth) return { fit: kept.fit, isNew: false };
  const heldDays = heldOutDays(extent);
  const fit = heldDays === null ? tooFew(extent) : await fitHeld(shopId, extent, heldDays, now);
  await transact((tx) => saveFit(shopId, fit, now, tx));
  return { fit, isNew: true };
}

async function fitHeld(
  shopId: number,
  extent: Parameters<typeof fitShop>[0],
  heldDays: number,
  now: Date,
): Promise<Fit> {
  const { from, sample } = await listSample(shopId, now, { buyers: extent.buyers, heldDays });
  return fitShop(extent, sample, { from, days: heldDays });
}

async function foretellAll(shopId: number, fitted: Fitted, whose: "everyone" | "changed", now: Date): Promise<void> {
  for (let after: string | undefined = "0"; after !== undefined;) {
    const { profileIds, buyers } = await listBuyers(shopId, now, { whose, after, limit: page });
    const rows = buyers.map((buyer) => ({
      ...toRow(foretell(fitted, buyer, now)),
      profileId: buyer.profileId,
      orderCount: buyer.orderCount,
      spentMinor: buyer.spentMinor,
      lastOrderAt: buyer.lastOrderAt,
    }));
    await transact(async (tx) => tellChanged(shopId, await savePredictions(shopId, rows, now, tx), tx));
    after = profileIds.at(-1);
  }
}

/** Segments may ask what is foretold: whoever's is another now is looked at again. */
async function tellChanged(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  if (profileIds.length === 0) return;
  await markDirty(shopId, profileIds, "live", tx);
  await emit(tx, "profiles.dirty", { shopId });
}
