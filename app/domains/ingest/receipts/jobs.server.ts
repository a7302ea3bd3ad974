import { transact, type Tx } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { perform } from "../commands.server";
import { clickKey, readClickId } from "../browsing/click-id.server";
import { foldBrowsing } from "../browsing/fold";
import { addFacts, noFacts } from "../facts";
import type { Folded } from "../model";
import { saveFacts } from "../save.server";
import { fold } from "../topics/registry";
import { foldApart } from "./fold-apart.server";
import { reviveReceipts, settleReceipts, takePendingReceipts, type Receipt, type Settlement } from "./queries.server";
import { isTransient } from "./transient";

const batchSize = 500;
/** Whose deliveries become facts here; what Resend reports is feedback. */
const sources = ["shopify", "pixel"] as const;
type Source = (typeof sources)[number];

/**
 * Folds a shop's waiting deliveries into facts, oldest first, until none is left. A delivery the database refuses is
 * found by trying ever smaller batches; it alone becomes a dead letter.
 */
export async function foldReceipts(shopId: number, now: Date): Promise<{ folded: number }> {
  let folded = 0;
  for (const source of sources) folded += await foldAll(shopId, source, now);
  return { folded };
}

async function foldAll(shopId: number, source: Source, now: Date): Promise<number> {
  let limit = batchSize;
  let folded = 0;
  for (;;) {
    try {
      const taken = await transact((tx) => foldNext(shopId, source, limit, now, tx));
      folded += taken;
      if (taken < limit && limit === batchSize) return folded;
      limit = Math.min(batchSize, limit * 10);
    } catch (error) {
      if (isTransient(error) || limit === 1) throw error;
      limit = Math.max(1, Math.floor(limit / 10));
    }
  }
}

/**
 * Gives dead letters another chance: what has been mended since folds now, the rest dies again.
 * @returns how many are on their way
 */
export async function replayDeadLetters(shopId: number, ids: string[] | "all"): Promise<number> {
  return transact(async (tx) => {
    const revived = await reviveReceipts(shopId, ids, tx);
    if (revived > 0) await emit(tx, "receipts.stored", { shopId });
    return revived;
  });
}

async function foldNext(shopId: number, source: Source, limit: number, now: Date, tx: Tx): Promise<number> {
  const receipts = await takePendingReceipts(shopId, source, limit, tx);
  if (receipts.length === 0) return 0;
  const shop = await getShop(shopId, tx);
  const read = (receipt: Receipt) => ({ receipt, folded: foldOne(source, receipt, shop) });
  const results = receipts.map(read);
  const settlements =
    limit > 1 ? await saveTogether(shopId, results, now, tx) : await saveOneByOne(shopId, results, now, tx);
  await settleReceipts(shopId, settlements, now, tx);
  const dead = settlements.filter(({ state }) => state === "dead").length;
  log.debug({ shopId, folded: receipts.length, dead }, "folded receipts");
  return receipts.length;
}

/** A delivery, and what it says. */
interface Read {
  receipt: Receipt;
  folded: Folded;
}

function foldOne(source: Source, receipt: Receipt, shop: Shop): Folded {
  const delivery = deliveryOf(receipt, shop);
  if (source === "shopify") return fold(delivery);
  return foldBrowsing(delivery, (id) => {
    const click = readClickId(id);
    return click?.shopId === shop.id ? { ...click, key: clickKey(click) } : null;
  });
}

async function saveTogether(shopId: number, results: Read[], now: Date, tx: Tx): Promise<Settlement[]> {
  const facts = noFacts();
  for (const { folded } of results) if (folded.outcome === "facts") addFacts(facts, folded.facts);
  await ensureMonths(facts.events.map(({ occurredAt }) => occurredAt));
  await saveFacts(shopId, facts, "live", tx);
  for (const { receipt, folded } of results) {
    const commands = folded.outcome === "facts" ? (folded.facts.commands ?? []) : [];
    for (const command of commands) await perform(await getShop(shopId, tx), command, receipt.id, now, tx);
  }
  return results.map(({ receipt, folded }) => settlementOf(receipt, folded));
}

async function saveOneByOne(shopId: number, results: Read[], now: Date, tx: Tx): Promise<Settlement[]> {
  const settlements: Settlement[] = [];
  for (const result of results) {
    const alone = () => saveTogether(shopId, [result], now, tx);
    settlements.push(...(await foldApart(shopId, result.receipt, alone, tx)));
  }
  return settlements;
}

function deliveryOf(receipt: Receipt, shop: Shop) {
  return { ...receipt, shopDomain: shop.domain, currency: shop.currency };
}

function settlementOf({ id }: Receipt, folded: Folded): Settlement {
  if (folded.outcome === "facts") return { id, state: "folded", reason: null };
  return { id, state: folded.outcome, reason: folded.reason };
}
