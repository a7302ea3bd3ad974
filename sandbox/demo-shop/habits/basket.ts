import type { Random } from "../../factories/random";
import type { Variant } from "../../shopify/store/model";
import type { Good } from "../catalog/shelf";
import { liking, type Taste } from "../people/taste";

/** One thing taken off the shelf. */
export interface Pick {
  good: Good;
  variant: Variant;
  quantity: number;
}

const sizesOfBaskets: [lines: number, share: number][] = [
  [1, 42],
  [2, 31],
  [3, 18],
  [4, 9],
];

/** Fills a basket: what ran out first, then what suits the shopper among the things on sale at that time. */
export function fillBasket(random: Random, goods: Good[], taste: Taste, at: number, boughtBefore: Pick[]): Pick[] {
  const onSale = goods.filter((good) => good.from <= at && at < good.until);
  const [lines] = random.weighted(sizesOfBaskets, ([, share]) => share);
  const again = boughtBefore.filter((pick) => runsOut(pick.good) && onSale.includes(pick.good) && random.chance(0.45));
  const picks = unique(random.sample(again, lines));
  while (picks.length < lines) {
    const rest = onSale.filter((good) => !picks.some((pick) => pick.good === good));
    const good = random.weighted(rest, (candidate) => appeal(candidate, taste, at));
    picks.push({ good, variant: sizeFor(random, good, taste), quantity: random.chance(0.1) ? 2 : 1 });
  }
  return picks;
}

function appeal({ item }: Good, taste: Taste, at: number): number {
  return item.popularity * liking(taste, item) * inSeason(item.type, new Date(at).getUTCMonth());
}

function inSeason(type: Good["item"]["type"], month: number): number {
  if (type === "Gift set") return month >= 10 ? 4 : 0.5;
  if (type === "Sunscreen") return month >= 3 && month <= 7 ? 2 : 0.6;
  return 1;
}

function runsOut({ item }: Good): boolean {
  return item.type !== "Tools" && item.type !== "Gift set";
}

function sizeFor(random: Random, good: Good, taste: Taste): Variant {
  const { variants } = good.product;
  const wanted = Math.floor(Math.min(0.999, Math.max(0, taste.appetite + random.normal(0, 0.15))) * variants.length);
  return variants[wanted] ?? variants[0];
}

function unique(picks: Pick[]): Pick[] {
  return picks.filter((pick, index) => picks.findIndex((other) => other.good === pick.good) === index);
}
