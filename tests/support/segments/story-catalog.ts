import type { Catalog, CatalogProduct } from "~/domains/segments/reader/facts";

/** Collections of the shop that the stories are told of. */
export const collections = { "anti-aging": "501", "new arrivals": "502" } as const;
export type CollectionName = keyof typeof collections;

const skincare = { type: "Skincare", vendor: "Lumen" };
const electronics = { type: "Electronics", vendor: "Volt" };

const products = {
  serum: { ...skincare, id: "101", tags: ["anti-aging"], collectionIds: ["501"] },
  "day cream": { ...skincare, id: "102", tags: ["eco"], collectionIds: ["501", "502"] },
  "bamboo brush": { type: "Accessories", vendor: "Fern & Oak", id: "103", tags: ["eco"], collectionIds: [] },
  radio: { ...electronics, id: "104", tags: ["travel"], collectionIds: [] },
  phone: { ...electronics, id: "105", tags: [], collectionIds: [] },
  "road shoes": { type: "Shoes", vendor: "Stride", id: "106", tags: ["running"], collectionIds: [] },
  "trail shoes": { type: "Shoes", vendor: "Stride", id: "107", tags: ["running"], collectionIds: [] },
  sandals: { type: "Shoes", vendor: "Stride", id: "108", tags: [], collectionIds: [] },
} as const;
export type ProductName = keyof typeof products;

export const storyCatalog: Catalog = new Map(
  Object.values(products).map(({ id, ...product }): [string, CatalogProduct] => [id, product]),
);

export function idsOf(names: readonly ProductName[]): string[] {
  return names.map((name) => products[name].id);
}
