import type { TraitDeclaration } from "../declaration";

/** Klaviyo's names for shoppers scored from 1 to 3 by how recently, how often and for how much they bought. */
export const groupsOf6 = ["champions", "loyal", "recent", "needs_attention", "at_risk", "inactive"] as const;
export type GroupOf6 = (typeof groupsOf6)[number];

/** Shopify's names for shoppers scored from 1 to 5 by the same. */
export const groupsOf11 = [
  "CHAMPIONS",
  "LOYAL",
  "ACTIVE",
  "NEW",
  "PROMISING",
  "NEEDS_ATTENTION",
  "ALMOST_LOST",
  "PREVIOUSLY_LOYAL",
  "AT_RISK",
  "DORMANT",
  "PROSPECTS",
] as const;
export type GroupOf11 = (typeof groupsOf11)[number];

/** Which of the names a shop's pages show; conditions may ask for both. */
export const rfmNamings = ["six", "eleven"] as const;
export type RfmNaming = (typeof rfmNamings)[number];

export const rfmRule = {
  /** Among fewer who bought, nobody is told from others: one more order would turn everything over. */
  fewestBuyers: 30,
  /** Moves are kept for so many days. */
  keptDays: 400,
} as const;

/** Scores of recency, frequency and money, in this order, of each group of six. Together they are all 27. */
export const cellsOf6: Readonly<Record<GroupOf6, readonly string[]>> = {
  champions: ["333", "332", "323"],
  loyal: ["331", "322", "321", "233", "232"],
  recent: ["313", "312", "311"],
  needs_attention: ["231", "223", "222", "221", "213", "212", "211"],
  at_risk: ["133", "132", "131", "123", "122", "113"],
  inactive: ["121", "112", "111"],
};

/** The group by the score of recency (the row) and the mean of those of frequency and money (the place in it), from 1. */
export const gridOf11: readonly (readonly GroupOf11[])[] = [
  ["DORMANT", "DORMANT", "AT_RISK", "AT_RISK", "PREVIOUSLY_LOYAL"],
  ["DORMANT", "DORMANT", "AT_RISK", "AT_RISK", "PREVIOUSLY_LOYAL"],
  ["ALMOST_LOST", "ALMOST_LOST", "NEEDS_ATTENTION", "LOYAL", "LOYAL"],
  ["PROMISING", "ACTIVE", "ACTIVE", "LOYAL", "LOYAL"],
  ["NEW", "ACTIVE", "ACTIVE", "CHAMPIONS", "CHAMPIONS"],
];

const told = {
  table: "profile_rfm",
  absent: "unknown",
  source: "orders, among all who bought",
  freshness: "every night",
} as const;
const score = { ...told, kind: { type: "integer" }, unit: "from 1 (lowest fifth) to 5" } as const;

/** Shopify's name is the language's own; what it means here is said in docs/decisions/031-rfm.md. */
export const declaredRfm: readonly TraitDeclaration[] = [
  {
    ...told,
    name: "rfm_group",
    kind: { type: "enum", values: groupsOf11 },
    label: "the RFM group",
    column: "group_of_11",
    unit: null,
  },
  {
    ...told,
    name: "rfm_group_of_six",
    kind: { type: "enum", values: groupsOf6 },
    label: "the RFM group of six",
    column: "group_of_6",
    unit: null,
  },
  { ...score, name: "rfm_recency", label: "the RFM score of recency", column: "recency_of_5" },
  { ...score, name: "rfm_frequency", label: "the RFM score of frequency", column: "frequency_of_5" },
  { ...score, name: "rfm_monetary", label: "the RFM score of money spent", column: "monetary_of_5" },
];

/** How many are in each group, and what an average one of them bought. */
export interface GroupSize {
  group: string;
  shoppers: number;
  spentMinor: number;
  orders: number;
}

/** From which group into which so many went; null for none. */
export interface Movement {
  from: string | null;
  into: string | null;
  shoppers: number;
}
