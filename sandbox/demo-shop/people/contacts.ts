import type { Store } from "../../shopify/store/model";

/** Every email address and phone number by which somebody in the store can be reached. */
export function contactsIn(store: Store): string[] {
  const reached = [...store.orders.values(), ...store.checkouts.values()].map(({ email }) => email);
  const accounts = [...store.customers.values()].flatMap(({ email, phone }) => [email, phone]);
  return [...reached, ...accounts].filter((contact) => contact !== null);
}
