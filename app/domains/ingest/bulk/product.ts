import type { z } from "zod";
import { digestOf } from "~/lib/hash";
import { parseMinor } from "~/lib/money";
import { idOfGid } from "~/lib/shopify-id";
import type { Facts } from "../model";
import type { NodeContext } from "./node-context";
import type { CollectionNode, ProductNode, VariantNode } from "./nodes";

/** A thing that does not say when it was so: anything that does is newer. */
const sometime = new Date(0);

export function productFacts(node: z.infer<typeof ProductNode>, { currency, parents }: NodeContext): Partial<Facts> {
  const content = {
    productId: node.id,
    title: node.title,
    handle: node.handle ?? "",
    productType: node.productType ?? "",
    vendor: node.vendor ?? "",
    status: node.status?.toLowerCase() ?? "active",
    tags: node.tags ?? [],
    imageUrl: node.featuredMedia?.preview?.image?.url ?? null,
    createdAt: node.createdAt ?? null,
  };
  const versioned = { version: node.updatedAt ?? node.createdAt ?? sometime, digest: digestOf(content) };
  parents.remember(`gid://shopify/Product/${node.id}`, { ...versioned, currency, isLeftOut: false });
  return { products: [{ ...content, ...versioned }] };
}

export function variantFacts(node: z.infer<typeof VariantNode>, { currency, parents }: NodeContext): Partial<Facts> {
  const productId = idOfGid(node.__parentId ?? "", "Product");
  if (!productId) throw new Error("__parentId: does not name the product of the variant");
  const content = {
    variantId: node.id,
    productId,
    title: node.title ?? "",
    sku: node.sku ?? "",
    priceMinor: parseMinor(node.price ?? "0", currency),
    compareAtMinor: node.compareAtPrice ? parseMinor(node.compareAtPrice, currency) : null,
    available: node.inventoryQuantity ?? null,
    sellsWhenOut: node.inventoryPolicy === "CONTINUE",
  };
  return {
    variants: [{ ...content, version: parents.find(node.__parentId)?.version ?? sometime, digest: digestOf(content) }],
  };
}

/** A collection of its own, or that the product above it is in one. */
export function collectionFacts(node: z.infer<typeof CollectionNode>, { readAt }: NodeContext): Partial<Facts> {
  const content = { collectionId: node.id, title: node.title ?? "", handle: node.handle ?? "" };
  const collections = [{ ...content, version: node.updatedAt ?? sometime, digest: digestOf(content) }];
  const productId = idOfGid(node.__parentId ?? "", "Product");
  return productId
    ? { collections, collectionProducts: [{ collectionId: node.id, productId, markedAt: readAt }] }
    : { collections };
}
