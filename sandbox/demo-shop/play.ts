import { cancelled } from "../factories/cancellation";
import { refunded } from "../factories/refund";
import { held, type Outcome } from "../shopify/store/actions/outcome";
import type { Order, Store } from "../shopify/store/model";
import { event, type WebhookEvent } from "../shopify/webhooks/event";
import {
  cartPayload,
  checkoutPayload,
  customerDeletePayload,
  customerPayload,
  emailConsentPayload,
  orderPayload,
  productPayload,
  purchasingSummaryPayload,
  refundPayload,
  tagsPayload,
} from "../shopify/webhooks/payloads";
import type { Action } from "./happenings";

/** Lets one happening of the shop's day happen to a store: an action that `shopify.perform` takes. */
export function play(store: Store, action: Action, now: Date): Outcome<null> {
  return { result: null, events: eventsOf(store, action, now) };
}

function eventsOf(store: Store, action: Action, now: Date): WebhookEvent[] {
  switch (action.kind) {
    case "customer-created": {
      store.customers.set(action.customer.id, action.customer);
      const created = event("customers/create", customerPayload(store, action.customer));
      return [created, event("customers_email_marketing_consent/update", emailConsentPayload(store, action.customer))];
    }
    case "customer-deleted":
      store.customers.delete(action.customerId);
      return [event("customers/delete", customerDeletePayload(action.customerId))];
    case "consent-changed": {
      const customer = held(store.customers, action.customerId, "customer");
      const changed = { ...customer, emailConsent: action.emailConsent, updatedAt: action.at };
      store.customers.set(customer.id, changed);
      return [
        event("customers_email_marketing_consent/update", emailConsentPayload(store, changed)),
        event("customers/update", customerPayload(store, changed)),
      ];
    }
    case "tags-added": {
      const customer = held(store.customers, action.customerId, "customer");
      const tagged = { ...customer, tags: [...customer.tags, ...action.tags], updatedAt: action.at };
      store.customers.set(customer.id, tagged);
      return [
        event("customer.tags_added", tagsPayload(customer.id, action.tags, now)),
        event("customers/update", customerPayload(store, tagged)),
      ];
    }
    case "cart-filled":
      store.carts.set(action.cart.token, action.cart);
      return [event("carts/create", cartPayload(action.cart)), event("carts/update", cartPayload(action.cart))];
    case "checkout-started":
      store.checkouts.set(action.checkout.token, action.checkout);
      return [event("checkouts/create", checkoutPayload(store, action.checkout))];
    case "order-placed":
      return placed(store, action.order, now);
    case "order-refunded": {
      const order = refunded(held(store.orders, action.orderId, "order"), action.refund);
      store.orders.set(order.id, order);
      const told = event("refunds/create", refundPayload(store, order, action.refund));
      return [told, event("orders/updated", orderPayload(store, order))];
    }
    case "order-cancelled": {
      const order = cancelled(held(store.orders, action.orderId, "order"), action.cancellation);
      store.orders.set(order.id, order);
      return [
        event("orders/cancelled", orderPayload(store, order)),
        event("orders/updated", orderPayload(store, order)),
      ];
    }
    case "product-changed":
      store.products.set(action.product.id, action.product);
      return [event("products/update", productPayload(store, action.product))];
    default:
      return action satisfies never;
  }
}

/** An order completes its checkout and uses up its cart. */
function placed(store: Store, order: Order, now: Date): WebhookEvent[] {
  store.orders.set(order.id, order);
  const events: WebhookEvent[] = [];
  const checkout = order.checkoutToken === null ? undefined : store.checkouts.get(order.checkoutToken);
  if (checkout) {
    const completed = { ...checkout, completedAt: order.processedAt, updatedAt: order.processedAt };
    store.checkouts.set(completed.token, completed);
    events.push(event("checkouts/update", checkoutPayload(store, completed)));
  }
  if (order.cartToken !== null) store.carts.delete(order.cartToken);
  events.push(event("orders/create", orderPayload(store, order)), event("orders/paid", orderPayload(store, order)));
  const customer = order.customerId === null ? undefined : store.customers.get(order.customerId);
  if (customer) {
    events.push(event("customers/update", customerPayload(store, customer)));
    events.push(event("customers/purchasing_summary", purchasingSummaryPayload(store, customer.id, now)));
  }
  return events;
}
