import type { ProfileFacts, ShopperEvent } from "~/domains/segments/reader/facts";
import { somebody, order } from "./stories";
import { collections, idsOf, storyCatalog, type CollectionName, type ProductName } from "./story-catalog";
import type { ShopHistory } from "./histories";

/** So long before the instant at which the story is told. */
export interface Ago {
  daysAgo?: number;
  hoursAgo?: number;
  minutesAgo?: number;
}

type Change = (facts: ProfileFacts, now: Date) => ProfileFacts;

/** Somebody and what they did. Each word gives another shopper, so that a near miss is told from where it parts. */
export class Shopper {
  constructor(
    readonly name: string,
    private readonly changes: readonly Change[] = [],
  ) {}

  /** The same story, so far, of another. */
  as(name: string): Shopper {
    return new Shopper(name, this.changes);
  }

  /** Became known then; long ago when nothing is said. */
  came(ago: Ago): Shopper {
    return this.#and((facts, now) => ({ ...facts, knownSince: before(now, ago) }));
  }

  tagged(...tags: string[]): Shopper {
    const marks = tags.map((tag) => ({ tag, present: true, markedAt: new Date(0) }));
    return this.#and((facts) => ({ ...facts, tags: [...facts.tags, ...marks] }));
  }

  /** Bought a product for an amount in minor units. */
  bought(product: ProductName, ago: Ago, { for: totalMinor = 5000, refundedAgo }: Bought = {}): Shopper {
    return this.#and((facts, now) => {
      const at = before(now, ago);
      const refundedAt = refundedAgo && before(now, refundedAgo);
      const refunds = refundedAt ? [{ refundId: "1", amountMinor: totalMinor, refundedAt }] : [];
      const told = order(at.toISOString(), idsOf([product]), { totalMinor, refunds });
      return { ...facts, orders: [...facts.orders, told] };
    });
  }

  /** An order that was cancelled as soon as it was placed. */
  cancelled(product: ProductName, ago: Ago): Shopper {
    return this.#and((facts, now) => {
      const at = before(now, ago);
      const told = order(at.toISOString(), idsOf([product]), { cancelledAt: at });
      return { ...facts, orders: [...facts.orders, told] };
    });
  }

  views(product: ProductName, ago: Ago): Shopper {
    return this.#did("product_viewed", ago, { productIds: idsOf([product]) });
  }

  browses(collection: CollectionName, ago: Ago): Shopper {
    return this.#did("collection_viewed", ago, { collectionId: collections[collection] });
  }

  /** Has these products in the cart from then on. */
  fillsCart(products: readonly ProductName[], ago: Ago): Shopper {
    return this.#did("cart_updated", ago, { productIds: idsOf(products) });
  }

  opens(topic: string, ago: Ago): Shopper {
    return this.#did("message_opened", ago, { topic });
  }

  clicks(topic: string, ago: Ago): Shopper {
    return this.#did("message_clicked", ago, { topic });
  }

  answers(question: string, answer: string, ago: Ago): Shopper {
    return this.#did("quiz_answered", ago, { quiz: "about you", question, answer });
  }

  /** What is told of them by now. @param n their number in the shop, from 1 */
  factsAt(now: Date, n: number): ProfileFacts {
    const facts = this.changes.reduce((told, change) => change(told, now), somebody({ profileId: String(n) }));
    return {
      ...facts,
      orders: facts.orders.map((order, i) => ({ ...order, orderId: String(n * 1000 + i) })),
      events: facts.events.map((event, i) => ({ ...event, sourceId: `${n}-${i}` })),
    };
  }

  #did(kind: string, ago: Ago, properties: ShopperEvent["properties"]): Shopper {
    return this.#and((facts, now) => {
      const event = { kind, sourceId: "", occurredAt: before(now, ago), properties };
      return { ...facts, events: [...facts.events, event] };
    });
  }

  #and(change: Change): Shopper {
    return new Shopper(this.name, [...this.changes, change]);
  }
}

interface Bought {
  for?: number;
  /** When all of it was given back. */
  refundedAgo?: Ago;
}

export function shopper(name: string): Shopper {
  return new Shopper(name);
}

/** A shop in London with these shoppers, numbered from 1 in their order. */
export function shopOf(shoppers: readonly Shopper[], now: Date): ShopHistory {
  return {
    timezone: "Europe/London",
    currency: "GBP",
    asOf: now,
    historyFrom: null,
    catalog: storyCatalog,
    profiles: shoppers.map((one, i) => one.factsAt(now, i + 1)),
  };
}

function before(now: Date, { daysAgo = 0, hoursAgo = 0, minutesAgo = 0 }: Ago): Date {
  return new Date(now.getTime() - ((daysAgo * 24 + hoursAgo) * 60 + minutesAgo) * 60_000);
}
