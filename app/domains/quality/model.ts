import { z } from "zod";

/** What is counted of each day: how much comes in, or how much of it lacks something or looks wrong. */
export const measures = [
  "orders",
  "product_viewed",
  "collection_viewed",
  "search_submitted",
  "page_viewed",
  "cart_updated",
  "checkout_started",
  "quiz_answered",
  "deliveries",
  "orders_of_nobody",
  "orders_of_nothing",
  "orders_in_other_currency",
  "lines_without_product",
  "views_without_product",
  "shoppers_without_address",
  "shoppers_without_name",
  "shoppers_without_country",
  "addresses_misspelt",
  "phones_misspelt",
] as const;
export const Measure = z.enum(measures);
export type Measure = z.infer<typeof Measure>;

/** A tag that looks mistyped is found otherwise than by counting days. */
export const TAGS = "tags";

export type AnomalyKind = "volume" | "missing" | "format" | "currency" | "tags";

/** Something that came in otherwise than it used to. Days are of the shop's calendar, "2026-03-01". */
export interface Anomaly {
  id: number;
  measure: string;
  /** The tag that looks mistyped, and the one that seems to be meant. */
  subject: string;
  meant: string;
  since: string;
  foundAt: Date;
  evidence: number;
  /** Of a volume: how many were to be expected since then, and how many there were. Else shares, 0–1. */
  expected: number;
  observed: number;
  /** The day of the shop's calendar on which it was over. */
  endedDay: string | null;
  dismissedAt: Date | null;
  dismissedFor: string | null;
}

/** Why something unusual is meant to be so. */
export const Reason = z.string().trim().min(1, "Say why, so that it can be understood later").max(300);
