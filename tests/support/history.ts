import { setTimeout as sleep } from "node:timers/promises";
import { listBackfills } from "~/domains/ingest/index.server";
import { getShop } from "~/domains/shops/index.server";
import { drain } from "~/jobs/drain.server";
import type { ConnectedShopify } from "./shopify";

/** The time of a story. Whoever tells it moves it. */
export interface Clock {
  now: Date;
}

/**
 * Works off a shop's jobs while time passes, five seconds a round, until something is true.
 * @returns how often each job was done
 */
export async function workUntil(
  shopify: ConnectedShopify,
  shopId: number,
  clock: Clock,
  isTrue: () => Promise<boolean>,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (let round = 0; round < 200; round++) {
    await shopify.webhooks.settled();
    for (const [name, times] of Object.entries(await drain(shopId, () => clock.now)))
      done[name] = (done[name] ?? 0) + times;
    if (await isTrue()) return done;
    clock.now = new Date(clock.now.getTime() + 5000);
    // A bulk operation takes its moment whatever the story's clock says.
    await sleep(10);
  }
  throw new Error("It did not become true, however long the shop's jobs were worked off");
}

/** Works until a shop's history is read, or given up. @returns how often each job was done */
export async function readHistory(
  shopify: ConnectedShopify,
  shopId: number,
  clock: Clock,
): Promise<Record<string, number>> {
  return workUntil(shopify, shopId, clock, async () => {
    const { readyAt, generation } = await getShop(shopId);
    const backfills = await listBackfills(shopId, generation);
    const isOver = backfills.length > 0 && backfills.every(({ state }) => state === "done" || state === "failed");
    return readyAt !== null || (isOver && backfills.some(({ state }) => state === "failed"));
  });
}
