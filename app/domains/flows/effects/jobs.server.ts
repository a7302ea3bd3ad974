import { db, transact } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { follow, patienceSeconds } from "./follow";
import type { Attempted, Effect, EffectKind } from "./model";
import {
  bringForward,
  claimEffects,
  findNextEffect,
  giveUp,
  isWaitingForPermission,
  settleEffects,
} from "./queries.server";
import { findHindrance } from "./tags/admin.server";
import { giveTags } from "./tags/commands.server";
import { postEffects } from "./webhooks/commands.server";
import { network, type Network } from "./webhooks/reach.server";

/** So many are taken at once, and so often in one job: others wait for the worker, too. */
const batches = { tag: 25, webhook: 20 } as const;
const mostRounds = 10;

type Deed = keyof typeof batches;

/**
 * Does what steps want done at Shopify and with other tools. An effect is claimed and its attempt counted before anything
 * leaves; who dies after that leaves it to be done again when the lease has ended. A tag that is told twice is told
 * once, and a request that is posted twice bears one id, by which the other side tells. @param over left to tests
 */
export async function doEffects(shopId: number, now: Date, over: Network = network): Promise<void> {
  const shop = await getShop(shopId);
  if (!maySend(shop)) return giveUp(shopId, "shop_stopped", { kind: null, before: null }, now);
  const ways: Record<Deed, (effects: readonly Effect<unknown>[]) => Promise<Attempted[]>> = {
    tag: (effects) => giveTags(shop, effects, now),
    webhook: (effects) => postEffects(shopId, effects, now, over),
  };
  await tryAgainIfAllowed(shop, now);
  await doAll(shop, "tag", ways.tag, now);
  await doAll(shop, "webhook", ways.webhook, now);
  // What was never tried, because its target rested all the while.
  await giveUp(shopId, "resting", { kind: "webhook", before: secondsBefore(now, patienceSeconds.webhook) }, now);
}

/** What waits for the merchant's permission goes on as soon as it is there. */
async function tryAgainIfAllowed(shop: Shop, now: Date): Promise<void> {
  if (!(await isWaitingForPermission(shop.id))) return;
  if ((await findHindrance(shop, now)) === null) await bringForward(shop.id, now);
}

async function doAll(
  shop: Shop,
  kind: Deed,
  act: (effects: readonly Effect<unknown>[]) => Promise<Attempted[]>,
  now: Date,
): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const effects = await transact((tx) => claimEffects(shop.id, kind, batches[kind], now, tx));
    const attempted = await act(effects);
    await settleEffects(shop.id, effects.flatMap(settledBy(kind, attempted, now)), now, db);
    if (effects.length === 0) return;
  }
}

/** What is written of an effect after its attempt. Of one about which nothing was said its lease says when it is tried again. */
export function settledBy(kind: Exclude<EffectKind, "send">, attempted: readonly Attempted[], now: Date) {
  return (effect: Effect<unknown>, i: number) => {
    const came = attempted[i];
    if (!came) return [];
    const { runId, number, attempts, createdAt } = effect;
    return [{ runId, number, attempts, next: follow(came, { kind, attempts, createdAt }, now) }];
  };
}

/** Has what waits done when it is due. */
export async function askForEffects(shopId: number, now: Date): Promise<void> {
  const next = await findNextEffect(shopId);
  if (next) await emit(db, "effects.due", { shopId }, next > now ? next : undefined);
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
