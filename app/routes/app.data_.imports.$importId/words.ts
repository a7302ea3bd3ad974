import type { Note, RowState, Target } from "~/domains/imports/model";

/** What a column can tell, as a merchant chooses it. */
export const targetWords: Record<Target, string> = {
  nothing: "Leave it out",
  email: "Email address",
  customer_id: "Shopify customer id",
  first_name: "First name",
  last_name: "Last name",
  phone: "Phone",
  city: "City",
  country: "Country",
  language: "Language",
  tags: "Tags",
  consent: "Permits email: yes or no",
  consent_date: "Since when they permit it",
  consent_source: "Where they permitted it",
  property: "A property of its own",
};

export const outcomeWords: Record<RowState, string> = {
  waiting: "Waiting",
  created: "New shopper",
  changed: "Changed",
  unchanged: "Nothing new",
  refused: "Left out",
  undone: "Undone",
};

/** What is to be said of a row, in one line. */
export function noteWords(notes: readonly Note[]): string {
  return notes.map(({ column, words }) => (column === null ? words : `“${column}” ${words}`)).join("; ");
}
