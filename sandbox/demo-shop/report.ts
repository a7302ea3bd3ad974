import { orderTotals } from "../factories/totals";
import type { Store } from "../shopify/store/model";
import { countStages } from "./lifecycle";
import { medianInterval } from "./median-interval";

/** What a reader would want to know of a store before believing it. Shares are 0–1. */
export function summarise(store: Store, now: Date) {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const rhythmSeconds = medianInterval(store, month);
  const orders = [...store.orders.values()];
  const customers = [...store.customers.values()];
  return {
    customers: customers.length,
    orders: orders.length,
    products: store.products.size,
    carts: store.carts.size,
    checkouts: store.checkouts.size,
    revenueMinor: orders.reduce((total, order) => total + orderTotals(order).currentMinor, 0),
    rhythmDays: rhythmSeconds / 86_400,
    stages: countStages(store, rhythmSeconds, now),
    consent: shares(customers.map((customer) => customer.emailConsent.state)),
    financial: shares(orders.map((order) => order.financialStatus)),
    codes: shares(orders.map((order) => order.discountCodes[0]?.code ?? "none")),
    months: count(orders.map((order) => order.processedAt.slice(0, 7))),
    weekdays: count(orders.map((order) => new Date(order.processedAt).getUTCDay().toString())),
    hours: count(orders.map((order) => order.processedAt.slice(11, 13))),
    tags: count(customers.flatMap((customer) => customer.tags)),
  };
}

function count(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function shares(words: string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(count(words)).map(([word, times]) => [word, times / words.length]));
}
