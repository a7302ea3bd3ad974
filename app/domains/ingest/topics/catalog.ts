import { z } from "zod";
import { digestOf } from "~/lib/hash";
import { parseMinor } from "~/lib/money";
import { ShopifyId } from "~/lib/shopify-id";
import { Decimal, Instant, maybe, Whole } from "~/lib/wire";
import { happenedAt, topic, type Topic } from "./topic";

const Variant = z.object({
  id: ShopifyId,
  title: maybe(z.string()),
  sku: maybe(z.string()),
  price: Decimal,
  compare_at_price: maybe(Decimal),
  inventory_quantity: maybe(Whole),
  inventory_policy: maybe(z.string()),
});

const ProductBody = z.object({
  id: ShopifyId,
  title: z.string(),
  handle: maybe(z.string()),
  product_type: maybe(z.string()),
  vendor: maybe(z.string()),
  status: maybe(z.string()),
  tags: maybe(z.string()),
  created_at: maybe(Instant),
  updated_at: Instant,
  image: maybe(z.object({ src: maybe(z.string()) })),
  variants: z.array(Variant),
});

const productChanged = topic(ProductBody, (body, { currency }) => {
  const version = body.updated_at;
  const product = {
    productId: body.id,
    title: body.title,
    handle: body.handle ?? "",
    productType: body.product_type ?? "",
    vendor: body.vendor ?? "",
    status: body.status ?? "active",
    tags: splitTags(body.tags),
    imageUrl: body.image?.src ?? null,
    createdAt: body.created_at,
  };
  const variants = body.variants.map((variant) => ({
    variantId: variant.id,
    productId: body.id,
    title: variant.title ?? "",
    sku: variant.sku ?? "",
    priceMinor: parseMinor(variant.price, currency),
    compareAtMinor: variant.compare_at_price === null ? null : parseMinor(variant.compare_at_price, currency),
    available: variant.inventory_quantity,
    sellsWhenOut: variant.inventory_policy === "continue",
  }));
  return {
    products: [{ ...product, version, digest: digestOf(product) }],
    variants: variants.map((variant) => ({ ...variant, version, digest: digestOf(variant) })),
  };
});

/** Webhooks write tags in one string: "vegan, new in". */
function splitTags(tags: string | null): string[] {
  return (tags ?? "").split(",").flatMap((tag) => tag.trim() || []);
}

const CollectionBody = z.object({ id: ShopifyId, title: z.string(), handle: maybe(z.string()), updated_at: Instant });

const collectionChanged = topic(CollectionBody, ({ id, title, handle, updated_at }) => {
  const collection = { collectionId: id, title, handle: handle ?? "" };
  return { collections: [{ ...collection, version: updated_at, digest: digestOf(collection) }] };
});

const deleted = (kind: "product" | "collection") =>
  topic(z.object({ id: ShopifyId }), ({ id }, delivery) => ({
    catalogDeletions: [{ kind, id, deletedAt: happenedAt(delivery) }],
  }));

export const catalogTopics: Record<string, Topic> = {
  "products/create": productChanged,
  "products/update": productChanged,
  "products/delete": deleted("product"),
  "collections/create": collectionChanged,
  "collections/update": collectionChanged,
  "collections/delete": deleted("collection"),
};
