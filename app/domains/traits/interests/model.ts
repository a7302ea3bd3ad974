import { z } from "zod";
import type { TraitDeclaration } from "../declaration";

/** What a shopper may lean towards. A category is a product's type; a topic is what a message or a blog is about. */
export const dimensions = ["category", "collection", "vendor", "tag", "topic"] as const;
export type Dimension = (typeof dimensions)[number];

/** What somebody did that says what they like. */
export const signKinds = ["ordered", "carted", "clicked", "viewed", "read"] as const;
export type SignKind = (typeof signKinds)[number];

/** The rule's constants. strength.ts, motivation.ts and readiness.ts say what they do. */
export const interestRule = {
  /** What one sign weighs on the day it is given. The same thing done twice on a day is one sign. */
  weights: { ordered: 8, carted: 4, clicked: 2, viewed: 1, read: 1 },
  /** After so many days a sign weighs half. */
  halfLifeDays: 90,
  /** Whole parts of a weight, so that sums are the same in any order. */
  parts: 1_000_000,
  /** So many of each kind are kept for a shopper. */
  kept: 5,
  /** What makes up this part of a shopper's signs is liked; the first is the favourite. */
  likedFrom: 0.2,
  /** Looks that are further apart belong to two visits. */
  visitGapMinutes: 30,
  /** So many products of one category in one visit are a comparison. */
  comparedProducts: 3,
  /** A product looked at in so many visits within so many days, and not bought since, holds somebody. */
  returnedVisits: 3,
  returnedDays: 7,
  /** A page that was stayed on for so long, or read down to here, was read. */
  readSeconds: 30,
  readPercent: 75,
  /** For so many days a sign that somebody is about to buy is one. */
  readyDays: 14,
  /** Orders after which the next one makes a shopper loyal: one fewer than makes them so. */
  nearlyLoyalOrders: 3,
} as const;

/** Pages and topics that teach. A regular expression that PostgreSQL and JavaScript read alike. */
export const howToPattern = "(^|[^a-z])(how-?to|tutorials?|guides?|tips?|instructions?|lessons?|recipes?)([^a-z]|$)";
/** Where a blog's articles stand, whatever language the page is in. */
export const articlePattern = "^(?:/[a-z]{2}(?:-[a-z]{2})?)?/blogs/([^/]+)/[^/]+";

/** One thing a shopper leans towards. Parts add up to one for each kind of thing. */
export const Affinity = z.object({
  value: z.string(),
  /** Which part of the signs of its kind it makes up. */
  share: z.number(),
  /** On how many days, for how many products, something was done. */
  signs: z.number().int(),
  /** The day of the last sign: 2026-03-14, in UTC. */
  lastDay: z.string(),
});
export type Affinity = z.infer<typeof Affinity>;

export const Affinities = z.partialRecord(z.enum(dimensions), z.array(Affinity));
export type Affinities = z.infer<typeof Affinities>;

/** The step that a shopper is about to take. */
export const steps = ["first_order", "second_order", "loyalty", "return"] as const;
export type Step = (typeof steps)[number];

/** What speaks for it. */
export const reasons = ["cart", "compared", "returned", "due"] as const;
export type Reason = (typeof reasons)[number];

const facts = { freshness: "with everything they do", table: "profile_interests" } as const;
const liked = { ...facts, source: "orders, carts, product views and clicks", unit: null, absent: "unknown" } as const;
const read = { ...facts, source: "clicks in messages and blog articles read", unit: null, absent: "unknown" } as const;
const seen = { ...facts, source: "product and page views", unit: null, absent: "none" } as const;

/** What of it segments can ask. */
export const declaredInterests: readonly TraitDeclaration[] = [
  favourite("favourite_category", "their favourite category"),
  favourite("favourite_vendor", "their favourite vendor"),
  favourite("favourite_collection", "their favourite collection"),
  { ...favourite("favourite_topic", "the topic they read most"), ...read },
  several("liked_categories", "a category they like"),
  several("liked_collections", "a collection they like"),
  several("liked_vendors", "a vendor they like"),
  several("liked_tags", "a product tag they like"),
  { ...several("liked_topics", "a topic they read"), ...read },
  { ...seen, ...day("last_comparison_date", "compared_at"), label: "the last comparison of products" },
  {
    ...seen,
    ...{ name: "compared_category", kind: { type: "text" }, column: "compared_category" },
    label: "the category compared last",
  },
  {
    ...seen,
    ...day("last_returning_look_date", "returned_at"),
    label: "the last return to a product not bought",
  },
  {
    ...seen,
    ...day("last_how_to_date", "how_to_at"),
    source: "pages read, videos and clicks in messages",
    label: "the last reading of how something is done",
  },
  {
    ...facts,
    ...{ name: "ready_for", kind: { type: "enum", values: steps }, column: "ready_for", until: "ready_until" },
    ...{ source: "orders, carts and product views", unit: null, absent: "none" },
    freshness: "with everything they do, and when the time comes",
    label: "their likely next step",
  },
];

function favourite(name: string, label: string): TraitDeclaration {
  return { ...liked, name, label, kind: { type: "text" }, column: name };
}

function several(name: string, label: string): TraitDeclaration {
  return { ...liked, name, label, kind: { type: "list" }, column: name };
}

function day(name: string, column: string) {
  return { name, column, kind: { type: "date" } } as const;
}
