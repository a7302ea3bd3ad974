import type { Cancellation } from "../factories/cancellation";
import type { Cart, Checkout, Customer, EmailConsent, Id, Instant } from "../shopify/store/model";
import type { Order, Product, Refund } from "../shopify/store/model";

/**
 * One thing that happens in a live shop, as plain data. Things that begin or change come whole, so that whoever plays
 * the action only has to put them in place; things that happen to a record name it by id. A player that hands out ids and
 * tokens of its own keeps a table from those in the actions to its own.
 */
export type Action = { at: Instant } & (
  | { kind: "customer-created"; customer: Customer }
  | { kind: "customer-deleted"; customerId: Id }
  | { kind: "consent-changed"; customerId: Id; emailConsent: EmailConsent }
  | { kind: "tags-added"; customerId: Id; tags: string[] }
  | { kind: "cart-filled"; cart: Cart }
  | { kind: "checkout-started"; checkout: Checkout }
  /** Completes the checkout and uses up the cart whose tokens the order carries. */
  | { kind: "order-placed"; order: Order }
  | { kind: "order-refunded"; orderId: Id; refund: Refund }
  | { kind: "order-cancelled"; orderId: Id; cancellation: Cancellation }
  | { kind: "product-changed"; product: Product }
);

/** An action that waits to be told its moment. */
export type Step = (at: Instant) => Action;

/** Steps that must come in this order, with whatever else the day brings in between. */
export type Story = Step[];
