import type { Collection, Product, Store, Variant } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { localTime, preciseTime } from "../local-time";

/** products/create and products/update. */
export function productPayload({ shop }: Store, product: Product): PrintableObject {
  const time = (instant: string) => localTime(instant, shop.ianaTimezone);
  const image = productImage(product, time);
  return {
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    body_html: product.descriptionHtml,
    created_at: time(product.createdAt),
    handle: product.handle,
    id: idNumber(product.id),
    product_type: product.productType,
    published_at: product.status === "active" ? time(product.createdAt) : null,
    template_suffix: null,
    title: product.title,
    updated_at: time(product.updatedAt),
    vendor: product.vendor,
    status: product.status,
    published_scope: "web",
    tags: product.tags.join(", "),
    variants: product.variants.map((variant, index) => productVariant(product, variant, index + 1, time)),
    options: [],
    images: image ? [image] : [],
    image,
    media: [],
    variant_gids: product.variants.map(({ id }) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${id}`,
      updated_at: preciseTime(product.updatedAt),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

export function productDeletePayload(productId: string): PrintableObject {
  return { id: idNumber(productId) };
}

/** collections/create and collections/update. */
export function collectionPayload({ shop }: Store, collection: Collection): PrintableObject {
  const updatedAt = localTime(collection.updatedAt, shop.ianaTimezone);
  return {
    id: idNumber(collection.id),
    handle: collection.handle,
    title: collection.title,
    updated_at: updatedAt,
    body_html: null,
    published_at: updatedAt,
    sort_order: null,
    template_suffix: null,
    published_scope: "web",
    admin_graphql_api_id: `gid://shopify/Collection/${collection.id}`,
  };
}

export function collectionDeletePayload(collectionId: string): PrintableObject {
  return {
    id: idNumber(collectionId),
    published_scope: "web",
    admin_graphql_api_id: `gid://shopify/Collection/${collectionId}`,
  };
}

function productVariant(
  product: Product,
  variant: Variant,
  position: number,
  time: (instant: string) => string,
): PrintableObject {
  return {
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    barcode: null,
    compare_at_price: variant.compareAtPrice,
    created_at: time(product.createdAt),
    id: idNumber(variant.id),
    inventory_policy: "deny",
    position,
    price: variant.price,
    product_id: idNumber(product.id),
    sku: variant.sku || null,
    taxable: true,
    title: variant.title,
    updated_at: time(product.updatedAt),
    option1: variant.title,
    option2: null,
    option3: null,
    image_id: null,
    inventory_item_id: null,
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: variant.inventoryQuantity,
  };
}

/** The model holds one picture per product, so it goes by the product's id. */
function productImage(product: Product, time: (instant: string) => string): PrintableObject | null {
  if (!product.imageUrl) return null;
  return {
    id: idNumber(product.id),
    alt: product.title,
    position: 1,
    product_id: idNumber(product.id),
    created_at: time(product.createdAt),
    updated_at: time(product.updatedAt),
    admin_graphql_api_id: `gid://shopify/MediaImage/${product.id}`,
    width: null,
    height: null,
    src: product.imageUrl,
    variant_ids: [],
  };
}
