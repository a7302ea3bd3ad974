import { isDay } from "~/domains/segments";

/** Which day an address asks for. */
export interface AskedDay {
  /** A past day of the shop's calendar; null for now. */
  day: string | null;
  /** What was written, whatever it was. */
  typed: string | null;
  /** Why now is shown although something else was asked for; null when it was not. */
  problem: string | null;
}

/** @param today the shop's day */
export function readDay(typed: string | null, today: string): AskedDay {
  if (typed === null) return { day: null, typed, problem: null };
  if (!isDay(typed)) return { day: null, typed, problem: "Write a day such as 2026-05-03. Below is how it is now." };
  if (typed > today) return { day: null, typed, problem: "That day is still to come. Below is how it is now." };
  return { day: typed < today ? typed : null, typed, problem: null };
}
