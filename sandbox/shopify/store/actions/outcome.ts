import { numbersAfter } from "../../../factories/numbers";
import { randomFrom } from "../../../factories/random";
import type { Kit } from "../../../factories/kit";
import type { WebhookEvent } from "../../webhooks/event";
import type { Store } from "../model";

/** What an action brought about: its result, and the webhooks Shopify would send for it, in the order of events. */
export interface Outcome<Result> {
  result: Result;
  events: WebhookEvent[];
}

/** Something a merchant or shopper does to a store. It changes the store in place and looks at no clock but `now`. */
export type Action<Input, Result> = (store: Store, input: Input, now: Date) => Outcome<Result>;

/** Ids and tokens for what an action creates: they follow from the store alone. */
export function kitFor(store: Store, now: Date): Kit {
  const numbers = numbersAfter(store);
  return { now, numbers, random: randomFrom(0, `${store.shop.domain}/${numbers.id()}`) };
}

/** Looks a thing up or says which one is missing. */
export function held<T>(things: ReadonlyMap<string, T>, key: string, kind: string): T {
  const thing = things.get(key);
  if (thing === undefined) throw new RangeError(`The store holds no ${kind} ${key}.`);
  return thing;
}
