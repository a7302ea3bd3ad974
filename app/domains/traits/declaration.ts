import type { Word } from "~/lib/word";

/** A trait as it is offered elsewhere: what it is, what it is told by, how fresh it is. */
export interface TraitDeclaration extends Word {
  /** What no value means: an answer, or that nobody knows. */
  absent: "none" | "unknown";
  /**
   * The table it stands in, of one row for each shopper by (shop_id, profile_id) with `derived_at`: since when the row
   * says what it says. `profile_traits` when left out.
   */
  table?: string;
  /** Column of the derived traits. Lists are stored in lower case, decimals as numeric, money in minor units. */
  column: string;
  /** Column that tells when the value ends by itself, if time alone can end it. */
  until?: string;
  unit: string | null;
  source: string;
  freshness: string;
}
