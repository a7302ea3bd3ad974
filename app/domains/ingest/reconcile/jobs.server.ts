import { ShopifyError } from "@shopify/shopify-api";
import { db, transact } from "~/db.server";
import { getShop, ReauthorizationNeeded } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { factsOfLines } from "../bulk/facts-of-lines";
import { Parents } from "../bulk/parents";
import { addFacts, noFacts } from "../facts";
import type { Facts } from "../model";
import { findErasures, identityHash } from "../queries.server";
import { saveFacts } from "../save.server";
import { compare } from "./compare";
import { deletionsOf } from "./deletions";
import { reconcileKinds, type ReconcileKind, type Told } from "./model";
import { changedSince, fetchNow, findGone } from "./objects.server";
import {
  findKnown,
  findLastUntil,
  finishReconciliation,
  listKnownIds,
  startReconciliation,
  type Result,
} from "./queries.server";

const dayMilliseconds = 86_400_000;
/** Deliveries can be a day late; what was compared too early is compared again. */
const overlapMilliseconds = dayMilliseconds;
/** So many objects of a kind are asked after each day: as many points as Shopify gives for twenty-five seconds. */
const askedAfterAtMost = 2500;
/** Of an order that is too old to be shown Shopify says the same as of one that is gone: these are never too old. */
const askedAfterDays = 30;

/** Compares with Shopify what changed there lately, fetches what webhooks missed, and comes back tomorrow. */
export async function reconcile(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  if (!maySend(shop)) return;
  for (const kind of reconcileKinds) await reconcileKind(shop, kind, now);
  await transact((tx) => emit(tx, "reconcile.due", { shopId }, new Date(now.getTime() + dayMilliseconds)));
}

async function reconcileKind(shop: Shop, kind: ReconcileKind, now: Date): Promise<void> {
  const last = (await findLastUntil(shop.id, kind)) ?? new Date(now.getTime() - dayMilliseconds);
  const since = new Date(last.getTime() - overlapMilliseconds);
  const id = await startReconciliation(shop.id, kind, since, now);
  const result: Result = { compared: 0, missing: 0, stale: 0, fixed: 0, reason: null };
  try {
    for await (const page of changedSince(shop, kind, since, now)) await mend(shop, kind, page, result, now);
    await markGone(shop, kind, result, now);
  } catch (error) {
    log.error({ shopId: shop.id, kind, err: error }, "the comparison with Shopify was not finished");
    result.reason = reasonOf(error);
  }
  await finishReconciliation(shop.id, id, result, now);
}

/** Fetches what is missing or out of date; what is so no longer afterwards counts as fixed. */
async function mend(shop: Shop, kind: ReconcileKind, page: Told[], result: Result, now: Date): Promise<void> {
  const { missing, stale } = await findDifferences(shop.id, kind, page);
  const wanted = [...missing, ...stale];
  result.compared += page.length;
  result.missing += missing.length;
  result.stale += stale.length;
  const gids = wanted.map(({ gid }) => gid);
  for await (const lines of fetchNow(shop, kind, gids, now)) {
    const context = { currency: shop.currency, readAt: now, parents: new Parents() };
    const { facts, problems } = factsOfLines(lines, 1, context);
    if (problems.length > 0) log.warn({ shopId: shop.id, kind, lines: problems.length }, "objects were not understood");
    await transact((tx) => saveFacts(shop.id, askedAt(facts, now), "live", tx));
  }
  const left = await findDifferences(shop.id, kind, wanted);
  result.fixed += wanted.length - left.missing.length - left.stale.length;
}

/** Tags and the count of orders can change without a new version of the customer: they are so as of the asking. */
function askedAt(facts: Facts, now: Date): Facts {
  const asOfNow = <Fact extends { at: Date }>(fact: Fact) => ({ ...fact, at: now });
  return {
    ...facts,
    tagSnapshots: facts.tagSnapshots.map(asOfNow),
    lifetimeOrders: facts.lifetimeOrders.map(asOfNow),
  };
}

async function findDifferences(shopId: number, kind: ReconcileKind, all: Told[]) {
  const told = await withoutErased(shopId, kind, all);
  const known = await findKnown(
    shopId,
    kind,
    told.map(({ id }) => id),
  );
  const findings = told.map((one) => ({ one, finding: compare(one, known.get(one.id)) }));
  const those = (wanted: string) => findings.flatMap(({ one, finding }) => (finding === wanted ? [one] : []));
  return { missing: those("missing"), stale: those("stale") };
}

/** Nobody misses what was erased, as long as nothing has happened to it since. */
async function withoutErased(shopId: number, kind: ReconcileKind, told: Told[]): Promise<Told[]> {
  if (kind !== "customers" && kind !== "orders") return told;
  const identity = kind === "customers" ? "customer" : "order";
  const hashes = new Map(told.map(({ id }) => [id, identityHash(identity, id)]));
  const erasures = await findErasures(shopId, [...hashes.values()], db);
  return told.filter(({ id, updatedAt }) => {
    const erasedAt = erasures.get(hashes.get(id) ?? "");
    return !erasedAt || updatedAt > erasedAt;
  });
}

/** Shopify lists no deletions: what it no longer has shows only when it is asked for. */
async function markGone(shop: Shop, kind: ReconcileKind, result: Result, now: Date): Promise<void> {
  const day = Math.floor(now.getTime() / dayMilliseconds);
  const visibleFrom = shop.historyFrom && new Date(now.getTime() - askedAfterDays * dayMilliseconds);
  const ids = await listKnownIds(shop.id, kind, visibleFrom, { day, most: askedAfterAtMost });
  for await (const { asked, gone } of findGone(shop, kind, ids, now)) {
    const facts = noFacts();
    addFacts(facts, deletionsOf(kind, gone, now));
    if (gone.length > 0) await transact((tx) => saveFacts(shop.id, facts, "live", tx));
    result.compared += asked;
    result.stale += gone.length;
    result.fixed += gone.length;
  }
}

/** What the Health page says of it; other errors' words may hold an address. */
function reasonOf(error: unknown): string {
  if (error instanceof ReauthorizationNeeded) return error.message;
  if (error instanceof ShopifyError) return `Shopify could not be asked: ${error.message.split("\n")[0]}`;
  return `It was not finished (${error instanceof Error ? error.name : "unknown error"}); the log says why`;
}
