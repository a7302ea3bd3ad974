import { z } from "zod";
import { transact, type Tx } from "~/db.server";
import { dropUnseenCollectionProducts } from "~/domains/catalog/index.server";
import { adminRequest, getShop, markUnready, saveShopFact } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { Gid } from "~/lib/shopify-id";
import { log } from "~/log.server";
import { factsOfLines } from "../bulk/facts-of-lines";
import { isMilestone, linesAtOnce } from "../bulk/jobs.server";
import { Parents } from "../bulk/parents";
import { batchesOf, FileGone, readUrl } from "../bulk/read.server";
import { analyzeFacts } from "../queries.server";
import { saveFacts } from "../save.server";
import { afterFailure, nextStep, type NextStep } from "./advance";
import type { Backfill } from "./model";
import { findOperation, startOperation } from "./operation.server";
import { shopQuery } from "./operations";
import {
  addBackfills,
  countImported,
  listBackfills,
  restartBackfill,
  retryBackfills,
  updateBackfill,
} from "./queries.server";

/** How soon to look again; Shopify's webhook usually comes first, but nobody promises that it comes. */
const lookAgainSeconds = 5;
const retrySeconds = 30;

const ShopAnswer = z.object({
  shop: z.object({
    id: Gid("Shop"),
    name: z.string(),
    primaryDomain: z.object({ host: z.string() }),
    ianaTimezone: z.string(),
    currencyCode: z.string(),
  }),
});

/** Asks the shop about itself and puts its past on the list of what is to be read. */
export async function beginBackfill(shopId: number, generation: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (!isCurrent(shop, generation)) return;
  const { shop: told } = await adminRequest(shop, shopQuery, {}, ShopAnswer, now);
  await transact(async (tx) => {
    const fact = {
      shopifyId: told.id,
      name: told.name,
      primaryDomain: told.primaryDomain.host,
      timezone: told.ianaTimezone,
      currency: told.currencyCode,
      version: now,
    };
    await saveShopFact(shopId, fact, tx);
    await addBackfills(shopId, generation, tx);
    await emit(tx, "backfill.advance", { shopId, generation });
  });
}

/** Moves the backfill of a shop on by one step, and says when to come back. */
export async function advanceBackfill(shopId: number, generation: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (!isCurrent(shop, generation)) return;
  const backfills = await listBackfills(shopId, generation);
  // Shopify may still report an operation of a former install, before this one has begun.
  if (backfills.length === 0) return;
  const backfill = backfills.find(({ state }) => state !== "done" && state !== "failed");
  if (!backfill) return shop.readyAt ? undefined : complete(shop, now);
  const operation = backfill.operationId ? await findOperation(shop, backfill.operationId, now) : null;
  const pause = await take(nextStep(backfill, operation), shop, backfill, now);
  if (pause === null) return;
  await transact((tx) => emit(tx, "backfill.advance", { shopId, generation }, new Date(now.getTime() + pause * 1000)));
}

/** Lets the merchant start again what Shopify would not give. */
export async function retryBackfill(shopId: number): Promise<void> {
  await transact(async (tx) => {
    const { generation } = await getShop(shopId, tx);
    await retryBackfills(shopId, generation, tx);
    await emit(tx, "backfill.advance", { shopId, generation });
  });
}

/** Reads all orders once more: the merchant lets the app read those of any age from now on. */
export async function rereadOrders({ id: shopId, generation }: Shop, tx: Tx): Promise<void> {
  if (!(await restartBackfill(shopId, generation, "orders", tx))) return;
  await markUnready(shopId, tx);
  await emit(tx, "backfill.advance", { shopId, generation });
}

/** @returns in how many seconds to go on; null if that is another worker's business */
async function take(next: NextStep, shop: Shop, backfill: Backfill, now: Date): Promise<number | null> {
  const { kind } = backfill;
  const update = (to: Parameters<typeof updateBackfill>[3]) => updateBackfill(shop.id, shop.generation, kind, to);
  switch (next.step) {
    case "start": {
      const started = await startOperation(shop, kind, now);
      if ("problem" in started) {
        log.warn({ shopId: shop.id, kind, problem: started.problem }, "Shopify did not start the bulk operation");
        await update({ state: "waiting", reason: started.problem, now });
        return retrySeconds;
      }
      await update({ state: "running", operationId: started.operationId, now });
      return lookAgainSeconds;
    }
    case "wait":
      await update({ state: "running", objectsTotal: next.objects, now });
      return lookAgainSeconds;
    case "import": {
      await update({ state: "importing", objectsTotal: next.objects, now });
      const ending = await importOperation(shop, backfill, next.url, now);
      if (ending === "overtaken") return null;
      if (ending === "gone") {
        return take(afterFailure(backfill, "Shopify no longer has the operation's file"), shop, backfill, now);
      }
      await update({ state: "done", now });
      return 0;
    }
    case "finish":
      await update({ state: "done", objectsTotal: 0, now });
      return 0;
    case "retry":
      await update({ state: "waiting", operationId: null, reason: next.reason, now });
      return retrySeconds;
    case "give_up":
      await update({ state: "failed", reason: next.reason, now });
      return 0;
    default:
      return next satisfies never;
  }
}

/**
 * Reads an operation's file into facts, from where the last attempt had come. Each batch counts itself in its own
 * transaction, so that a worker that dies, or two at once, neither lose nor double anything.
 * @returns `read` to its end; `overtaken` by another worker, who is the one to go on; `gone` if there is no such file
 */
async function importOperation(
  shop: Shop,
  { kind, objectsDone }: Backfill,
  url: string,
  now: Date,
): Promise<"read" | "overtaken" | "gone"> {
  const { id: shopId, generation, currency } = shop;
  const file = await readUrl(url).catch((error: unknown) => {
    if (error instanceof FileGone) return null;
    throw error;
  });
  if (!file) return "gone";
  const context = { currency, readAt: now, parents: new Parents() };
  let done = 0;
  for await (const lines of batchesOf(file, linesAtOnce)) {
    const { facts, problems } = factsOfLines(lines, done + 1, context);
    const [from, to] = [done, done + lines.length];
    done = to;
    if (to <= objectsDone) continue;
    const counted = await transact(async (tx) => {
      if (!(await countImported(shopId, generation, kind, { from, to }, tx))) return false;
      await saveFacts(shopId, facts, "history", tx);
      return true;
    });
    if (!counted) return "overtaken";
    if (isMilestone(from)) await analyzeFacts();
    for (const { line } of problems)
      log.warn({ shopId, kind, line }, "a line of the bulk operation was not understood");
  }
  return "read";
}

async function complete(shop: Shop, now: Date): Promise<void> {
  await analyzeFacts();
  await transact(async (tx) => {
    const backfills = await listBackfills(shop.id, shop.generation, tx);
    const products = backfills.find(({ kind }) => kind === "products");
    if (products?.state === "done" && products.startedAt)
      await dropUnseenCollectionProducts(shop.id, products.startedAt, tx);
    if (backfills.every(({ state }) => state === "done")) await emit(tx, "history.complete", { shopId: shop.id });
    await emit(tx, "reconcile.due", { shopId: shop.id }, tomorrow(now));
  });
}

function tomorrow(now: Date): Date {
  return new Date(now.getTime() + 86_400_000);
}

/** What a former install began is of no interest any more. */
function isCurrent(shop: Shop, generation: number): boolean {
  return maySend(shop) && shop.generation === generation;
}
