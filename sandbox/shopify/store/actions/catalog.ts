import { z } from "zod";
import { buildCollection, buildProduct, buildVariant } from "../../../factories/catalog";
import { instant } from "../../../factories/instants";
import { event } from "../../webhooks/event";
import {
  collectionDeletePayload,
  collectionPayload,
  productDeletePayload,
  productPayload,
} from "../../webhooks/payloads";
import type { Collection, Product, Store } from "../model";
import { defined } from "./defined";
import { held, kitFor, type Outcome } from "./outcome";

const Details = z.object({
  title: z.string(),
  productType: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  status: z.enum(["active", "draft", "archived"]),
  descriptionHtml: z.string(),
  collectionIds: z.array(z.string()),
});

export const AddProduct = Details.partial()
  .required({ title: true })
  .extend({ price: z.string().default("20.00") });
export const UpdateProduct = Details.partial().extend({
  productId: z.string(),
  /** A new price of every variant. */
  price: z.string().optional(),
});
export const OneProduct = z.object({ productId: z.string() });
export const AddCollection = z.object({ title: z.string() });
export const UpdateCollection = z.object({ collectionId: z.string(), title: z.string() });
export const OneCollection = z.object({ collectionId: z.string() });

export function addProduct(store: Store, input: z.input<typeof AddProduct>, now: Date): Outcome<Product> {
  const { price, ...details } = AddProduct.parse(input);
  const kit = kitFor(store, now);
  const product = buildProduct(kit, {
    ...defined(details),
    createdAt: instant(now),
    variants: [buildVariant(kit, { price })],
  });
  store.products.set(product.id, product);
  return { result: product, events: [event("products/create", productPayload(store, product))] };
}

export function updateProduct(store: Store, input: z.input<typeof UpdateProduct>, now: Date): Outcome<Product> {
  const { productId, price, ...details } = UpdateProduct.parse(input);
  const before = held(store.products, productId, "product");
  const [first, ...others] = before.variants;
  const priced = <V extends { price: string }>(variant: V): V => ({ ...variant, price: price ?? variant.price });
  const product: Product = {
    ...before,
    ...defined(details),
    variants: [priced(first), ...others.map(priced)],
    updatedAt: instant(now),
  };
  store.products.set(productId, product);
  return { result: product, events: [event("products/update", productPayload(store, product))] };
}

export function deleteProduct(store: Store, input: z.input<typeof OneProduct>): Outcome<null> {
  const product = held(store.products, input.productId, "product");
  store.products.delete(product.id);
  return { result: null, events: [event("products/delete", productDeletePayload(product.id))] };
}

export function addCollection(store: Store, input: z.input<typeof AddCollection>, now: Date): Outcome<Collection> {
  const collection = buildCollection(kitFor(store, now), { title: input.title });
  store.collections.set(collection.id, collection);
  return { result: collection, events: [event("collections/create", collectionPayload(store, collection))] };
}

export function updateCollection(
  store: Store,
  input: z.input<typeof UpdateCollection>,
  now: Date,
): Outcome<Collection> {
  const before = held(store.collections, input.collectionId, "collection");
  const collection = { ...before, title: input.title, updatedAt: instant(now) };
  store.collections.set(collection.id, collection);
  return { result: collection, events: [event("collections/update", collectionPayload(store, collection))] };
}

/** Deletes a collection; its products stay and leave it. */
export function deleteCollection(store: Store, input: z.input<typeof OneCollection>): Outcome<null> {
  const { id } = held(store.collections, input.collectionId, "collection");
  store.collections.delete(id);
  for (const product of store.products.values()) {
    const collectionIds = product.collectionIds.filter((other) => other !== id);
    store.products.set(product.id, { ...product, collectionIds });
  }
  return { result: null, events: [event("collections/delete", collectionDeletePayload(id))] };
}
