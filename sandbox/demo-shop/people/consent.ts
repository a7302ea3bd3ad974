import { DAY, instant } from "../../factories/instants";
import type { Random } from "../../factories/random";
import type { EmailConsent } from "../../shopify/store/model";

const shares = {
  reader: { subscribed: 78, unsubscribed: 10, pending: 12, not_subscribed: 0 },
  buyer: { subscribed: 64, unsubscribed: 12, pending: 2, not_subscribed: 22 },
} as const;

const states = ["subscribed", "unsubscribed", "pending", "not_subscribed"] as const;

/** What somebody who joined at `joinedAt` agreed to, and when she last said so (never after `now`). Times in ms. */
export function drawConsent(random: Random, who: keyof typeof shares, joinedAt: number, now: number): EmailConsent {
  const state = random.weighted(states, (candidate) => shares[who][candidate]);
  switch (state) {
    case "not_subscribed":
      return { state, optInLevel: null, updatedAt: null };
    case "unsubscribed": {
      const leftAt = joinedAt + random.exponential(90) * DAY;
      return { state, optInLevel: "single_opt_in", updatedAt: instant(Math.min(leftAt, now)) };
    }
    case "pending":
      return { state, optInLevel: "confirmed_opt_in", updatedAt: instant(joinedAt) };
    case "subscribed": {
      const optInLevel = random.chance(0.35) ? "confirmed_opt_in" : "single_opt_in";
      return { state, optInLevel, updatedAt: instant(joinedAt) };
    }
  }
}
