import type { Checkout, Consent, Order, ProfileFacts, ShopperEvent, Stay, TagMark } from "./facts";

/** One fact of a profile, by itself. An order is one with its lines and refunds. */
export type Fact =
  | { type: "order"; at: Date; order: Order }
  | { type: "checkout"; at: Date; checkout: Checkout }
  | { type: "event"; at: Date; event: ShopperEvent }
  | { type: "stay"; at: Date; stay: Stay }
  | { type: "consent"; at: Date; consent: Consent }
  | { type: "tag"; at: Date; mark: TagMark };

/** All facts of a profile, the oldest first. */
export function listFacts(facts: ProfileFacts): Fact[] {
  const list: Fact[] = [
    ...facts.tags.map((mark) => ({ type: "tag", at: mark.markedAt, mark }) as const),
    ...facts.consents.map((consent) => ({ type: "consent", at: consent.occurredAt, consent }) as const),
    ...facts.stays.map((stay) => ({ type: "stay", at: stay.enteredAt, stay }) as const),
    ...facts.checkouts.map((checkout) => ({ type: "checkout", at: checkout.startedAt, checkout }) as const),
    ...facts.events.map((event) => ({ type: "event", at: event.occurredAt, event }) as const),
    ...facts.orders.map((order) => ({ type: "order", at: order.processedAt, order }) as const),
  ];
  return list.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The profile with these facts and no others. What has no time of its own stays: name, country, language. */
export function withFacts(profile: ProfileFacts, kept: readonly Fact[]): ProfileFacts {
  return {
    ...profile,
    tags: kept.flatMap((fact) => (fact.type === "tag" ? [fact.mark] : [])),
    consents: kept.flatMap((fact) => (fact.type === "consent" ? [fact.consent] : [])),
    stays: kept.flatMap((fact) => (fact.type === "stay" ? [fact.stay] : [])),
    checkouts: kept.flatMap((fact) => (fact.type === "checkout" ? [fact.checkout] : [])),
    events: kept.flatMap((fact) => (fact.type === "event" ? [fact.event] : [])),
    orders: kept.flatMap((fact) => (fact.type === "order" ? [fact.order] : [])),
  };
}
