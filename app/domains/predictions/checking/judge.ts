import { rule, type Check, type Fit } from "../model";

type Verdict = Pick<Fit, "state" | "reasons">;

/** What a shop has sold, in short. */
export interface Extent {
  buyers: number;
  repeatBuyers: number;
  historyDays: number;
  daysSinceOrder: number;
}

/** Why there is too little to foretell anything by; nothing when there is enough. */
export function lacks({ buyers, repeatBuyers, historyDays, daysSinceOrder }: Extent): Verdict["reasons"] {
  return [
    ...(buyers < rule.fewestBuyers ? (["few_buyers"] as const) : []),
    ...(repeatBuyers < rule.fewestRepeatBuyers ? (["few_repeat_buyers"] as const) : []),
    ...(historyDays < rule.shortestHistoryDays ? (["short_history"] as const) : []),
    ...(daysSinceOrder > rule.latestOrderDays ? (["no_recent_orders"] as const) : []),
  ];
}

/** How many days before the end are held back of a history. */
export function heldOutDaysOf(historyDays: number): number {
  const { fewest, most } = rule.heldOutDays;
  return Math.min(most, Math.max(fewest, Math.round(historyDays * rule.heldOutShare)));
}

/**
 * Whether what was foretold of the weeks held back came true. Twice the deviation that chance makes is forgiven everywhere;
 * what is beyond is weighed by its size, since in a large shop no model is true and every difference could be proven.
 */
export function judge(check: Check): Verdict {
  if (check.actual < rule.fewestHeldOutOrders && check.expected < rule.fewestHeldOutOrders) {
    return { state: "too_few", reasons: ["few_orders_to_check"] };
  }
  const bias = beyondChance(check) / check.expected;
  const spread =
    check.deciles.reduce((sum, decile) => sum + decile.shoppers * beyondChance(decile), 0) /
    Math.max(check.expected, check.actual);
  const difference =
    check.counts.reduce((sum, { expected, actual }) => sum + Math.abs(actual - expected), 0) / (2 * check.shoppers);
  const reasons: Verdict["reasons"] = [];
  if (bias > rule.bias.poor) reasons.push(check.actual > check.expected ? "more_came" : "fewer_came");
  if (spread > rule.spread.poor) reasons.push("groups_off");
  if (check.ranking < rule.ranking.poor) reasons.push("ranks_badly");
  if (check.chance < rule.counts.chance && difference > rule.counts.difference) reasons.push("counts_differ");
  const isUseless = bias > rule.bias.useless || spread > rule.spread.useless || check.ranking < rule.ranking.useless;
  return { state: isUseless ? "useless" : reasons.length > 0 ? "poor" : "good", reasons };
}

function beyondChance({
  expected,
  actual,
  deviation,
}: {
  expected: number;
  actual: number;
  deviation: number;
}): number {
  return Math.max(0, Math.abs(actual - expected) - 2 * deviation);
}
