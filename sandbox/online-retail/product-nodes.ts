import { handleOf } from "../factories/catalog";
import { amountOf, penceOf } from "./amounts";
import { gid } from "./gids";
import type { ProductSeen } from "./survey";

/** A product as a bulk query returns it, followed by its only variant. */
export function productNodes(number: number, stockCode: string, seen: ProductSeen) {
  const title = commonest(seen.titles) ?? stockCode;
  return [
    {
      id: gid("Product", number),
      title,
      handle: handleOf(`${title} ${number}`),
      status: "ACTIVE",
      productType: "",
      vendor: "Online Retail",
      tags: [],
      category: null,
      onlineStoreUrl: null,
      featuredMedia: null,
      createdAt: seen.firstAt,
      updatedAt: seen.lastAt,
    },
    {
      id: gid("ProductVariant", number),
      sku: stockCode,
      price: amountOf(penceOf(seen.priceMills)),
      compareAtPrice: null,
      inventoryQuantity: null,
      availableForSale: true,
      __parentId: gid("Product", number),
    },
  ];
}

/** The first of those used most often. */
function commonest(counts: Map<string, number>): string | null {
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first ? first[0] : null;
}
