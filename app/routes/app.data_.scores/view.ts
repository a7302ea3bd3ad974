import { formatDay } from "~/components/dates";
import {
  engagementLevels,
  engagementRule as rule,
  features,
  featureWords,
  handWeights,
  levelWords,
  type EngagementSettings,
  type Fit,
} from "~/domains/traits/model";
import type { ReportTable } from "~/lib/report-table";

/** How well weights tell who buys, in words: "78 of 100". */
function told({ auc, standardError }: { auc: number; standardError: number }): string {
  const within = (value: number) => Math.round(100 * Math.min(1, Math.max(0, value)));
  const [from, until] = [within(auc - 1.96 * standardError), within(auc + 1.96 * standardError)];
  return `${within(auc)} of 100 pairs (between ${from} and ${until})`;
}

/** What was learnt from the shop's own orders, and what came of it. */
export function viewFit({ fit, fittedAt }: EngagementSettings, timezone: string) {
  if (!fit || !fittedAt) return null;
  const { learnt, heldOut, fitted, hand } = fit;
  const number = (count: number) => count.toLocaleString("en-GB");
  return {
    verdict: verdictWords(fit),
    isUsed: fit.verdict === "used",
    qualities: [
      ...(fitted ? [{ name: "Learnt from your orders", words: told(fitted.quality) }] : []),
      ...(hand ? [{ name: "Set by hand", words: told(hand) }] : []),
    ],
    learntFrom: `${number(learnt.shoppers)} looks at shoppers, ${number(learnt.buyers)} of them before an order`,
    judgedBy: `${number(heldOut.shoppers)} later ones, ${number(heldOut.buyers)} of them before an order`,
    when: formatDay(fittedAt, timezone),
  };
}

function verdictWords({ verdict, learnt, heldOut, gain }: Fit): string {
  switch (verdict) {
    case "used":
      return `What your shop’s orders say is better than the weights set by hand, by ${Math.round(100 * (gain?.auc ?? 0))} of 100 pairs, which is more than chance explains. It is what scores are worked out with.`;
    case "not_better":
      return "What your shop’s orders say is not surely better than the weights set by hand, so those are used.";
    case "no_better_than_chance":
      return "What shoppers did says nothing about who ordered afterwards that could not be chance, so the weights set by hand are used.";
    case "too_few":
      return `Too little to learn from yet, so the weights set by hand are used. It takes ${rule.fewestLearnt} looks at shoppers before an order and ${rule.fewestLearnt} at others, and ${rule.fewestHeldOut} of each to judge by; there are ${learnt.buyers} and ${learnt.shoppers - learnt.buyers}, and ${heldOut.buyers} and ${heldOut.shoppers - heldOut.buyers}.`;
    default:
      return verdict satisfies never;
  }
}

/** The weights beside each other. Those learnt are missing where there are none. */
export function weightsTable({ fit }: EngagementSettings, currency: string): ReportTable {
  const fitted = fit?.fitted?.weights;
  return {
    currency,
    columns: [
      { title: "What they do", kind: "text" },
      { title: "Set by hand", kind: "count" },
      { title: "Learnt from your orders", kind: "count" },
    ],
    rows: features.map((feature) => ({
      id: feature,
      cells: [featureWords[feature], handWeights[feature], fitted?.[feature] ?? null],
    })),
  };
}

/** How many shoppers have which score. */
export function spreadTable(scores: readonly { from: number; count: number }[], currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "Score", kind: "text" },
      { title: "Shoppers", kind: "count" },
    ],
    rows: scores.map(({ from, count }) => ({ id: String(from), cells: [rangeOf(from), count] })),
  };
}

function rangeOf(from: number): string {
  return from === 90 ? "90 to 100" : `${from} to ${from + 9}`;
}

/** How many there are of each level, and the segment that holds them. */
export function viewLevels(levels: readonly { level: string; count: number }[]) {
  const { high, medium, low } = rule.levels;
  const ranges = {
    high: `${high} or more`,
    medium: `${medium} to ${high - 1}`,
    low: `${low} to ${medium - 1}`,
    quiet: `below ${low}`,
  };
  return engagementLevels.map((level) => ({
    level,
    name: levelWords[level],
    range: ranges[level],
    count: levels.find((one) => one.level === level)?.count ?? 0,
    url: meaning(`engagement_level = '${level}'`),
  }));
}

const steps = [
  {
    step: "first_order",
    name: "Ready for a first order",
    why: "never bought; a cart, a comparison, or a product they keep coming back to",
  },
  {
    step: "second_order",
    name: "Ready for a second order",
    why: "bought once; the same signs, or their usual time is over",
  },
  { step: "loyalty", name: "One order from loyal", why: "three orders; the same signs, or their usual time is over" },
  {
    step: "return",
    name: "About to come back",
    why: "silent for long; a cart, a comparison, or a product they keep coming back to",
  },
] as const;

/** Who stands before the next stage and shows it. */
export function viewSteps(counts: readonly { step: string; count: number }[]) {
  return steps.map(({ step, name, why }) => ({
    step,
    name,
    why,
    count: counts.find((one) => one.step === step)?.count ?? 0,
    url: meaning(`ready_for = '${step}'`),
  }));
}

/** Engaged, and never bought. */
export const potentialBuyers = meaning(`number_of_orders = 0 AND engagement_score >= ${rule.levels.medium}`);

function meaning(query: string): string {
  return `/app/segments/new?${new URLSearchParams({ meaning: query })}`;
}
