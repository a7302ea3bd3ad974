import { DAY } from "../../factories/instants";
import type { Random } from "../../factories/random";
import { season, shoppingMoment } from "./calendar";

/** How one shopper comes back. */
export interface Habit {
  /** Her usual time between two orders. */
  rhythmDays: number;
  /** Probability that the first order was the only one. */
  oneTimeRate: number;
  /** Probability, after every later order, that it was the last. */
  dropOutRate: number;
}

export function drawHabit(random: Random): Habit {
  return {
    rhythmDays: Math.min(120, Math.max(25, random.logNormal(50, 0.45))),
    oneTimeRate: 0.4,
    dropOutRate: Math.min(0.6, random.exponential(0.1)),
  };
}

/** When a shopper orders, from her first time until she stays away or `now` comes. Milliseconds, ascending. */
export function orderTimes(random: Random, habit: Habit, firstAt: number, now: number): number[] {
  const times: number[] = [];
  let at = firstAt;
  while (at < now) {
    times.push(at);
    if (random.chance(times.length === 1 ? habit.oneTimeRate : habit.dropOutRate)) break;
    const pause = random.logNormal(habit.rhythmDays, 0.3) / Math.sqrt(season(at + habit.rhythmDays * DAY));
    // Two orders within a week would be one person forgetting something, not a rhythm.
    at = Math.max(shoppingMoment(random, at + pause * DAY), at + 7 * DAY);
  }
  return times;
}
