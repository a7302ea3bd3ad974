import { wallClock, weekdayOfClock } from "~/lib/wall-clock";
import { rhythmOf } from "../lifecycle";
import { habitRule, seasons, weekdays, type Habits, type Season } from "./model";

/** An order that counts, as of the instant that is asked. */
export interface HabitOrder {
  at: Date;
  /** After refunds. */
  netMinor: number;
  isDiscounted: boolean;
  /** Types of the products of which something was kept. */
  productTypes: readonly string[];
}

/** Something a shopper did of their own accord. */
export interface Act {
  at: Date;
  device: string | null;
}

/** Where the days and hours are counted, and what rhythm is usual there. */
export interface HabitPlace {
  timezone: string;
  shopRhythmSeconds: number;
}

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

/**
 * What a shopper does usually, or null of who neither bought nor came. What is done in one hour of a day on one device
 * is one visit, so that an evening of looking around weighs no more than a short look. Of two that are usual alike the
 * earlier hour and weekday counts, and the device that the alphabet has first.
 * @param orders those that count, ascending
 * @param acts besides the orders
 */
export function habitsOf(orders: readonly HabitOrder[], acts: readonly Act[], place: HabitPlace): Habits | null {
  const visits = visitsOf([...orders.map(({ at }) => ({ at, device: null })), ...acts], place.timezone);
  if (visits.length === 0) return null;
  const spentMinor = sumOf(orders);
  const isUsual = visits.length >= habitRule.usualFromVisits;
  const known = visits.flatMap(({ device }) => (device === null ? [] : [device]));
  const day = isUsual ? mostFrequent(visits.map(({ hour }) => weekdayOfClock(hour))) : null;
  return {
    averageOrderMinor: orders.length > 0 ? Math.trunc(spentMinor / orders.length) : null,
    rhythmDays: orders.length > 0 ? rhythmDaysOf(orders, place) : null,
    discountedPercent: orders.length > 0 ? Math.floor((100 * discounted(orders)) / orders.length) : null,
    season: seasonOf(orders, place.timezone),
    productTypes: [...new Set(orders.flatMap(({ productTypes }) => productTypes.map((type) => type.toLowerCase())))]
      .filter((type) => type !== "")
      .sort(),
    visits: visits.length,
    usualHour: isUsual ? mostFrequent(visits.map(({ hour }) => Math.floor((hour % msPerDay) / msPerHour))) : null,
    usualWeekday: (day === null ? null : weekdays[day]) ?? null,
    usualDevice: known.length >= habitRule.deviceFromVisits ? mostFrequent(known) : null,
  };
}

function rhythmDaysOf(orders: readonly HabitOrder[], { shopRhythmSeconds }: HabitPlace): number {
  const times = orders.map(({ at }) => at);
  return Math.floor(rhythmOf(times, shopRhythmSeconds) / 86_400);
}

function discounted(orders: readonly HabitOrder[]): number {
  return orders.filter(({ isDiscounted }) => isDiscounted).length;
}

/**
 * The part of the year in which more than half of the money is spent, of who has bought often enough and for long
 * enough that it could be seen.
 */
export function seasonOf(orders: readonly HabitOrder[], timezone: string): Season | null {
  const [first, last] = [orders[0], orders.at(-1)];
  if (!first || !last || orders.length < habitRule.seasonFromOrders) return null;
  if (last.at.getTime() < first.at.getTime() + habitRule.seasonFromDays * msPerDay) return null;
  const spentMinor = sumOf(orders);
  if (spentMinor <= 0) return null;
  const inSeason = (season: number) =>
    sumOf(orders.filter(({ at }) => Math.floor(new Date(wallClock(at, timezone)).getUTCMonth() / 3) === season));
  return seasons.find((_, i) => 2 * inSeason(i) > spentMinor) ?? null;
}

interface Visit {
  /** The beginning of the hour by the shop's clock. */
  hour: number;
  device: string | null;
}

function visitsOf(acts: readonly Act[], timezone: string): Visit[] {
  const visits = acts.map(({ at, device }): [string, Visit] => {
    const hour = Math.floor(wallClock(at, timezone) / msPerHour) * msPerHour;
    return [`${hour} ${device}`, { hour, device }];
  });
  return [...new Map(visits).values()];
}

/** Of several that are as frequent the first in order. */
function mostFrequent<Value extends number | string>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most ? most[0] : null;
}

function sumOf(orders: readonly HabitOrder[]): number {
  return orders.reduce((sum, { netMinor }) => sum + netMinor, 0);
}
