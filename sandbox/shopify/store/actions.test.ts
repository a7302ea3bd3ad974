import { beforeEach, describe, expect, it } from "vitest";
import { orderTotals } from "../../factories/totals";
import { RawNumber } from "../webhooks/json";
import type { WebhookEvent } from "../webhooks/event";
import * as actions from "./actions";
import type { Store } from "./model";
import { purchasesOf } from "./purchases";
import { SAMPLE_NOW as now, sampleStore } from "./sample";

const [ADA, GRACE, ALAN] = ["7000000000010", "7000000000011", "7000000000012"] as const;
const [SMALL_POT, LARGE_POT] = ["7000000000003", "7000000000004"] as const;

let store: Store;
beforeEach(() => (store = sampleStore()));

const topics = ({ events }: { events: WebhookEvent[] }) => events.map(({ topic }) => topic);
const payload = ({ events }: { events: WebhookEvent[] }, topic: string) =>
  events.find((event) => event.topic === topic)?.payload;

describe("a purchase", () => {
  it("goes from cart over checkout to order and its customer", () => {
    const outcome = actions.placeOrder(store, { customerId: ADA, lines: [{ variantId: SMALL_POT }] }, now);
    expect(topics(outcome)).toEqual([
      "carts/create",
      "carts/update",
      "checkouts/create",
      "checkouts/update",
      "checkouts/update",
      "orders/create",
      "orders/paid",
      "orders/updated",
      "customers/update",
      "customers/purchasing_summary",
    ]);
    const { result: order } = outcome;
    expect(order).toMatchObject({ name: "#1005", customerId: ADA, email: "ada@example.com" });
    expect(payload(outcome, "carts/create")).toMatchObject({ token: order.cartToken });
    expect(payload(outcome, "checkouts/create")).toMatchObject({ token: order.checkoutToken, email: null });
    expect(store.carts.has(order.cartToken ?? "")).toBe(false);
    expect(store.checkouts.get(order.checkoutToken ?? "")?.completedAt).toBe("2026-09-01T12:00:00Z");
    expect(payload(outcome, "customers/purchasing_summary")).toMatchObject({
      numberOfOrders: 3,
      amountSpent: { amount: "131.00", currencyCode: "USD" },
      lastOrderId: `gid://shopify/Order/${order.id}`,
    });
  });

  it("makes a customer of a new address and knows an old one again", () => {
    const lines = [{ variantId: SMALL_POT }];
    const outcome = actions.placeOrder(store, { email: "new@example.com", subscribed: true, lines }, now);
    expect(topics(outcome)).toContain("customers/create");
    expect(topics(outcome)).toContain("customers_email_marketing_consent/update");
    const again = actions.placeOrder(store, { email: "NEW@example.com", lines }, now);
    expect(topics(again)).not.toContain("customers/create");
    expect(again.result.customerId).toBe(outcome.result.customerId);
    expect(again.result.cartToken).not.toBe(outcome.result.cartToken);
  });

  it("spreads a discount over its lines to the penny", () => {
    const lines = [{ variantId: SMALL_POT, quantity: 2 }, { variantId: LARGE_POT }];
    const discount = { code: "TEN", amount: "10.00" };
    const { result } = actions.placeOrder(store, { customerId: ADA, lines, discount, shippingPrice: "4.00" }, now);
    expect(result.lines.map((line) => line.discount)).toEqual(["5.85", "4.15"]);
    expect(orderTotals(result)).toMatchObject({ linesMinor: 10250, discountMinor: 1000, totalMinor: 9650 });
  });

  it("may stop at the checkout", () => {
    const outcome = actions.abandonCheckout(store, { customerId: GRACE, lines: [{ variantId: SMALL_POT }] }, now);
    expect(topics(outcome)).toEqual(["carts/create", "carts/update", "checkouts/create", "checkouts/update"]);
    expect(outcome.result).toMatchObject({ email: "grace@example.com", completedAt: null });
  });
});

describe("an order", () => {
  const newOrder = (input: object = {}) =>
    actions.placeOrder(store, { customerId: ADA, lines: [{ variantId: SMALL_POT, quantity: 2 }], ...input }, now)
      .result;

  it("is refunded in part and then wholly", () => {
    const order = newOrder();
    const [line] = order.lines;
    const part = actions.refundOrder(
      store,
      { orderId: order.id, lines: [{ lineId: line?.id ?? "", quantity: 1 }] },
      now,
    );
    expect(topics(part)).toEqual([
      "refunds/create",
      "orders/updated",
      "customers/update",
      "customers/purchasing_summary",
    ]);
    expect(payload(part, "orders/updated")).toMatchObject({
      financial_status: "partially_refunded",
      current_total_price: "30.00",
    });
    actions.refundOrder(store, { orderId: order.id }, now);
    expect(store.orders.get(order.id)?.financialStatus).toBe("refunded");
    expect(purchasesOf(store, ADA).amountSpent).toBe("101.00");
  });

  it("is cancelled: paid money goes back, unpaid money is not asked for", () => {
    const paid = actions.cancelOrder(store, { orderId: newOrder().id, reason: "inventory" }, now);
    expect(topics(paid).slice(0, 3)).toEqual(["refunds/create", "orders/cancelled", "orders/updated"]);
    expect(payload(paid, "orders/cancelled")).toMatchObject({
      cancel_reason: "inventory",
      financial_status: "refunded",
    });
    const open = newOrder({ paid: false });
    const unpaid = actions.cancelOrder(store, { orderId: open.id }, now);
    expect(topics(unpaid)[0]).toBe("orders/cancelled");
    expect(unpaid.result.financialStatus).toBe("voided");
    expect(() => actions.cancelOrder(store, { orderId: open.id }, now)).toThrow("cancelled already");
  });

  it("is fulfilled and deleted", () => {
    const { id } = newOrder();
    expect(topics(actions.fulfilOrder(store, { orderId: id }, now))).toEqual(["orders/fulfilled", "orders/updated"]);
    expect(topics(actions.deleteOrder(store, { orderId: id }))).toEqual(["orders/delete"]);
    expect(() => actions.fulfilOrder(store, { orderId: id }, now)).toThrow(`The store holds no order ${id}.`);
  });
});

describe("a customer", () => {
  it("is added, changed and tagged", () => {
    const added = actions.addCustomer(store, { email: "alan.k@example.com", tags: ["a", "b"], subscribed: true }, now);
    expect(topics(added)).toEqual([
      "customers/create",
      "customers_email_marketing_consent/update",
      "customer.tags_added",
    ]);
    const changed = actions.updateCustomer(store, { customerId: added.result.id, tags: ["b", "c"] }, now);
    expect(topics(changed)).toEqual(["customers/update", "customer.tags_added", "customer.tags_removed"]);
    expect(payload(changed, "customer.tags_added")).toMatchObject({ tags: ["c"] });
    expect(payload(changed, "customer.tags_removed")).toMatchObject({ tags: ["a"] });
    expect(changed.result.email).toBe("alan.k@example.com");
  });

  it("gives and takes back consent", () => {
    const outcome = actions.setEmailConsent(store, { customerId: GRACE, state: "subscribed" }, now);
    expect(topics(outcome)).toEqual(["customers_email_marketing_consent/update", "customers/update"]);
    expect(payload(outcome, "customers_email_marketing_consent/update")).toEqual({
      customer_id: new RawNumber(GRACE),
      email_address: "grace@example.com",
      email_marketing_consent: {
        state: "subscribed",
        opt_in_level: "single_opt_in",
        consent_updated_at: "2026-09-01T08:00:00-04:00",
      },
    });
  });

  it("is deleted only without orders, and merged with all orders", () => {
    expect(() => actions.deleteCustomer(store, { customerId: ADA })).toThrow("redact the customer instead");
    const merged = actions.mergeCustomers(store, { keptId: ALAN, deletedId: GRACE }, now);
    expect(topics(merged)).toEqual(["customers/merge", "customers/update", "customers/purchasing_summary"]);
    expect(merged.result.email).toBe("grace@example.com");
    expect(purchasesOf(store, ALAN).numberOfOrders).toBe(1);
    expect(
      topics(actions.deleteCustomer(store, { customerId: actions.addCustomer(store, {}, now).result.id })),
    ).toEqual(["customers/delete"]);
  });

  it("is redacted without a trace, and may ask before what is known", () => {
    expect(topics(actions.requestCustomerData(store, { customerId: ADA }, now))).toEqual(["customers/data_request"]);
    const outcome = actions.redactCustomer(store, { customerId: ADA }, now);
    expect(payload(outcome, "customers/redact")).toMatchObject({ customer: { email: "ada@example.com" } });
    expect(JSON.stringify([...store.customers.values(), ...store.orders.values()])).not.toContain("ada@example.com");
  });
});

describe("the catalogue and the shop", () => {
  it("change with webhooks of their own", () => {
    const product = actions.addProduct(store, { title: "Whisk", price: "12.00" }, now);
    const collection = actions.addCollection(store, { title: "Tools" }, now);
    const change = { productId: product.result.id, price: "14.00", collectionIds: [collection.result.id] };
    const changed = actions.updateProduct(store, change, now);
    expect([...topics(product), ...topics(collection), ...topics(changed)]).toEqual([
      "products/create",
      "collections/create",
      "products/update",
    ]);
    expect(changed.result.variants[0].price).toBe("14.00");
    expect(topics(actions.updateCollection(store, { collectionId: collection.result.id, title: "Kit" }, now))).toEqual([
      "collections/update",
    ]);
    expect(topics(actions.deleteCollection(store, { collectionId: collection.result.id }))).toEqual([
      "collections/delete",
    ]);
    expect(store.products.get(product.result.id)?.collectionIds).toEqual([]);
    expect(topics(actions.deleteProduct(store, { productId: product.result.id }))).toEqual(["products/delete"]);
    expect(topics(actions.updateShop(store, { name: "New Name" }))).toEqual(["shop/update"]);
    expect(topics(actions.uninstall(store))).toEqual(["app/uninstalled"]);
    expect(topics(actions.redactShop(store))).toEqual(["shop/redact"]);
  });

  it("do the same things the same way every time", () => {
    const story = (held: Store) =>
      actions.placeOrder(held, { customerId: ADA, lines: [{ variantId: SMALL_POT }] }, now);
    expect(story(sampleStore()).events).toEqual(story(sampleStore()).events);
  });
});
