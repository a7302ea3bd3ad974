/** What shoppers look for. The words are also tags ("concern:acne", "skin:dry") on the products that answer them. */
export type Concern = "acne" | "anti-aging" | "dryness" | "redness" | "dullness" | "dark-spots";
export type Skin = "dry" | "oily" | "combination" | "sensitive" | "normal";

export type ProductType =
  "Cleanser" | "Toner" | "Serum" | "Eye care" | "Moisturiser" | "Sunscreen" | "Mask" | "Body" | "Tools" | "Gift set";

/** One entry of the shop's catalogue as a merchandiser would write it down. */
export interface Item {
  title: string;
  type: ProductType;
  vendor: "Fern & Clay" | "Halden Lab" | "Oat House" | "Marlow Botanics" | "Solstrand";
  blurb: string;
  concerns: Concern[];
  /** Left empty: suits every skin. */
  skins: Skin[];
  tags: string[];
  /** Variant title to price; a single "Default Title" for things that come in one size. */
  sizes: Record<string, string>;
  /** How often it is bought compared with an ordinary product at 1. */
  popularity: number;
  /** Price before a reduction, for things on sale. */
  reducedFrom?: string;
  /** Days before now on which it came into the shop; left out: it was always there. */
  launchedDaysAgo?: number;
  /** Days before now on which it was taken out of the shop. */
  retiredDaysAgo?: number;
  /** Not for sale yet. */
  draft?: boolean;
}
