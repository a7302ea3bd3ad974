import type { Product, Variant } from "../../store/model";
import type { Listing } from "../connection";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { metafieldFields } from "./metafield";

export function variantEntity(variant: Variant, product: Product, view: View): Entity {
  const inStock = variant.inventoryQuantity > 0;
  return new Entity("ProductVariant", {
    id: gid("ProductVariant", variant.id),
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku || null,
    barcode: null,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    availableForSale: inStock && product.status === "active",
    inventoryPolicy: "DENY",
    inventoryQuantity: variant.inventoryQuantity,
    sellableOnlineQuantity: Math.max(0, variant.inventoryQuantity),
    position: product.variants.findIndex(({ id }) => id === variant.id) + 1,
    requiresComponents: false,
    taxable: true,
    selectedOptions: [new Entity("SelectedOption", { name: "Title", value: variant.title })],
    createdAt: wireTime(product.createdAt),
    updatedAt: wireTime(product.updatedAt),
    product: () => view.links.product(product),
    ...metafieldFields("ProductVariant", variant.id, view),
  });
}

export function variantListing(product: Product, view: View): Listing<Variant> {
  const positions = new Map(product.variants.map(({ id }, index) => [id, index]));
  return {
    typename: "ProductVariantConnection",
    idOf: (variant) => variant.id,
    valueOf: (variant) => String(positions.get(variant.id) ?? 0).padStart(4, "0"),
    entity: (variant) => variantEntity(variant, product, view),
  };
}
