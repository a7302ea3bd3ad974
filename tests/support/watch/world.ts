import { dayAfter } from "~/lib/watch/calendar";
import type { Day } from "~/lib/watch/model";
import type { Random } from "../../../sandbox/factories/random";
import { binomial } from "../experiments/draws";

export const firstDay = "2024-01-01";

/** A shop as shops are: how much happens on each of its days, in the mean. */
export interface World {
  random: Random;
  /** Mean orders of each day. */
  means: readonly number[];
}

/**
 * Draws a shop: from three orders in ten days to a thousand a day, with a rhythm of the week and of the year, growth or
 * decline, promotions that bring several times as much and leave a dip behind them, and days that differ for no reason.
 */
export function drawWorld(random: Random, days: number): World {
  const base = Math.exp(random.next() * Math.log(3500)) * 0.3;
  const weekdays = Array.from({ length: 7 }, () => random.logNormal(1, 0.25));
  const growth = -0.06 + random.next() * 0.18;
  const [season, phase] = [random.next() * 0.25, random.next() * 2 * Math.PI];
  const unrest = 0.08 + random.next() * 0.17;
  const promotions = drawPromotions(random, days);
  let mood = 0;
  const means = Array.from({ length: days }, (_, day) => {
    mood = 0.5 * mood + random.normal(0, unrest);
    const yearly = 1 + season * Math.sin((2 * Math.PI * day) / 365 + phase);
    return (
      base * (weekdays[day % 7] ?? 1) * (1 + growth) ** (day / 30) * yearly * (promotions[day] ?? 1) * Math.exp(mood)
    );
  });
  return { random, means };
}

function drawPromotions(random: Random, days: number): number[] {
  const factors = Array.from({ length: days }, () => 1);
  for (let day = random.between(10, 50); day < days; day += random.between(15, 60)) {
    const [length, factor] = [random.between(1, 5), 1.5 + random.next() * 3];
    factors.fill(factor, day, day + length).fill(0.78, day + length, day + length + random.between(1, 4));
  }
  return factors.slice(0, days);
}

/** How many there are of something with these means. */
export function poisson(random: Random, mean: number): number {
  if (mean < 200) return random.poisson(mean);
  return Math.max(0, Math.round(random.normal(mean, Math.sqrt(mean))));
}

/** A volume of the shop, day by day. @param times how many to each order @param fault what each day's mean is multiplied by */
export function volume({ random, means }: World, times: number, fault: (day: number) => number = () => 1): Day[] {
  return means.map((mean, day) => {
    const counted = poisson(random, mean * times * fault(day));
    return { day: dayAfter(firstDay, day), counted, matching: counted };
  });
}

/** A share of a volume: about `rate`, more on some days and less on others. */
export function share(
  { random, means }: World,
  times: number,
  rate: number,
  fault: (day: number, usual: number) => number = (_, usual) => usual,
): Day[] {
  const unrest = random.next() * 0.35;
  return means.map((mean, day) => {
    const counted = poisson(random, mean * times);
    const odds = (rate / (1 - rate)) * Math.exp(random.normal(0, unrest));
    return {
      day: dayAfter(firstDay, day),
      counted,
      matching: binomial(random, counted, fault(day, odds / (1 + odds))),
    };
  });
}
