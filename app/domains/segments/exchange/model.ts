import { z } from "zod";
import type { SyntaxProblem } from "../language/tokens";

/** A segment of Shopify's admin. */
export interface ShopifySegment {
  /** Shopify's number of it. */
  id: string;
  name: string;
  query: string;
  createdAt: Date;
  editedAt: Date;
}

/** Which page of a list: behind a place in it, before one, or the first. */
export interface Turn {
  to: "after" | "before";
  cursor: string | null;
}

/**
 * What can be done with one of Shopify's segments. `partly`: it asks something that Tessera is never told. `ours`: it is
 * in Shopify because a segment of ours is shown there.
 */
export type Verdict =
  | { state: "addable" }
  | { state: "partly"; unknown: readonly string[] }
  | { state: "added" | "ours"; segmentId: number }
  | { state: "put-away" }
  | ({ state: "unreadable" } & Pick<SyntaxProblem, "line" | "column" | "problem">);

/** Where a segment stands that is to be among Shopify's own. */
export interface Shown {
  segmentId: number;
  shopifyId: string | null;
  state: "asked" | "creating" | "shown" | "gone";
  name: string;
  query: string;
  refused: string;
  problem: string | null;
  askedAt: Date;
}

/** Where a tag stands that a segment's members carry at Shopify. */
export interface KeptTag {
  tag: string;
  state: "kept" | "ending";
  problem: string | null;
  /** Members who are customers at Shopify. */
  customers: number;
  /** Members who are not: they left an address, and Shopify has no customer to tag. */
  guests: number;
  /** Customers who carry it, as far as Shopify was told. */
  tagged: number;
  /** Customers whom Shopify did not let be tagged. */
  refused: number;
  /** Customers from whom it has still to be taken. */
  leaving: number;
}

/** Tags of customers are divided by commas; forty characters is as long as one is shown whole. */
export const CustomerTag = z
  .string()
  .trim()
  .min(1, "Write the tag that customers get")
  .max(40, "A tag has at most 40 characters")
  .regex(/^[^,]*$/, "A tag has no comma in it");

/** A tag to begin with, of which everybody sees where it comes from. */
export function suggestTag(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 31)
    .replace(/^-+|-+$/g, "");
  return `tessera-${words || "segment"}`;
}
