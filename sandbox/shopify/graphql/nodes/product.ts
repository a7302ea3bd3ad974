import { toMinor } from "../../../factories/money";
import { sum } from "../../../factories/totals";
import type { Product } from "../../store/model";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid, parseGid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { productMedia } from "./image";
import { metafieldFields } from "./metafield";
import { moneyV2 } from "./money";
import { variantListing } from "./variant";

export function productEntity(product: Product, view: View): Entity {
  const { domain, currency } = view.store.shop;
  const media = () => productMedia(product);
  return new Entity("Product", {
    id: gid("Product", product.id),
    legacyResourceId: product.id,
    title: product.title,
    handle: product.handle,
    status: product.status.toUpperCase(),
    vendor: product.vendor,
    productType: product.productType,
    tags: [...product.tags].sort(),
    category: null,
    description: () =>
      product.descriptionHtml
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    descriptionHtml: product.descriptionHtml,
    isGiftCard: false,
    tracksInventory: true,
    totalInventory: sum(product.variants.map((variant) => variant.inventoryQuantity)),
    hasOnlyDefaultVariant: product.variants.length === 1 && product.variants[0].title === "Default Title",
    hasOutOfStockVariants: product.variants.some((variant) => variant.inventoryQuantity <= 0),
    hasVariantsThatRequiresComponents: false,
    requiresSellingPlan: false,
    createdAt: wireTime(product.createdAt),
    updatedAt: wireTime(product.updatedAt),
    publishedAt: product.status === "active" ? wireTime(product.createdAt) : null,
    onlineStoreUrl: product.status === "active" ? `https://${domain}/products/${product.handle}` : null,
    priceRangeV2: () => priceRange(product, currency),
    variantsCount: new Entity("Count", { count: product.variants.length, precision: "EXACT" }),
    variants: (args) => view.list(product.variants, variantListing(product, view), args),
    collections: (args) => {
      const collections = product.collectionIds.flatMap((id) => view.store.collections.get(id) ?? []);
      return view.list(collections, view.links.collections(args["sortKey"]), args);
    },
    inCollection: (args) => {
      const asked = typeof args["id"] === "string" ? parseGid(args["id"]) : null;
      return asked?.type === "Collection" && product.collectionIds.includes(asked.id);
    },
    featuredMedia: media,
    media: (args) => view.list(product.imageUrl ? [product] : [], mediaListing, args),
    ...metafieldFields("Product", product.id, view),
  });
}

export function productListing(view: View, sortKey: unknown): Listing<Product> {
  return {
    typename: "ProductConnection",
    idOf: (product) => product.id,
    valueOf: (product) => sortValue(product, sortKey),
    entity: (product) => productEntity(product, view),
  };
}

function sortValue(product: Product, sortKey: unknown): string {
  switch (sortKey) {
    case "CREATED_AT":
    case "CREATED":
      return sortableTime(product.createdAt);
    case "UPDATED_AT":
      return sortableTime(product.updatedAt);
    case "TITLE":
      return product.title.toLowerCase();
    case "VENDOR":
      return product.vendor.toLowerCase();
    case "PRODUCT_TYPE":
      return product.productType.toLowerCase();
    default:
      return sortableId(product.id);
  }
}

function priceRange({ variants }: Product, currency: string): Entity {
  const byPrice = variants.toSorted((a, b) => toMinor(a.price, currency) - toMinor(b.price, currency));
  const [lowest = variants[0]] = byPrice;
  const highest = byPrice.at(-1) ?? lowest;
  return new Entity("ProductPriceRangeV2", {
    minVariantPrice: moneyV2(lowest.price, currency),
    maxVariantPrice: moneyV2(highest.price, currency),
  });
}

const mediaListing: Listing<Product> = {
  typename: "MediaConnection",
  idOf: (product) => product.id,
  valueOf: (product) => sortableId(product.id),
  // Only products with a picture are listed.
  entity: (product) => productMedia(product) ?? new Entity("MediaImage", {}),
};
