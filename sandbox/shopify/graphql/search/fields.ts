import type { BulkOperation } from "../../bulk/operation";
import type { Checkout, Collection, Customer, Order, Product, Segment } from "../../store/model";
import { numericId } from "../../webhooks/payloads/names";
import type { View } from "../view";
import type { Searchable } from "./match";

export function searchableCustomers(view: View): Searchable<Customer> {
  const consented = (customer: Customer) => customer.emailConsent.state === "subscribed";
  return {
    text: (customer) => [customer.firstName, customer.lastName, customer.email, customer.phone],
    fields: {
      id: { kind: "id", of: (customer) => [customer.id] },
      email: { kind: "text", of: (customer) => [customer.email] },
      phone: { kind: "text", of: (customer) => [customer.phone] },
      first_name: { kind: "text", of: (customer) => [customer.firstName] },
      last_name: { kind: "text", of: (customer) => [customer.lastName] },
      country: { kind: "text", of: ({ address }) => [address?.country ?? null, address?.countryCode ?? null] },
      state: { kind: "text", of: (customer) => [customer.state] },
      tag: { kind: "text", of: (customer) => customer.tags },
      tag_not: { kind: "noText", of: (customer) => customer.tags },
      accepts_marketing: { kind: "flag", of: consented },
      customer_date: { kind: "time", of: (customer) => customer.createdAt },
      created_at: { kind: "time", of: (customer) => customer.createdAt },
      updated_at: { kind: "time", of: (customer) => customer.updatedAt },
      orders_count: { kind: "number", of: ({ id }) => view.purchasesOf(id).numberOfOrders },
      total_spent: { kind: "number", of: ({ id }) => Number(view.purchasesOf(id).amountSpent) },
      order_date: { kind: "time", of: ({ id }) => view.purchasesOf(id).lastOrder?.processedAt ?? null },
    },
  };
}

export const searchableOrders: Searchable<Order> = {
  text: (order) => [order.name, order.email, ...order.lines.map((line) => line.title)],
  fields: {
    id: { kind: "id", of: (order) => [order.id] },
    name: { kind: "text", of: (order) => [order.name, String(order.number)] },
    email: { kind: "text", of: (order) => [order.email] },
    customer_id: { kind: "id", of: (order) => [order.customerId] },
    cart_token: { kind: "text", of: (order) => [order.cartToken] },
    checkout_token: { kind: "text", of: (order) => [order.checkoutToken] },
    discount_code: { kind: "text", of: (order) => order.discountCodes.map(({ code }) => code) },
    sku: { kind: "text", of: (order) => order.lines.map(({ sku }) => sku) },
    source_name: { kind: "text", of: (order) => [order.sourceName] },
    status: { kind: "text", of: (order) => [order.cancelledAt === null ? "open" : "cancelled", "any", "not_closed"] },
    financial_status: { kind: "text", of: (order) => [order.financialStatus, "any"] },
    fulfillment_status: { kind: "text", of: (order) => [order.fulfillmentStatus ?? "unfulfilled", "any"] },
    test: { kind: "flag", of: (order) => order.test },
    tag: { kind: "text", of: () => [] },
    tag_not: { kind: "noText", of: () => [] },
    created_at: { kind: "time", of: (order) => order.createdAt },
    processed_at: { kind: "time", of: (order) => order.processedAt },
    updated_at: { kind: "time", of: (order) => order.updatedAt },
  },
};

export const searchableProducts: Searchable<Product> = {
  text: (product) => [product.title, product.vendor, product.productType, ...product.tags],
  fields: {
    id: { kind: "id", of: (product) => [product.id] },
    variant_id: { kind: "id", of: (product) => product.variants.map(({ id }) => id) },
    collection_id: { kind: "id", of: (product) => product.collectionIds },
    title: { kind: "text", of: (product) => [product.title] },
    handle: { kind: "text", of: (product) => [product.handle] },
    product_type: { kind: "text", of: (product) => [product.productType] },
    vendor: { kind: "text", of: (product) => [product.vendor] },
    sku: { kind: "text", of: (product) => product.variants.map(({ sku }) => sku) },
    status: { kind: "text", of: (product) => [product.status] },
    tag: { kind: "text", of: (product) => product.tags },
    tag_not: { kind: "noText", of: (product) => product.tags },
    created_at: { kind: "time", of: (product) => product.createdAt },
    updated_at: { kind: "time", of: (product) => product.updatedAt },
  },
};

export function searchableCollections(products: Iterable<Product>): Searchable<Collection> {
  const inside = [...products];
  const productsOf = ({ id }: Collection) => inside.filter(({ collectionIds }) => collectionIds.includes(id));
  return {
    text: (collection) => [collection.title],
    fields: {
      id: { kind: "id", of: (collection) => [collection.id] },
      product_id: { kind: "id", of: (collection) => productsOf(collection).map(({ id }) => id) },
      title: { kind: "text", of: (collection) => [collection.title] },
      handle: { kind: "text", of: (collection) => [collection.handle] },
      updated_at: { kind: "time", of: (collection) => collection.updatedAt },
    },
  };
}

export const searchableCheckouts: Searchable<Checkout> = {
  text: (checkout) => [checkout.email, ...checkout.lines.map((line) => line.title)],
  fields: {
    id: { kind: "id", of: (checkout) => [numericId(checkout.token)] },
    status: { kind: "text", of: () => ["open"] },
    recovery_state: { kind: "text", of: () => ["not_recovered"] },
    created_at: { kind: "time", of: (checkout) => checkout.createdAt },
    updated_at: { kind: "time", of: (checkout) => checkout.updatedAt },
  },
};

export const searchableSegments: Searchable<Segment> = {
  text: (segment) => [segment.name],
  fields: {
    id: { kind: "id", of: (segment) => [segment.id] },
    name: { kind: "text", of: (segment) => [segment.name] },
  },
};

export const searchableBulkOperations: Searchable<BulkOperation> = {
  text: (operation) => [operation.gid],
  fields: {
    id: { kind: "id", of: (operation) => [operation.id] },
    status: { kind: "text", of: (operation) => [operation.status] },
    operation_type: { kind: "text", of: () => ["QUERY"] },
    created_at: { kind: "time", of: (operation) => operation.createdAt },
  },
};
