import { randomFrom } from "../../../sandbox/factories/random";

/** Somebody who may come into an experiment, and what she does whichever arm she is given. Money is in minor units. */
export interface SimulatedShopper {
  /** Days after the experiment began at which she comes into it, with a fraction. */
  joinsAt: number;
  /** What she spent in as many days before, 0 for nothing: who spent before is likelier to order again. */
  spentBefore: number;
  /** Her order within her window, if her arm's rate is `1 + lift` times the usual one. Days after joining. */
  orderAt(lift: number): { afterDays: number; minor: number } | null;
  /** Whether she takes her consent back, if her arm drives away `1 + harm` times as many. */
  unsubscribes(harm: number): boolean;
}

export interface Crowd {
  people: number;
  days: number;
  windowDays: number;
  /** Of those who spent before and of those who did not together. */
  baseRate: number;
  unsubscribeRate: number;
}

/**
 * Shoppers of a simulated shop, the same from the same seed. What she does hangs on nothing but a throw of her own, so that
 * an arm that lifts the rate adds orders and takes none away: who would have ordered anyhow still does.
 */
export function simulateShoppers(seed: number, crowd: Crowd): SimulatedShopper[] {
  const { people, days, windowDays, baseRate, unsubscribeRate } = crowd;
  const random = randomFrom(seed, "shoppers");
  return Array.from({ length: people }, () => {
    const isReturning = random.chance(0.3);
    const spentBefore = isReturning ? Math.round(random.logNormal(5000, 0.6)) : 0;
    // Three times as likely; 0.3 × 1.875 + 0.7 × 0.625 is 1.
    const rate = baseRate * (isReturning ? 1.875 : 0.625);
    const [order, leave] = [random.next(), random.next()];
    const minor = Math.round(random.logNormal(5000, 0.6));
    const afterDays = windowDays * (0.01 + 0.98 * random.next());
    return {
      joinsAt: days * random.next(),
      spentBefore,
      orderAt: (lift) => (order < rate * (1 + lift) ? { afterDays, minor } : null),
      unsubscribes: (harm) => leave < unsubscribeRate * (1 + harm),
    };
  });
}
