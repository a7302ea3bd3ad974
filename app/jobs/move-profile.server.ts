// Two profiles are one person: what every domain after ingestion has of the one is the other's. Who adds a table that
// names a profile moves it here, and says in profile-tables.ts what undoing has to know of it.
import type { Tx } from "~/db.server";
import { creditMoved } from "~/domains/attribution/index.server";
import { mergeRecipients } from "~/domains/campaigns/index.server";
import { moveProfileCoupons } from "~/domains/coupons/index.server";
import { mergeAssignments } from "~/domains/experiments/index.server";
import { moveFlowEffects, moveRuns } from "~/domains/flows/index.server";
import { moveImported } from "~/domains/imports/index.server";
import { moveLinks } from "~/domains/links/index.server";
import { moveMessages } from "~/domains/messages/index.server";
import { erasePrediction } from "~/domains/predictions/index.server";
import { endMerged } from "~/domains/segments/index.server";

/** @param merged `by` whom: where it was us, both customers live on at Shopify */
export async function moveProfile(
  shopId: number,
  merged: { from: string; into: string; by: "shopify" | "us" },
  now: Date,
  tx: Tx,
): Promise<void> {
  const { from, into } = merged;
  await endMerged(shopId, merged, now, tx);
  await mergeAssignments(shopId, from, into, tx);
  await moveRuns(shopId, from, into, now, tx);
  await moveFlowEffects(shopId, from, into, tx);
  await mergeRecipients(shopId, from, into, tx);
  await moveMessages(shopId, from, into, tx);
  await creditMoved(shopId, [from, into], tx);
  await moveLinks(shopId, from, into, tx);
  await moveProfileCoupons(shopId, from, into, tx);
  await moveImported(shopId, from, into, tx);
  await erasePrediction(shopId, from, tx);
}
