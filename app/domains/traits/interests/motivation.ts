import { howToPattern, interestRule as rule } from "./model";

/** Somebody looked at a product. */
export interface Look {
  productId: string;
  /** What the catalog says its category is; empty when it says none. */
  category: string;
  at: Date;
}

interface Visit {
  looks: Look[];
}

const minute = 60_000;
const day = 86_400_000;

/** The last time somebody looked at several products of one category in one visit, and at which category. */
export function comparisonOf(looks: readonly Look[]): { at: Date; category: string } | null {
  const compared = visitsOf(looks).flatMap((visit) => {
    const categories = [...new Set(visit.looks.map(({ category }) => category))].filter((category) => category !== "");
    return categories.flatMap((category) => {
      const those = visit.looks.filter((look) => look.category === category);
      const products = new Set(those.map(({ productId }) => productId));
      return products.size >= rule.comparedProducts ? [{ at: latest(those.map(({ at }) => at)), category }] : [];
    });
  });
  return compared.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.category < b.category ? -1 : 1))[0] ?? null;
}

/**
 * The last time somebody looked at one product in a third visit within a week, if they have not bought it since the
 * first of the three.
 */
export function returnOf(
  looks: readonly Look[],
  purchases: readonly { productId: string; at: Date }[],
): { at: Date; productId: string } | null {
  const ids = [...new Set(looks.map(({ productId }) => productId))];
  const visits = visitsOf(looks);
  const returns = ids.flatMap((productId) => {
    const times = visits.flatMap(({ looks: seen }) => seen.find((look) => look.productId === productId)?.at ?? []);
    return times.flatMap((at, i) => {
      const first = times[i - rule.returnedVisits + 1];
      if (!first || at.getTime() - first.getTime() > rule.returnedDays * day) return [];
      const isBought = purchases.some((bought) => bought.productId === productId && bought.at >= first);
      return isBought ? [] : [{ at, productId }];
    });
  });
  const ordered = returns.toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || Number(a.productId) - Number(b.productId),
  );
  return ordered[0] ?? null;
}

/** Looks in the order they were taken, parted where nothing was looked at for half an hour. */
function visitsOf(looks: readonly Look[]): Visit[] {
  const visits: Visit[] = [];
  const ordered = looks.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  ordered.forEach((look, i) => {
    const before = ordered[i - 1];
    const visit = visits.at(-1);
    const isSame = before && look.at.getTime() - before.at.getTime() < rule.visitGapMinutes * minute;
    if (visit && isSame) visit.looks.push(look);
    else visits.push({ looks: [look] });
  });
  return visits;
}

function latest(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

/** Whether a page's address or a topic is about how something is done. */
export function isHowTo(words: string): boolean {
  return new RegExp(howToPattern).test(words.toLowerCase());
}
