import { answerWords, listKnown } from "~/domains/segments/index.server";
import { findRfmNaming } from "~/domains/traits/index.server";
import { viewKnown } from "./view-known";

const tables = ["profile_traits", "profile_habits", "profile_rfm"];

/** How the shopper buys and when they come, as the page shows it. */
export async function loadKnown(shop: { id: number; timezone: string; currency: string }, profileId: string) {
  const [known, naming] = await Promise.all([listKnown(shop, profileId, tables), findRfmNaming(shop.id)]);
  return viewKnown(known, naming, shop, answerWords);
}
