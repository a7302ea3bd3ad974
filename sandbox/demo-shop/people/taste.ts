import type { Random } from "../../factories/random";
import type { Concern, Item, Skin } from "../catalog/item";

/** What one shopper is after. It decides what she buys and never shows in the store itself. */
export interface Taste {
  concern: Concern;
  skin: Skin;
  /** 0 takes the small size, 1 the large one. */
  appetite: number;
}

const concerns: [Concern, number][] = [
  ["anti-aging", 28],
  ["acne", 22],
  ["dryness", 20],
  ["redness", 12],
  ["dullness", 10],
  ["dark-spots", 8],
];

const skinsOf: Record<Concern, Skin[]> = {
  acne: ["oily", "combination"],
  "anti-aging": ["normal", "dry", "combination"],
  dryness: ["dry", "sensitive"],
  redness: ["sensitive", "dry"],
  dullness: ["normal", "combination"],
  "dark-spots": ["combination", "normal", "oily"],
};

export function drawTaste(random: Random): Taste {
  const [concern] = random.weighted(concerns, ([, share]) => share);
  return { concern, skin: random.pick(skinsOf[concern]), appetite: random.next() };
}

/** How much more than an ordinary shopper she likes a thing; 1 is indifferent. */
export function liking(taste: Taste, item: Item): number {
  const concern = item.concerns.includes(taste.concern) ? 6 : item.concerns.length === 0 ? 1 : 0.35;
  const skin = item.skins.length === 0 ? 1 : item.skins.includes(taste.skin) ? 1.8 : 0.4;
  return concern * skin;
}
