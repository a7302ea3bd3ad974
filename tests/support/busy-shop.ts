import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { instant } from "../../sandbox/factories/instants";
import {
  abandonCheckout,
  addCustomer,
  addToCart,
  cancelOrder,
  completeCheckout,
  deleteCustomer,
  deleteOrder,
  deleteProduct,
  fulfilOrder,
  mergeCustomers,
  placeOrder,
  refundOrder,
  setEmailConsent,
  startCheckout,
  updateCustomer,
  updateProduct,
  type Outcome,
} from "../../sandbox/shopify/store/actions";
import type { Store } from "../../sandbox/shopify/store/model";
import type { WebhookEvent } from "../../sandbox/shopify/webhooks/event";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { collectionPayload, customerPayload, orderPayload } from "../../sandbox/shopify/webhooks/payloads";

export interface Happening {
  topic: string;
  body: string;
  triggeredAt: Date;
}

/**
 * Some hours of a shop in which everything happens that a topic tells of: people come, change their address, are merged
 * and deleted; guests buy under an address that later is a customer's; orders are refunded, cancelled and deleted.
 */
export function busyShop(seed: number, start: Date): { store: Store; happenings: Happening[] } {
  const store = demoShop({ seed, now: start });
  const happenings: Happening[] = [];
  let now = start;
  const tell = (events: readonly WebhookEvent[]) => {
    for (const { topic, payload } of events) happenings.push({ topic, body: serialize(payload), triggeredAt: now });
  };
  const happen = <Result>(outcome: (now: Date) => Outcome<Result>): Result => {
    now = new Date(now.getTime() + 61_000);
    const { result, events } = outcome(now);
    tell(events);
    return result;
  };

  const products = [...store.products.values()];
  const variant = (i: number) => ({
    variantId: products[i % products.length]?.variants[0].id ?? "",
    quantity: 1 + (i % 3),
  });
  const orders = [...store.orders.values()].slice(-40);
  for (const order of orders) tell([{ topic: "orders/create", payload: orderPayload(store, order) }]);
  for (const customer of [...store.customers.values()].slice(0, 40))
    tell([{ topic: "customers/create", payload: customerPayload(store, customer) }]);
  for (const collection of store.collections.values())
    tell([{ topic: "collections/create", payload: collectionPayload(store, collection) }]);

  const ada = happen((at) =>
    addCustomer(
      store,
      { email: "ada@example.com", firstName: "Ada", lastName: "Byron", subscribed: true, tags: ["vip"] },
      at,
    ),
  );
  const bea = happen((at) => addCustomer(store, { email: "bea@example.com", firstName: "Bea", subscribed: true }, at));
  const cyd = happen((at) => addCustomer(store, { email: "cyd@example.com", firstName: "Cyd" }, at));
  const dee = happen((at) => addCustomer(store, { email: "dee@example.com", firstName: "Dee" }, at));

  const first = happen((at) => placeOrder(store, { customerId: ada.id, lines: [variant(1), variant(2)] }, at));
  happen((at) => fulfilOrder(store, { orderId: first.id }, at));
  happen((at) =>
    refundOrder(store, { orderId: first.id, lines: [{ lineId: first.lines[0]?.id ?? "", quantity: 1 }] }, at),
  );
  const second = happen((at) => placeOrder(store, { customerId: bea.id, lines: [variant(3)] }, at));
  happen((at) => cancelOrder(store, { orderId: second.id }, at));
  const third = happen((at) => placeOrder(store, { customerId: cyd.id, lines: [variant(4)] }, at));
  happen((at) => refundOrder(store, { orderId: third.id }, at));
  const fourth = happen((at) => placeOrder(store, { customerId: dee.id, lines: [variant(5)], test: true }, at));
  happen(() => deleteOrder(store, { orderId: fourth.id }));

  // Bea takes a new address; Cyd then registers Bea's former one.
  happen((at) => updateCustomer(store, { customerId: bea.id, email: "beatrice@example.com", tags: ["wholesale"] }, at));
  happen((at) => updateCustomer(store, { customerId: cyd.id, email: "bea@example.com" }, at));
  happen((at) => updateCustomer(store, { customerId: bea.id, tags: [] }, at));
  happen((at) => setEmailConsent(store, { customerId: bea.id, state: "unsubscribed" }, at));
  happen((at) => setEmailConsent(store, { customerId: bea.id, state: "subscribed" }, at));
  happen((at) => setEmailConsent(store, { customerId: ada.id, state: "unsubscribed" }, at));

  // Guests: told by their orders only, one of them under an address that a customer holds.
  for (const email of ["guest@example.com", "bea@example.com", "ada@example.com"]) {
    now = new Date(now.getTime() + 61_000);
    const order = {
      ...first,
      id: String(BigInt(first.id) + BigInt(email.length * 1000)),
      customerId: null,
      email,
      refunds: [],
      cartToken: null,
      checkoutToken: null,
    };
    tell([
      {
        topic: "orders/create",
        payload: orderPayload(store, {
          ...order,
          createdAt: instant(now),
          processedAt: instant(now),
          updatedAt: instant(now),
        }),
      },
    ]);
  }
  happen((at) => updateCustomer(store, { customerId: dee.id, email: "guest@example.com" }, at));

  const cart = happen((at) => addToCart(store, { lines: [variant(6)] }, at));
  happen((at) => addToCart(store, { cartToken: cart.token, lines: [variant(7), variant(8)] }, at));
  const checkout = happen((at) => startCheckout(store, { cartToken: cart.token, customerId: ada.id }, at));
  happen((at) => completeCheckout(store, { checkoutToken: checkout.token }, at));
  happen((at) => abandonCheckout(store, { email: "eve@example.com", lines: [variant(9)] }, at));

  const fay = happen((at) =>
    addCustomer(store, { email: "fay@example.com", firstName: "Fay", tags: ["birthday-club"] }, at),
  );
  happen((at) => placeOrder(store, { customerId: fay.id, lines: [variant(10)] }, at));
  happen((at) => mergeCustomers(store, { keptId: ada.id, deletedId: fay.id }, at));
  const gus = happen((at) => addCustomer(store, { email: "gus@example.com", firstName: "Gus" }, at));
  happen(() => deleteCustomer(store, { customerId: gus.id }));

  const [dearer, gone] = products;
  if (dearer) happen((at) => updateProduct(store, { productId: dearer.id, title: `${dearer.title}, refill` }, at));
  if (gone) happen(() => deleteProduct(store, { productId: products[products.length - 1]?.id ?? gone.id }));
  return { store, happenings };
}
