import type { Collection, Product, Variant } from "../shopify/store/model";
import { DAY, instant } from "./instants";
import type { Kit } from "./kit";

export function buildCollection({ numbers, now }: Kit, given: Partial<Collection> = {}): Collection {
  const id = given.id ?? numbers.id();
  const title = given.title ?? `Collection ${id}`;
  return { id, title, handle: handleOf(title), updatedAt: instant(now), ...given };
}

export function buildVariant({ numbers }: Kit, given: Partial<Variant> = {}): Variant {
  const id = given.id ?? numbers.id();
  return {
    id,
    title: "Default Title",
    sku: `SKU-${id.slice(-5)}`,
    price: "20.00",
    compareAtPrice: null,
    inventoryQuantity: 100,
    ...given,
  };
}

export function buildProduct(kit: Kit, given: Partial<Product> = {}): Product {
  const id = given.id ?? kit.numbers.id();
  const title = given.title ?? `Product ${id}`;
  const createdAt = given.createdAt ?? instant(kit.now.getTime() - 365 * DAY);
  return {
    id,
    title,
    handle: handleOf(title),
    productType: "",
    vendor: "Corner Shop",
    tags: [],
    status: "active",
    descriptionHtml: "",
    imageUrl: null,
    collectionIds: [],
    variants: given.variants ?? [buildVariant(kit)],
    createdAt,
    updatedAt: createdAt,
    ...given,
  };
}

/** "Bakuchiol & Squalane Oil" as "bakuchiol-squalane-oil". */
export function handleOf(title: string): string {
  return title
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
