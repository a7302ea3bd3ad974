import { z } from "zod";

/** What is compared of a profile. Names are as they were told; what is compared of them is folded. */
export interface Person {
  id: string;
  /** A customer of Shopify, or somebody who only left an address. */
  isCustomer: boolean;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  countryCode: string | null;
  city: string | null;
}

export const fields = ["mailbox", "phone", "first_name", "last_name", "place"] as const;
export type Field = (typeof fields)[number];

/** How two values of a field stand to each other. */
export const levels = [
  "same",
  "misspelt_domain",
  "same_name_part",
  "misspelt",
  "short_form",
  "initial",
  "swapped",
  "part",
  "differs",
  "unknown",
] as const;
export type Level = (typeof levels)[number];

/** What one field says: bits of evidence, more than nothing for one person and less for two. */
export const Evidence = z.object({ field: z.enum(fields), level: z.enum(levels), bits: z.number() });
export type Evidence = z.infer<typeof Evidence>;

export interface Judged {
  /** How likely the two are one person, 0–1. */
  confidence: number;
  evidence: Evidence[];
}

/** How often names, places and the first halves of addresses are met in a shop. */
export interface Rarity {
  people: number;
  firstNames: ReadonlyMap<string, number>;
  lastNames: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, number>;
  nameParts: ReadonlyMap<string, number>;
}

export type PairState = "open" | "apart" | "merged";
export type MergeState = "asked" | "merged" | "undo_asked" | "undone" | "refused";

export interface Settings {
  /** Whether pairs from `threshold` on are merged without asking. */
  merges: boolean;
  threshold: number;
  /** Pairs from here on are shown. */
  showFrom: number;
}

/** Measured: `prove -- duplicates`, decision 34. */
export const defaultSettings: Settings = { merges: false, threshold: 0.99, showFrom: 0.3 };

/** As the page asks for them, in per cent. */
export const settingsFields = {
  merges: z.enum(["yes", "no"]),
  threshold: z.coerce
    .number({ message: "Give a number from 95 to 99.9" })
    .min(95, "Below 95 % too many who only share a name would be merged")
    .max(99.9, "Nobody is surer than 99.9 %"),
  showFrom: z.coerce
    .number({ message: "Give a number from 20 to 95" })
    .min(20, "Below 20 % nearly all would be strangers")
    .max(95, "Above 95 % hardly any would be left to look at"),
};

/** What the fields say. */
export function settingsOf(fields: { merges: "yes" | "no"; threshold: number; showFrom: number }): Settings {
  return { merges: fields.merges === "yes", threshold: fields.threshold / 100, showFrom: fields.showFrom / 100 };
}

/** A table that names a profile, for a merge to keep what undoing it needs (app/jobs/profile-tables.ts). */
export interface ProfileTable {
  table: string;
  way: "moved" | "merged" | "derived" | "record";
  /** A row that belongs to something which is over by then stays as the merge left it, and only changes hands. */
  closedBy?: { table: string; column: string };
}
