import { SECOND } from "../factories/instants";
import type { Store } from "../shopify/store/model";
import { orderTimesByPerson } from "./order-times";

/**
 * The shop's rhythm: the lower median, in whole seconds, of the times between two successive orders of one person, from
 * the orders processed before `before`. Throws when nobody had ordered twice by then.
 */
export function medianInterval(store: Store, before: Date): number {
  const intervals = [...orderTimesByPerson(store).values()].flatMap((all) => {
    const times = all.filter((time) => time < before.getTime());
    return times.slice(1).map((time, index) => Math.floor((time - (times[index] ?? time)) / SECOND));
  });
  intervals.sort((a, b) => a - b);
  const median = intervals[Math.ceil(intervals.length / 2) - 1];
  if (median === undefined)
    throw new Error(`Nobody ordered twice before ${before.toISOString()}: there is no rhythm yet.`);
  return median;
}
