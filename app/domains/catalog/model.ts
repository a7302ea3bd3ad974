import type { Versioned } from "~/lib/latest";

export interface ProductFact extends Versioned {
  productId: string;
  title: string;
  handle: string;
  productType: string;
  vendor: string;
  status: string;
  tags: string[];
  imageUrl: string | null;
  createdAt: Date | null;
}

export interface VariantFact extends Versioned {
  variantId: string;
  productId: string;
  title: string;
  sku: string;
  /** In the shop's currency. */
  priceMinor: number;
  /** What it cost before, as the merchant says; null when they say nothing. */
  compareAtMinor: number | null;
  /** Pieces in stock; null when not tracked or not told. */
  available: number | null;
  /** Whether it is sold although none is in stock. */
  sellsWhenOut: boolean;
}

export interface CollectionFact extends Versioned {
  collectionId: string;
  title: string;
  handle: string;
}

/** That a collection holds a product, as seen at an instant. */
export interface CollectionProductFact {
  collectionId: string;
  productId: string;
  markedAt: Date;
}

export interface CatalogDeletion {
  kind: "product" | "collection";
  id: string;
  deletedAt: Date;
}

export interface CatalogFacts {
  products: ProductFact[];
  variants: VariantFact[];
  collections: CollectionFact[];
  collectionProducts: CollectionProductFact[];
  catalogDeletions: CatalogDeletion[];
}
