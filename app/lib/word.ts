/** What values an attribute or parameter takes, and with it which operators and which form field it gets. */
export type Kind =
  | { type: "enum"; values: readonly string[] }
  | { type: "text" }
  /** Several texts at a time, compared without regard to case. */
  | { type: "list" }
  | { type: "integer" }
  | { type: "decimal" }
  /** Major units of the shop's currency, as merchants write them. */
  | { type: "money" }
  | { type: "date" }
  | { type: "boolean" }
  /** A number of Shopify's or Tessera's; `of` says of what, for pickers. */
  | { type: "id"; of: "product" | "variant" | "collection" | "segment" | "flow" | "other" };

/** Something that can be asked, by its name in the language. */
export interface Word {
  name: string;
  kind: Kind;
  /** As it stands in a sentence: "the number of orders". */
  label: string;
}
