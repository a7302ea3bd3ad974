import { z } from "zod";
import { transact } from "~/db.server";
import { dropUnseenCollectionProducts } from "~/domains/catalog/index.server";
import { adminRequest, getShop, saveShopFact } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { Gid } from "~/lib/shopify-id";
import { log } from "~/log.server";
import { factsOfLines } from "../bulk/facts-of-lines";
import { isMilestone, linesAtOnce } from "../bulk/jobs.server";
import { Parents } from "../bulk/parents";
import { batchesOf, readUrl } from "../bulk/read.server";
import { analyzeFacts } from "../queries.server";
import { saveFacts } from "../save.server";
import { nextStep, type BulkOperation } from "./advance";
import type { Backfill, BackfillKind } from "./model";
import {
  bulkOperationQuery,
  collectionsBulk,
  customersBulk,
  ordersBulk,
  productsBulk,
  runBulkQuery,
  shopQuery,
} from "./operations";
import { addBackfills, countImported, listBackfills, retryBackfills, updateBackfill } from "./queries.server";

const queries: Record<BackfillKind, string> = {
  products: productsBulk,
  collections: collectionsBulk,
  customers: customersBulk,
  orders: ordersBulk,
};

/** How soon to look again; Shopify's webhook usually comes first, but nobody promises that it comes. */
const lookAgainSeconds = 5;
const retrySeconds = 30;

const ShopAnswer = z.object({
  shop: z.object({ id: Gid("Shop"), name: z.string(), ianaTimezone: z.string(), currencyCode: z.string() }),
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
  const backfill = backfills.find(({ state }) => state !== "done" && state !== "failed");
  if (!backfill) return shop.readyAt ? undefined : complete(shop, now);
  const operation = backfill.operationId ? await findOperation(shop, backfill.operationId, now) : null;
  const pause = await take(nextStep(backfill, operation), shop, backfill, now);
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

async function take(next: ReturnType<typeof nextStep>, shop: Shop, { kind }: Backfill, now: Date): Promise<number> {
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
    case "import":
      await update({ state: "importing", objectsTotal: next.objects, now });
      if (await importOperation(shop, kind, next.url, now)) await update({ state: "done", now });
      return 0;
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

const RunAnswer = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

async function startOperation(
  shop: Shop,
  kind: BackfillKind,
  now: Date,
): Promise<{ operationId: string } | { problem: string }> {
  const answer = await adminRequest(shop, runBulkQuery, { query: queries[kind] }, RunAnswer, now);
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
  if (bulkOperation) return { operationId: bulkOperation.id };
  return { problem: userErrors.map(({ message }) => message).join("; ") || "Shopify gave no reason" };
}

const statuses = ["CANCELED", "CANCELING", "COMPLETED", "CREATED", "EXPIRED", "FAILED", "RUNNING"] as const;
const OperationAnswer = z.object({
  bulkOperation: z
    .object({
      status: z.enum(statuses),
      errorCode: z.string().nullable(),
      objectCount: z.union([z.string(), z.number()]).transform(Number),
      url: z.string().nullable(),
    })
    .nullable(),
});

async function findOperation(shop: Shop, id: string, now: Date): Promise<BulkOperation | null> {
  return (await adminRequest(shop, bulkOperationQuery, { id }, OperationAnswer, now)).bulkOperation;
}

/**
 * Reads an operation's file into facts, from where the last attempt had come. Each batch counts itself in its own
 * transaction, so that a worker that dies, or two at once, neither lose nor double anything.
 * @returns whether it was read to its end
 */
async function importOperation(shop: Shop, kind: BackfillKind, url: string, now: Date): Promise<boolean> {
  const { id: shopId, generation, currency } = shop;
  const backfills = await listBackfills(shopId, generation);
  const already = backfills.find((backfill) => backfill.kind === kind)?.objectsDone ?? 0;
  const context = { currency, readAt: now, parents: new Parents() };
  let done = 0;
  for await (const lines of batchesOf(await readUrl(url), linesAtOnce)) {
    const { facts, problems } = factsOfLines(lines, done + 1, context);
    const [from, to] = [done, done + lines.length];
    done = to;
    if (to <= already) continue;
    const counted = await transact(async (tx) => {
      if (!(await countImported(shopId, generation, kind, { from, to }, tx))) return false;
      await saveFacts(shopId, facts, "history", tx);
      return true;
    });
    if (!counted) return false;
    if (isMilestone(from)) await analyzeFacts();
    for (const { line } of problems)
      log.warn({ shopId, kind, line }, "a line of the bulk operation was not understood");
  }
  return true;
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
