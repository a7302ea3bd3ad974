/** Templates that ship with the product. */
export const templateKeys = ["welcome", "win-back"] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** How the shop's mail looks and what the law wants in it. */
export interface Brand {
  shopName: string;
  shopUrl: string;
  color: string;
  logoUrl: string;
  postalAddress: string;
}

/** What is filled in for one person. Absent values fall back to the word after the | in the token. */
export interface PersonValues {
  first_name?: string;
  last_product?: string;
  /** Why this person gets this mail, for the footer. */
  because: string;
  unsubscribe_url: string;
}

/** A template rendered once for a shop, with tokens where a person's values go. */
export interface Rendered {
  subject: string;
  html: string;
  text: string;
}
