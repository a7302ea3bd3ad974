import { randomInt } from "node:crypto";
import { db, transact } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { findAdded, makeDiscount, mayWrite, tellCodes } from "./admin.server";
import { freeUnsent } from "./claiming/queries.server";
import { writeCode } from "./code";
import { rule, type Discount, type Series } from "./model";
import { missingBlocks, nextSeries } from "./next-series";
import {
  addSeries,
  countCodes,
  finishBlock,
  forgetWanted,
  listBlocks,
  listOpenSeries,
  noteBegun,
  noteProblem,
  openSeries,
  planBlock,
  takeTurn,
  type Block,
} from "./pool/queries.server";
import { listRunning } from "./queries.server";

const againAfterMilliseconds = 2000;

/** What keeps codes from being made when the merchant has not, or no longer, allowed it. */
export const notAllowed = "Shopify has not allowed Tessera to make discounts yet";

/** Looks whether codes have to be made, where there is anything to make them for. */
export async function askForCodes(shopId: number, now: Date): Promise<void> {
  if ((await listRunning(shopId, now)).length > 0) await emit(db, "coupons.due", { shopId });
}

/**
 * Keeps enough codes ready. Every code is written down before Shopify is told of it, so whoever dies in between leaves
 * it to be told again; Shopify then says that it has it.
 */
export async function makeCodes(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  const discounts = await listRunning(shopId, now);
  if (!maySend(shop) || discounts.length === 0) return;
  await transact(async (turn) => {
    const later = new Date(now.getTime() + againAfterMilliseconds);
    if (!(await takeTurn(shopId, turn))) return emit(turn, "coupons.due", { shopId }, later);
    if (!(await mayWrite(shop, now))) {
      return noteProblem(
        shopId,
        discounts.map(({ id }) => id),
        notAllowed,
      );
    }
    await transact((tx) => freeUnsent(shopId, tx));
    for (const discount of discounts) await planFor(shop, discount, now);
    if (await tellBlocks(shop, now)) await emit(turn, "coupons.due", { shopId }, later);
  });
}

async function planFor(shop: Shop, discount: Discount, now: Date): Promise<void> {
  const known = await listOpenSeries(shop.id, discount.id, now);
  const times = nextSeries(discount, known.at(-1), now);
  const firstCode = newCode();
  const open = times ? [...known, await addSeries(shop.id, discount.id, { ...times, firstCode })] : known;
  for (const series of open) {
    if (series.shopifyId === null && !(await isMade(shop, discount, series, now))) return;
  }
  await noteProblem(shop.id, [discount.id], null);
  const newest = open.at(-1);
  if (newest) await planCodes(shop.id, discount, newest, missingBlocks(await countCodes(shop.id, discount, open)));
}

async function planCodes(shopId: number, { id }: Discount, series: Series, blocks: number): Promise<void> {
  const planned = Math.min(blocks, rule.blocksInOneJob);
  for (let n = 0; n < planned; n++) await planBlock(shopId, series, Array.from({ length: rule.blockSize }, newCode));
  if (planned === blocks) await forgetWanted(shopId, id);
}

async function isMade(shop: Shop, discount: Discount, series: Series, now: Date): Promise<boolean> {
  const made = await makeDiscount(shop, discount, series, now);
  if (made.outcome === "made") {
    await openSeries(shop.id, series, made.shopifyId);
    return true;
  }
  log.warn({ shopId: shop.id, discountId: discount.id }, "Shopify refused a discount");
  await noteProblem(shop.id, [discount.id], made.problem);
  return false;
}

/** @returns whether there is more to do */
async function tellBlocks(shop: Shop, now: Date): Promise<boolean> {
  const blocks = await listBlocks(shop.id, rule.blocksInOneJob);
  for (const block of blocks) await tellBlock(shop, block, now);
  return blocks.length > 0;
}

async function tellBlock(shop: Shop, block: Block, now: Date): Promise<void> {
  if (block.creationId === null) {
    const told = await tellCodes(shop, block.shopifyId, block.codes, now);
    if (told.outcome === "begun") return noteBegun(shop.id, block.id, told.creationId);
    // Somebody removed the discount at Shopify, say: none of its codes will work.
    await noteProblem(shop.id, [block.discountId], told.problem);
    return finishBlock(shop.id, block.id, []);
  }
  const codes = await findAdded(shop, block.creationId, rule.blockSize, now);
  if (codes === null) return;
  if (codes === "unknown") return noteBegun(shop.id, block.id, null);
  await finishBlock(
    shop.id,
    block.id,
    codes.filter(({ isThere }) => isThere).map(({ code }) => code),
  );
}

function newCode(): string {
  return writeCode((below) => randomInt(below));
}
