import type { Order, Store } from "../shopify/store/model";

/**
 * When each person ordered, in milliseconds and ascending: by customer id, or by address for guests. Cancelled and test
 * orders are left out, and so are orders by nobody known.
 */
export function orderTimesByPerson(store: Store): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const order of store.orders.values()) {
    const person = personOf(order);
    if (order.test || order.cancelledAt !== null || person === null) continue;
    times.set(person, [...(times.get(person) ?? []), Date.parse(order.processedAt)]);
  }
  for (const list of times.values()) list.sort((a, b) => a - b);
  return times;
}

/** The key of whoever placed an order; null when nobody is known. */
export function personOf(order: Order): string | null {
  return order.customerId ?? order.email;
}
