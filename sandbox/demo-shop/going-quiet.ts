import { factories } from "../factories/factories";
import { DAY, instant, SECOND } from "../factories/instants";
import { numbersAfter } from "../factories/numbers";
import { randomFrom } from "../factories/random";
import type { Customer, Store } from "../shopify/store/model";
import { contactsIn } from "./people/contacts";
import { peopleFrom } from "./people/identity";

export interface GoingQuiet {
  /** Is added to. */
  store: Store;
  seed: number;
  now: Date;
  /** The shop's rhythm, as `medianInterval` tells it. */
  rhythmSeconds: number;
  /** For each shopper, how many seconds after `now` she has been away for two rhythms. */
  inSeconds: number[];
}

/**
 * Adds subscribed one-time buyers who are about to be missed: the only order of each lies two rhythms before the moment
 * asked for, to the second. That is where a shopper of one order turns dormant. Returns them in the order of `inSeconds`.
 */
export function aboutToGoQuiet({ store, seed, now, rhythmSeconds, inSeconds }: GoingQuiet): Customer[] {
  const make = factories(seed, now, numbersAfter(store));
  const random = randomFrom(seed, "going-quiet");
  const people = peopleFrom(random, contactsIn(store));
  const products = [...store.products.values()].filter((product) => product.status === "active");
  if (products.length === 0) throw new Error("The store has no active product that anybody could have bought.");

  return inSeconds.map((seconds) => {
    const orderedAt = now.getTime() + (seconds - 2 * rhythmSeconds) * SECOND;
    const sentAt = Math.min(orderedAt + DAY, now.getTime());
    const customer = make.customer({ ...people.next(), createdAt: instant(orderedAt), updatedAt: instant(orderedAt) });
    const sold = products.filter((product) => Date.parse(product.createdAt) <= orderedAt);
    const order = make.order({
      customer,
      lines: [make.line(random.pick(sold.length > 0 ? sold : products))],
      shippingPrice: "3.95",
      processedAt: instant(orderedAt),
      updatedAt: instant(sentAt),
      fulfillmentStatus: "fulfilled",
    });
    store.customers.set(customer.id, customer);
    store.orders.set(order.id, order);
    return customer;
  });
}
