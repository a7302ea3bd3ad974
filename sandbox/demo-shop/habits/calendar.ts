import { DAY, HOUR, MINUTE, SECOND } from "../../factories/instants";
import type { Random } from "../../factories/random";

/** January to December: how busy a month is beside an ordinary one. */
const seasons = [0.85, 0.95, 1, 1, 1.05, 1, 0.95, 0.9, 1, 1.05, 1.45, 1.8];
/** Sunday to Saturday. */
const weekdays = [1.35, 1.25, 1, 1, 1, 0.8, 0.75];
/** Midnight to 23:00 on the shop's clock: little at night, a bump at lunch, most after supper. */
const hours = [6, 3, 1, 1, 1, 2, 8, 16, 22, 26, 28, 30, 38, 36, 28, 26, 28, 34, 42, 58, 74, 76, 52, 22];

const shopClock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });

/** How much is bought at a time of the year beside an ordinary month. */
export function season(time: number): number {
  return seasons[new Date(time).getUTCMonth()] ?? 1;
}

/** A likely moment to shop within two days of a time: evenings, Sundays and Mondays, more of it towards Christmas. */
export function shoppingMoment(random: Random, around: number): number {
  const day = around - (around % DAY);
  const days = [-2, -1, 0, 1, 2].map((offset) => day + offset * DAY);
  const chosen = random.weighted(days, (time) => (weekdays[new Date(time).getUTCDay()] ?? 1) * season(time));
  return momentOn(random, chosen);
}

/** A likely moment to shop on the day that begins at a UTC midnight. */
export function momentOn(random: Random, day: number): number {
  const hour = random.weighted([...hours.keys()], (candidate) => hours[candidate] ?? 0);
  const onClock = day + hour * HOUR + random.between(0, 59) * MINUTE + random.between(0, 59) * SECOND;
  return onClock - aheadOfUtc(onClock);
}

function aheadOfUtc(time: number): number {
  const [shop, utc] = [Number(shopClock.format(time)), new Date(time).getUTCHours()];
  return ((shop - utc + 24) % 24) * HOUR;
}
