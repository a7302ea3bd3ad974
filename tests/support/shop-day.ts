import { play } from "../../sandbox/demo-shop/play";
import { shoppersDay } from "../../sandbox/demo-shop/shoppers-day";
import type { Clock } from "./history";
import type { ConnectedShopify } from "./shopify";

/** Lets a day happen in a shop, some sixty actions, and waits until Shopify has told the application what it will. */
export async function passDay(shopify: ConnectedShopify, domain: string, clock: Clock, seed: number): Promise<void> {
  for (const action of shoppersDay(shopify.store(domain), { seed, now: clock.now })) {
    clock.now = new Date(action.at);
    shopify.perform(domain, play, action);
  }
  await shopify.webhooks.settled();
}
