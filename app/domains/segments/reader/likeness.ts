import type { Likeness } from "../model";
import type { Catalog, CatalogProduct } from "./facts";
import type { Row } from "./row";

/** Whether some product of one row is like some product of the other. */
export function areAlike(a: Row, b: Row, likeness: Likeness, catalog: Catalog): boolean {
  const marks = a.productIds.flatMap((id) => marksOf(id, likeness, catalog));
  return b.productIds.some((id) => marksOf(id, likeness, catalog).some((mark) => marks.includes(mark)));
}

/** What two products have in common when they are alike, each with its sort, so that a tag is no type. */
function marksOf(productId: string | null, likeness: Likeness, catalog: Catalog): string[] {
  if (productId === null) return [];
  const product = catalog.get(productId);
  switch (likeness) {
    case "product":
      return [`product ${productId}`];
    case "collection":
    case "type":
    case "tag":
    case "vendor":
      return product ? marksBy[likeness](product) : [];
    case "any": {
      const ways = ["product", "collection", "type", "tag"] as const;
      return ways.flatMap((way) => marksOf(productId, way, catalog));
    }
    default:
      return likeness satisfies never;
  }
}

const marksBy = {
  collection: ({ collectionIds }: CatalogProduct) => collectionIds.map((id) => `collection ${id}`),
  type: ({ type }: CatalogProduct) => (type ? [`type ${type}`] : []),
  tag: ({ tags }: CatalogProduct) => tags.map((tag) => `tag ${tag.toLowerCase()}`),
  vendor: ({ vendor }: CatalogProduct) => (vendor ? [`vendor ${vendor}`] : []),
};
