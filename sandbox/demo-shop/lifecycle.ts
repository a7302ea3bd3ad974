import { SECOND } from "../factories/instants";
import type { Store } from "../shopify/store/model";
import { orderTimesByPerson } from "./order-times";

export const stages = ["prospect", "new", "active", "loyal", "dormant", "lost"] as const;
export type Stage = (typeof stages)[number];

/** The stage of somebody with these order times (ms, ascending) in a shop with this rhythm. */
export function stageOf(times: number[], rhythmSeconds: number, now: Date): Stage {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return "prospect";
  const spanSeconds = (last - first) / SECOND;
  const threshold = Math.floor((spanSeconds + 2 * rhythmSeconds) / (times.length - 1 + 2));
  const ageSeconds = (now.getTime() - last) / SECOND;
  if (ageSeconds > 4 * threshold) return "lost";
  if (ageSeconds > 2 * threshold) return "dormant";
  if (times.length === 1) return "new";
  return times.length >= 4 ? "loyal" : "active";
}

/** How many of a store's shoppers, guests included, are in each stage. */
export function countStages(store: Store, rhythmSeconds: number, now: Date): Record<Stage, number> {
  const counts = { prospect: 0, new: 0, active: 0, loyal: 0, dormant: 0, lost: 0 };
  const times = orderTimesByPerson(store);
  for (const person of new Set([...store.customers.keys(), ...times.keys()])) {
    counts[stageOf(times.get(person) ?? [], rhythmSeconds, now)] += 1;
  }
  return counts;
}
