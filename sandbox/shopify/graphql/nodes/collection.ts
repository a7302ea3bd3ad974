import type { Collection } from "../../store/model";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid, parseGid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { metafieldFields } from "./metafield";
import { productListing } from "./product";

export function collectionEntity(collection: Collection, view: View): Entity {
  const products = () =>
    [...view.store.products.values()].filter(({ collectionIds }) => collectionIds.includes(collection.id));
  return new Entity("Collection", {
    id: gid("Collection", collection.id),
    legacyResourceId: collection.id,
    title: collection.title,
    handle: collection.handle,
    description: "",
    descriptionHtml: "",
    sortOrder: "MANUAL",
    updatedAt: wireTime(collection.updatedAt),
    productsCount: () => new Entity("Count", { count: products().length, precision: "EXACT" }),
    products: (args) => view.list(products(), productListing(view, args["sortKey"]), args),
    hasProduct: (args) => {
      const asked = typeof args["id"] === "string" ? parseGid(args["id"]) : null;
      return asked?.type === "Product" && products().some(({ id }) => id === asked.id);
    },
    ...metafieldFields("Collection", collection.id, view),
  });
}

export function collectionListing(view: View, sortKey: unknown): Listing<Collection> {
  return {
    typename: "CollectionConnection",
    idOf: (collection) => collection.id,
    valueOf: (collection) => sortValue(collection, sortKey),
    entity: (collection) => collectionEntity(collection, view),
  };
}

function sortValue(collection: Collection, sortKey: unknown): string {
  switch (sortKey) {
    case "TITLE":
      return collection.title.toLowerCase();
    case "UPDATED_AT":
      return sortableTime(collection.updatedAt);
    default:
      return sortableId(collection.id);
  }
}
