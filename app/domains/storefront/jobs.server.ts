import { db, transact, type Tx } from "~/db.server";
import { getShop, ReauthorizationNeeded } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { readStanding } from "./admin.server";
import { keepPixelOn } from "./pixel/jobs.server";
import { findStorefront, savePixel, saveTold, takeTurn } from "./queries.server";
import { tellTheme } from "./telling/jobs.server";

const againAfterMilliseconds = 2000;

/** Asks for a look at what stands in the storefront. */
export async function askForStorefront(shopId: number): Promise<void> {
  await emit(db, "storefront.due", { shopId });
}

/**
 * Brings a shop's storefront in step with what is known here: the pixel is on and knows where to send, and the theme
 * knows of the quizzes that are live. Repeated, it changes nothing; what Shopify refuses stands written for the merchant.
 */
export async function lookAfterStorefront(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (maySend(shop)) await transact((turn) => bringInStep(shop, now, turn));
}

async function bringInStep(shop: Shop, now: Date, turn: Tx): Promise<void> {
  // Two at once could leave the older word standing.
  const later = new Date(now.getTime() + againAfterMilliseconds);
  if (!(await takeTurn(shop.id, turn))) return emit(turn, "storefront.due", { shopId: shop.id }, later);
  try {
    const standing = await readStanding(shop, now);
    const isPixelOn = await keepPixelOn(shop, standing, now);
    await tellTheme(shop, standing, isPixelOn, now);
  } catch (error) {
    // Trying again does not help before the merchant has opened the app; every day it is looked after anew.
    if (!(error instanceof ReauthorizationNeeded)) throw error;
    const known = await findStorefront(shop.id);
    await savePixel(shop.id, { pixelId: known?.pixelId ?? null, pixelProblem: error.message });
    await saveTold(shop.id, { problem: error.message });
  }
}
