import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { SAMPLE_NOW, sampleStore } from "../store/sample";
import { idNumber, type PrintableObject, RawNumber, serialize } from "./json";
import * as payloads from "./payloads";
import type { Topic } from "./topics";

const store = sampleStore();
const [, order, refunded] = [...store.orders.values()];
const [customer] = store.customers.values();
const [cart] = store.carts.values();
const [checkout] = store.checkouts.values();
const [product] = store.products.values();
const [collection] = store.collections.values();
const [refund] = refunded?.refunds ?? [];
if (!order || !refunded || !refund || !customer || !cart || !checkout || !product || !collection) {
  throw new Error("The sample store holds less than this test needs.");
}

const orderBody = payloads.orderPayload(store, order);
const finished = {
  id: "gid://shopify/BulkOperation/1",
  createdAt: SAMPLE_NOW.toISOString(),
  completedAt: SAMPLE_NOW.toISOString(),
};

const printed: Record<Topic, PrintableObject> = {
  "app/scopes_update": payloads.scopesPayload(
    store.shop,
    ["read_orders"],
    ["read_orders", "read_products"],
    SAMPLE_NOW,
  ),
  "app/uninstalled": payloads.shopPayload(store.shop),
  "bulk_operations/finish": payloads.bulkFinishPayload(store.shop, {
    ...finished,
    status: "completed",
    errorCode: null,
  }),
  "carts/create": payloads.cartPayload(cart),
  "carts/update": payloads.cartPayload(cart),
  "checkouts/create": payloads.checkoutPayload(store, checkout),
  "checkouts/delete": payloads.checkoutDeletePayload(checkout),
  "checkouts/update": payloads.checkoutPayload(store, checkout),
  "collections/create": payloads.collectionPayload(store, collection),
  "collections/delete": payloads.collectionDeletePayload(collection.id),
  "collections/update": payloads.collectionPayload(store, collection),
  "customer.tags_added": payloads.tagsPayload(customer.id, ["a"], SAMPLE_NOW),
  "customer.tags_removed": payloads.tagsPayload(customer.id, ["a"], SAMPLE_NOW),
  "customers/create": payloads.customerPayload(store, customer),
  "customers/data_request": payloads.dataRequestPayload(store, customer, "1"),
  "customers/delete": payloads.customerDeletePayload(customer.id),
  "customers/merge": payloads.customerMergePayload(customer.id, "2"),
  "customers/purchasing_summary": payloads.purchasingSummaryPayload(store, customer.id, SAMPLE_NOW),
  "customers/redact": payloads.customerRedactPayload(store, customer),
  "customers/update": payloads.customerPayload(store, customer),
  "customers_email_marketing_consent/update": payloads.emailConsentPayload(store, customer),
  "orders/cancelled": orderBody,
  "orders/create": orderBody,
  "orders/delete": payloads.orderDeletePayload(order.id),
  "orders/fulfilled": orderBody,
  "orders/paid": orderBody,
  "orders/updated": orderBody,
  "products/create": payloads.productPayload(store, product),
  "products/delete": payloads.productDeletePayload(product.id),
  "products/update": payloads.productPayload(store, product),
  "refunds/create": payloads.refundPayload(store, refunded, refund),
  "shop/redact": payloads.shopRedactPayload(store.shop),
  "shop/update": payloads.shopPayload(store.shop),
};

// Shopify's documented sample of every topic, in a folder beside the project or wherever the variable says.
const beside = fileURLToPath(new URL("../../../../shared/contracts/webhooks", import.meta.url));
const samples = process.env["SHOPIFY_WEBHOOK_SAMPLES"] ?? beside;
const sampleFile = (topic: string) => join(samples, `${topic.replace("/", "_")}.json`);

it.skipIf(!existsSync(samples)).each(Object.entries(printed))(
  "%s has the keys and types of Shopify's documented sample",
  (topic, payload) => {
    const sample: unknown = JSON.parse(readFileSync(sampleFile(topic), "utf8"));
    const own: unknown = JSON.parse(serialize(payload));
    expect(differences(own, sample, topic)).toEqual([]);
  },
);

it("prints ids as numbers with every digit", () => {
  const id = "9007199254740993123";
  expect(serialize({ id: idNumber(id), name: 'a"b', list: [1, null, true], price: new RawNumber("12.50") })).toBe(
    `{"id":${id},"name":"a\\"b","list":[1,null,true],"price":12.50}`,
  );
  expect(() => new RawNumber("1; drop")).toThrow(TypeError);
});

it("adds an order up", () => {
  expect(orderBody).toMatchObject({
    total_line_items_price: "70.00",
    total_discounts: "4.00",
    subtotal_price: "66.00",
    total_price: "71.00",
    current_total_price: "71.00",
    total_shipping_price_set: { shop_money: { amount: "5.00", currency_code: "USD" } },
    discount_codes: [{ code: "TEN", amount: "4.00" }],
    line_items: [{ discount_allocations: [{ amount: "4.00", discount_application_index: 0 }] }, {}],
    processed_at: "2026-08-20T14:30:00-04:00",
  });
  expect(payloads.orderPayload(store, refunded)).toMatchObject({
    total_price: "40.00",
    current_total_price: "20.00",
    refunds: [{ refund_line_items: [{ quantity: 1 }], transactions: [{ amount: "20.00", kind: "refund" }] }],
  });
});

it("prints of a customer what Shopify still sends, and nothing else", () => {
  expect(Object.keys(printed["customers/update"])).toEqual([
    ...["id", "created_at", "updated_at", "first_name", "last_name", "state", "note", "verified_email"],
    ...["multipass_identifier", "tax_exempt", "email", "phone", "currency", "tax_exemptions"],
    ...["admin_graphql_api_id", "default_address", "addresses"],
  ]);
});

it("leaves out what Shopify took out of customers and checkouts", () => {
  for (const gone of ["tags", "orders_count", "total_spent", "last_order_id", "email_marketing_consent"]) {
    expect(printed["customers/update"]).not.toHaveProperty(gone);
  }
  expect(printed["checkouts/update"]).not.toHaveProperty("id");
  expect(orderBody).not.toHaveProperty("checkout_id");
});

/** Where two JSON values differ in keys or types. Null goes with anything, and empty lists say nothing. */
function differences(own: unknown, sample: unknown, path: string): string[] {
  if (own === null || sample === null) return [];
  if (Array.isArray(own) && Array.isArray(sample)) {
    return own.length && sample.length ? differences(own[0], sample[0], `${path}[]`) : [];
  }
  if (typeof own !== typeof sample || Array.isArray(own) !== Array.isArray(sample)) {
    return [`${path}: ${typeof own} instead of ${typeof sample}`];
  }
  if (typeof own !== "object" || typeof sample !== "object") return [];
  const [mine, theirs] = [new Map(Object.entries(own)), new Map(Object.entries(sample))];
  const unequal = [...mine.keys(), ...theirs.keys()].filter((key) => mine.has(key) !== theirs.has(key));
  return [
    ...unequal.map((key) => `${path}.${key}: ${mine.has(key) ? "unknown" : "missing"}`),
    ...[...mine].flatMap(([key, value]) =>
      theirs.has(key) ? differences(value, theirs.get(key), `${path}.${key}`) : [],
    ),
  ];
}
