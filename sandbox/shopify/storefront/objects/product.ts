import { toMinor } from "../../../factories/money";
import type { Collection, Product, Store, Variant } from "../../store/model";
import type { Visit } from "../visit";

/** What Liquid reads: plain values, and functions for what leads to other objects. */
export type Values = Record<string, unknown>;

const titleOfOnly = "Default Title";

/** A product as themes know it: prices in minor units, addresses below the storefront's root. */
export function productObject(product: Product, visit: Visit): Values {
  const { store } = visit.installation;
  const url = `${visit.root}/products/${product.handle}`;
  const variants = product.variants.map((variant) => variantObject(variant, product, url, visit));
  const [first] = variants;
  const prices = product.variants.map(({ price }) => toMinor(price, store.shop.currency));
  const image = imageObject(product);
  return {
    id: Number(product.id),
    title: product.title,
    handle: product.handle,
    url,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    created_at: product.createdAt,
    published_at: product.createdAt,
    available: variants.some((variant) => variant["available"]),
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: first?.["compare_at_price"] ?? null,
    featured_image: image,
    featured_media: image,
    images: image ? [image] : [],
    media: image ? [image] : [],
    has_only_default_variant: product.variants.length === 1 && product.variants[0].title === titleOfOnly,
    options: ["Size"],
    variants,
    first_available_variant: variants.find((variant) => variant["available"]) ?? null,
    selected_variant: null,
    selected_or_first_available_variant: variants.find((variant) => variant["available"]) ?? first,
    collections: () =>
      product.collectionIds.flatMap((id) => {
        const collection = store.collections.get(id);
        return collection ? [collectionObject(collection, visit)] : [];
      }),
  };
}

function variantObject(variant: Variant, product: Product, url: string, { installation }: Visit): Values {
  const { currency } = installation.store.shop;
  return {
    id: Number(variant.id),
    title: variant.title,
    sku: variant.sku,
    url: `${url}?variant=${variant.id}`,
    price: toMinor(variant.price, currency),
    compare_at_price: variant.compareAtPrice === null ? null : toMinor(variant.compareAtPrice, currency),
    available: variant.inventoryQuantity > 0,
    inventory_quantity: variant.inventoryQuantity,
    options: [variant.title],
    option1: variant.title,
    featured_image: imageObject(product),
  };
}

export function imageObject({ imageUrl, title }: Pick<Product, "imageUrl" | "title">): Values | null {
  return imageUrl === null ? null : { src: imageUrl, alt: title, width: 640, height: 640, aspect_ratio: 1 };
}

export function collectionObject(collection: Collection, visit: Visit): Values {
  const products = () => productsIn(collection, visit).map((product) => productObject(product, visit));
  return {
    id: Number(collection.id),
    title: collection.title,
    handle: collection.handle,
    url: `${visit.root}/collections/${collection.handle}`,
    description: "",
    products,
    products_count: () => productsIn(collection, visit).length,
    all_products_count: () => productsIn(collection, visit).length,
    image: () => productsIn(collection, visit).flatMap((product) => imageObject(product) ?? [])[0] ?? null,
  };
}

/** What of a collection is for sale. */
export function productsIn(collection: Collection, { installation }: Visit): Product[] {
  return forSale(installation.store).filter(({ collectionIds }) => collectionIds.includes(collection.id));
}

export function forSale(store: Store): Product[] {
  return [...store.products.values()].filter(({ status }) => status === "active");
}

/** Things of the shop by their handles, which a theme can also walk through. */
export function byHandle(things: readonly Values[]): object {
  return {
    ...Object.fromEntries(things.map((thing) => [String(thing["handle"]), thing])),
    [Symbol.iterator]: () => things.values(),
  };
}
