import { instant, SECOND } from "../factories/instants";
import type { Random } from "../factories/random";
import type { Store } from "../shopify/store/model";
import { callsOff, sendsBack } from "./day/after-sales";
import { changesMind, changesProduct, isDeleted, isTagged } from "./day/back-office";
import { comesBack, fillsCartUnknown, ordersAsGuest, signsUpAndOrders } from "./day/purchases";
import { settingOf, type Setting } from "./day/setting";
import type { Action, Step, Story } from "./happenings";

export interface ShoppersDayOptions {
  seed: number;
  now: Date;
  /** Mean pause between two actions. */
  everySeconds?: number;
}

/**
 * A day's worth of live happenings after `now`, in the order of their moments, about sixty. Nothing in the store is
 * touched; every id that an action names is in the store or in an earlier action.
 */
export function shoppersDay(store: Store, { seed, now, everySeconds = 8 }: ShoppersDayOptions): Action[] {
  const setting = settingOf(store, seed, now);
  let time = now.getTime();
  return interleaved(setting.random, stories(setting)).map((step) => {
    time += Math.max(1, setting.random.exponential(everySeconds)) * SECOND;
    return step(instant(time));
  });
}

function stories(setting: Setting): Story[] {
  const times = (count: number, tell: () => Story) => Array.from({ length: count }, tell);
  return [
    ...times(4, () => signsUpAndOrders(setting)),
    ...times(5, () => comesBack(setting, "orders")),
    ...times(4, () => comesBack(setting, "leaves the checkout")),
    ...times(4, () => fillsCartUnknown(setting)),
    ...times(1, () => ordersAsGuest(setting)),
    ...times(2, () => sendsBack(setting, "one thing")),
    ...times(1, () => sendsBack(setting, "whole")),
    ...times(2, () => callsOff(setting)),
    ...times(2, () => changesProduct(setting, "reduced")),
    ...times(2, () => changesProduct(setting, "sold out")),
    ...times(1, () => changesProduct(setting, "restocked")),
    ...times(2, () => changesMind(setting, "subscribed", "unsubscribed")),
    ...times(1, () => changesMind(setting, "not_subscribed", "subscribed")),
    ...times(1, () => changesMind(setting, "pending", "subscribed")),
    ...times(2, () => isTagged(setting, "VIP")),
    ...times(1, () => isTagged(setting, "birthday-club")),
    ...times(1, () => isDeleted(setting)),
  ];
}

/** Mixes the stories, keeping the steps of each in order. */
function interleaved(random: Random, all: Story[]): Step[] {
  const queues = all.map((story) => [...story]);
  const steps: Step[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const step = random.weighted(queues, (queue) => queue.length).shift();
    if (step) steps.push(step);
  }
  return steps;
}
