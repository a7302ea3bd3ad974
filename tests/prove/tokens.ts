import type { Shop } from "~/domains/shops/model";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { connectShopify } from "../support/shopify";
import { killBeforeStore, tokenTrials, worksOnceMore, type Tally } from "../support/token-trials";
import { overhear } from "../support/wire";

const trials = 1000;
const controlTrials = 100;
const processesKilled = 20;

/** Fifty at a time renew a shop's tokens while answers are lost and processes die: the shop always works afterwards. */
export async function prove(): Promise<string[]> {
  const make = factories(20, new Date());
  const shopify = await connectShopify(storeOf({ shop: make.shop({ domain: "renewing.myshopify.com" }) }));
  const wire = overhear();
  try {
    const shop = await shopify.open("renewing.myshopify.com", new Date());
    const sound = await tokenTrials(shopify, shop, { trials, seed: 20, death: "nothing stored" });
    const refreshes = wire.requests("refresh").length;
    const needed = 2 * trials + sound.lost + sound.killed;
    const control = await tokenTrials(shopify, shop, {
      trials: controlTrials,
      seed: 21,
      death: "access token stored without its refresh token",
    });
    const killed = await killProcesses(shop);
    if (sound.bricked > 0 || sound.disagreeing > 0) throw new Error(`bricked or in disagreement: ${told(sound)}`);
    if (refreshes !== needed) throw new Error(`Shopify was asked ${refreshes} times instead of ${needed}`);
    if (control.bricked === 0)
      throw new Error("A store that loses refresh tokens bricked no shop: this proves nothing");
    return [
      `${told(sound)}; ${refreshes} refreshes reached Shopify, none too many`,
      `${killed} processes killed -9 between Shopify's answer and the store: 0 shops bricked`,
      `control, a store that writes the pair in two steps: ${told(control)}`,
    ];
  } finally {
    wire.hangUp();
    await shopify.close();
  }
}

function told({ trials: count, lost, killed, bricked, disagreeing }: Tally): string {
  return `${count} trials with 50 refreshers, ${lost} answers lost, ${killed} killed: ${bricked} shops bricked, ${disagreeing} in disagreement`;
}

async function killProcesses(shop: Shop): Promise<number> {
  for (let i = 0; i < processesKilled; i++) {
    const signal = await killBeforeStore(shop);
    if (signal !== "SIGKILL") throw new Error(`The process was to die of SIGKILL before the store, not of ${signal}`);
    if (!(await worksOnceMore(shop))) throw new Error(`The shop was bricked by kill ${i + 1}`);
  }
  return processesKilled;
}
