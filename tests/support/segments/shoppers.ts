import fc from "fast-check";
import { consentStates } from "~/domains/consent/model";
import { cities, countries, customerTags, languages, regions, stayedIn } from "./catalog";
import { eventsAt } from "./events";
import { purchasesAt, rarely } from "./purchases";

export type Shopper = ReturnType<typeof shopper> extends fc.Arbitrary<infer Told> ? Told : never;

/** Somebody at these moments, before their ids are given. */
export function shopper(moment: fc.Arbitrary<Date>, asOf: Date) {
  const longAgo = new Date(asOf.getTime() - 900 * 86_400_000);
  const checkout = fc.record({ startedAt: moment, completedAt: rarely(moment), deletedAt: rarely(moment) });
  const stay = fc.record({ segmentId: fc.constantFrom(...stayedIn), enteredAt: moment, leftAt: fc.option(moment) });
  return fc.record({
    isCustomer: fc.boolean(),
    domain: fc.option(fc.constantFrom("example.com", "mail.example.org"), { freq: 4 }),
    locale: fc.option(fc.constantFrom(...languages), { freq: 3 }),
    countryCode: fc.option(fc.constantFrom(...countries), { freq: 3 }),
    regionCode: fc.option(fc.constantFrom(...regions), { freq: 3 }),
    city: fc.option(fc.constantFrom(...cities), { freq: 3 }),
    knownSince: fc.oneof({ weight: 8, arbitrary: fc.constant(longAgo) }, moment, fc.constant(asOf)),
    deletedAt: rarely(moment),
    isMerged: fc.constantFrom(false, false, false, false, false, true),
    lifetimeOrders: fc.option(fc.nat(8)),
    tags: fc.array(fc.record({ tag: fc.constantFrom(...customerTags), present: fc.boolean(), markedAt: moment }), {
      maxLength: 4,
    }),
    consents: fc.uniqueArray(fc.record({ state: fc.constantFrom(...consentStates), occurredAt: moment }), {
      maxLength: 4,
    }),
    checkouts: fc.array(checkout, { maxLength: 3 }),
    orders: fc.array(purchasesAt(moment, ["0", "1", "2"]), { maxLength: 6 }),
    events: fc.array(eventsAt(moment), { maxLength: 10 }),
    stays: fc.uniqueArray(stay, { maxLength: 3, selector: ({ segmentId, enteredAt }) => `${segmentId} ${+enteredAt}` }),
  });
}
