import { db, transact, type Db, type Tx } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { closeMerged, listSegments } from "../queries.server";
import { changeTag, mayWrite } from "./admin.server";
import {
  forgetEnded,
  isAnyKept,
  listShown,
  moveTagged,
  noteAllowed,
  noteTold,
  planTellings,
  saveShown,
  takeTurn,
  type Telling,
} from "./queries.server";
import { tellSegment } from "./tell-segment.server";

/** So many customers are told of in one job; at Shopify's usual rate that is ten seconds. */
const batchSize = 100;
const againAfterMilliseconds = 2000;

/** Has Shopify told of what may have changed, where anything is to be told. */
export async function askForWriteBack(shopId: number, on: Db = db): Promise<void> {
  if (await isAnyKept(shopId, on)) await emit(on, "writeback.due", { shopId });
}

/**
 * Brings Shopify up to date: segments that are shown there, and tags on members. What is to be told follows from rows,
 * and every change is written down before Shopify is told and struck off when it has answered: whoever dies in between
 * leaves it to be told again, which changes nothing at Shopify.
 */
export async function writeBack(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (!maySend(shop) || !(await isAnyKept(shopId))) return;
  await transact(async (turn) => {
    if (!(await takeTurn(shopId, turn))) {
      return emit(turn, "writeback.due", { shopId }, new Date(now.getTime() + againAfterMilliseconds));
    }
    const isAllowed = await mayWrite(shop, now);
    await noteAllowed(shopId, isAllowed);
    if (!isAllowed) return;
    await tellSegments(shop, now);
    if (await tellTags(shop, now)) await emit(turn, "writeback.due", { shopId });
  });
}

async function tellSegments(shop: Shop, now: Date): Promise<void> {
  const segments = new Map((await listSegments(shop.id)).map((segment) => [segment.id, segment]));
  const all = await listShown(shop.id);
  for (const shown of all) {
    const segment = segments.get(shown.segmentId);
    if (segment) await tellSegment(shop, segment, shown, (told) => saveShown(shop.id, told), now);
  }
}

/** @returns whether there is more to tell */
async function tellTags(shop: Shop, now: Date): Promise<boolean> {
  const tellings = await transact((tx) => planTellings(shop.id, batchSize, tx));
  for (const telling of tellings) await tellTag(shop, telling, now);
  await forgetEnded(shop.id);
  return tellings.length === batchSize;
}

async function tellTag(shop: Shop, telling: Telling, now: Date): Promise<void> {
  const answer = await changeTag(shop, telling.customerId, telling, now);
  if (answer.outcome !== "done") {
    log.warn({ shopId: shop.id, segmentId: telling.segmentId, state: telling.state }, "Shopify refused a tag's change");
  }
  // Who cannot be untagged is not there any more.
  if (telling.state === "removing") return noteTold(shop.id, telling, null);
  return noteTold(shop.id, telling, answer.outcome === "done" ? "tagged" : "refused");
}

/** A merged profile is in nothing any more. Where Shopify merged it, what Shopify was told of it is now true of the kept one. */
export async function endMerged(
  shopId: number,
  { from, into, by }: { from: string; into: string; by: "shopify" | "us" },
  now: Date,
  tx: Tx,
): Promise<void> {
  await closeMerged(shopId, from, now, tx);
  if (by === "shopify") await moveTagged(shopId, from, into, tx);
  await askForWriteBack(shopId, tx);
}
