import { formatDay } from "~/components/dates";
import { partsOf } from "~/domains/traits";
import type { Engagement, Interests } from "~/domains/traits/index.server";
import {
  dimensions,
  featureWords,
  levelWords,
  type Dimension,
  type Reason,
  type Step,
  type Weights,
} from "~/domains/traits/model";

const dimensionWords: Record<Dimension, string> = {
  category: "Categories",
  collection: "Collections",
  vendor: "Vendors",
  tag: "Product tags",
  topic: "Topics they read",
};

const stepWords: Record<Step, string> = {
  first_order: "Ready for a first order",
  second_order: "Ready for a second order",
  loyalty: "One order from loyal",
  return: "About to come back",
};

const levelTones = { high: "success", medium: "info", low: "attention", quiet: undefined } as const;

/** What a shopper leans towards and is about to do, as the page shows it. @param topics names of topics by key */
export function viewInterests(
  interests: Interests | null,
  { timezone, topics }: { timezone: string; topics: ReadonlyMap<string, string> },
) {
  if (!interests) return null;
  const { affinities, readyFor, readyBecause, howToAt } = interests;
  return {
    leanings: dimensions.flatMap((dimension) => {
      const found = affinities[dimension] ?? [];
      if (found.length === 0) return [];
      const rows = found.map(({ value, share, signs }) => ({
        name: dimension === "topic" ? (topics.get(value) ?? value) : value,
        percent: Math.round(100 * share),
        signs: `${signs} ${signs === 1 ? "sign" : "signs"}`,
      }));
      return [{ dimension, title: dimensionWords[dimension], rows }];
    }),
    ready: readyFor && {
      step: stepWords[readyFor],
      because: readyBecause.map((reason) => reasonWords(reason, interests, timezone)),
    },
    howTo: howToAt && `Last read how something is done on ${formatDay(howToAt, timezone)}`,
  };
}

function reasonWords(reason: Reason, interests: Interests, timezone: string): string {
  const on = (at: Date | null) => (at ? ` on ${formatDay(at, timezone)}` : "");
  switch (reason) {
    case "cart":
      return "they filled a cart or began a checkout in the last two weeks, and have not ordered since";
    case "compared":
      return `they compared products${interests.comparedCategory ? ` of ${interests.comparedCategory}` : ""}${on(interests.comparedAt)}`;
    case "returned":
      return `they came back to ${interests.returnedTo ?? "a product"} in three visits within a week, last${on(interests.returnedAt)}`;
    case "due":
      return "their usual time between two orders is over";
    default:
      return reason satisfies never;
  }
}

/** How engaged a shopper is, and what makes it up. */
export function viewEngagement(engagement: Engagement | null, weights: Weights) {
  if (!engagement) return null;
  const { score, level, counts } = engagement;
  const parts = partsOf(counts, weights);
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return {
    score,
    level: levelWords[level],
    tone: levelTones[level],
    parts: parts
      .filter((part) => part.points > 0)
      .map((part) => ({ name: featureWords[part.feature], percent: Math.round((100 * part.points) / points) })),
  };
}
