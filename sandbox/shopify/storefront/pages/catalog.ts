import { productObject, collectionObject, forSale, productsIn } from "../objects/product";
import type { Page } from "../page";
import { collectionData, firstVariants, variantData } from "../pixel/events";
import type { Visit } from "../visit";

const mostFound = 24;

export function homePage({ installation }: Visit): Page {
  return { type: "index", title: installation.store.shop.name };
}

export function collectionsPage(): Page {
  return { type: "list-collections", title: "Collections" };
}

/** A collection by its handle, `all` for everything; null when there is none. */
export function collectionPage(visit: Visit, handle: string): Page | null {
  const { store } = visit.installation;
  if (handle === "all") {
    const products = forSale(store);
    const everything = { id: "0", title: "Products", productVariants: firstVariants(products, visit) };
    const collection = { id: 0, title: "All products", handle, url: `${visit.root}/collections/all`, description: "" };
    const objects = { collection: { ...collection, products: products.map((one) => productObject(one, visit)) } };
    return {
      type: "collection",
      title: "All products",
      objects,
      events: [{ name: "collection_viewed", data: { collection: everything } }],
    };
  }
  const found = [...store.collections.values()].find((collection) => collection.handle === handle);
  if (!found || productsIn(found, visit).length === 0) return null;
  return {
    type: "collection",
    title: found.title,
    objects: { collection: collectionObject(found, visit) },
    events: [{ name: "collection_viewed", data: { collection: collectionData(found, visit) } }],
  };
}

export function productPage(visit: Visit, handle: string, variantId: unknown): Page | null {
  const product = forSale(visit.installation.store).find((candidate) => candidate.handle === handle);
  if (!product) return null;
  const variant = product.variants.find(({ id }) => id === variantId) ?? product.variants[0];
  const object = productObject(product, visit);
  return {
    type: "product",
    title: product.title,
    objects: { product: { ...object, selected_variant_id: Number(variant.id) } },
    events: [{ name: "product_viewed", data: { productVariant: variantData(product, variant, visit) } }],
  };
}

export function searchPage(visit: Visit, terms: string): Page {
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  const found = forSale(visit.installation.store)
    .filter(({ title, vendor, productType, tags }) => {
      const text = [title, vendor, productType, ...tags].join(" ").toLowerCase();
      return words.length > 0 && words.every((word) => text.includes(word));
    })
    .slice(0, mostFound);
  const results = found.map((product) => ({ ...productObject(product, visit), object_type: "product" }));
  const searchResult = { query: terms, productVariants: firstVariants(found, visit) };
  return {
    type: "search",
    title: "Search",
    objects: { search: { terms, performed: words.length > 0, results, results_count: results.length } },
    events: words.length > 0 ? [{ name: "search_submitted", data: { searchResult } }] : [],
  };
}
