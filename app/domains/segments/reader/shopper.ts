import { createHash } from "node:crypto";
import type { ConsentState } from "~/domains/consent/model";
import { lifecycleOf } from "~/domains/traits/index";
import { happenedBy, type ProfileFacts, type ReadContext } from "./facts";
import { ordersBy } from "./orders";

/** Where the shopper stands, and until when if nothing happens. */
export function lifecycleBy(facts: ProfileFacts, { asOf, historyFrom, shopRhythmSeconds }: ReadContext) {
  const orders = ordersBy(asOf, facts.orders).map(({ processedAt }) => processedAt);
  const earlierOrders = historyFrom ? Math.max(0, (facts.lifetimeOrders ?? 0) - orders.length) : 0;
  const history = { orders, earlierOrders, historyFrom, knownSince: facts.knownSince };
  return lifecycleOf(history, shopRhythmSeconds, asOf);
}

/** Tags whose latest mark says present; of two marks at one instant, the one that says so. */
export function presentTags({ tags }: ProfileFacts): string[] {
  const names = [...new Set(tags.map(({ tag }) => tag))];
  return names.filter((name) => {
    const marks = tags.filter(({ tag }) => tag === name);
    const latest = Math.max(...marks.map(({ markedAt }) => markedAt.getTime()));
    return marks.some(({ markedAt, present }) => markedAt.getTime() === latest && present);
  });
}

/** The latest word by then; of two at one instant, the one that says no. Null when nothing was said. */
export function latestConsent({ consents }: ProfileFacts, asOf: Date): ConsentState | null {
  const said = consents.filter(({ occurredAt }) => occurredAt <= asOf);
  const latest = Math.max(...said.map(({ occurredAt }) => occurredAt.getTime()));
  const states = said.filter(({ occurredAt }) => occurredAt.getTime() === latest).map(({ state }) => state);
  const doubtful = states.filter((state) => state !== "subscribed").sort();
  if (states.includes("unsubscribed")) return "unsubscribed";
  return doubtful[0] ?? states[0] ?? null;
}

export const abandonedAfterMs = 10 * 60_000;

/** When the latest checkout began that is old enough, and was neither completed nor deleted nor ordered by then. */
export function abandonedAt({ checkouts, orders }: ProfileFacts, asOf: Date): Date | null {
  const abandoned = checkouts
    .filter(({ startedAt }) => startedAt.getTime() + abandonedAfterMs <= asOf.getTime())
    .filter(({ completedAt, deletedAt }) => !happenedBy(completedAt, asOf) && !happenedBy(deletedAt, asOf))
    .filter(({ token }) => !orders.some((order) => order.checkoutToken === token && order.processedAt <= asOf));
  const latest = abandoned.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()).at(-1);
  return latest?.startedAt ?? null;
}

/** From 0 to 99, the same whenever it is asked. */
export function bucketOf(shopId: number, profileId: string): number {
  const digits = createHash("md5").update(`${shopId}/${profileId}`).digest("hex").slice(0, 8);
  return parseInt(digits, 16) % 100;
}

/** As Shopify's language writes it: `US-CA`. */
export function regionOf({ countryCode, regionCode }: ProfileFacts): string | null {
  return countryCode && regionCode ? `${countryCode}-${regionCode}` : null;
}

/** `US-CA-LosAngeles`: without spaces, and without the region where none is told. */
export function cityOf(facts: ProfileFacts): string | null {
  const city = facts.city?.replaceAll(" ", "");
  return facts.countryCode && city ? `${regionOf(facts) ?? facts.countryCode}-${city}` : null;
}
