import { rule, type Fit, type FitReason } from "../model";

/** Why a fit is as it is: sentences, each with the figure it rests on. */
export function reasonWords(fit: Fit): string[] {
  return fit.reasons.map((reason) => sentences[reason](fit));
}

const sentences: Record<FitReason, (fit: Fit) => string> = {
  few_buyers: ({ buyers }) =>
    `${count(buyers, "shopper has", "shoppers have")} bought so far; it takes ${rule.fewestBuyers}.`,
  few_repeat_buyers: ({ repeatBuyers }) =>
    `${count(repeatBuyers, "shopper has", "shoppers have")} bought on more than one day; it takes ${rule.fewestRepeatBuyers}.`,
  short_history: ({ historyDays }) =>
    `The orders go back ${count(historyDays, "day", "days")}; it takes ${rule.shortestHistoryDays}.`,
  no_recent_orders: () => `Nobody has ordered for ${rule.latestOrderDays} days.`,
  few_orders_to_check: () => "Too few orders came in the last weeks to check anything by.",
  more_came: (fit) => `More was bought than it said: ${came(fit)}.`,
  fewer_came: (fit) => `Less was bought than it said: ${came(fit)}.`,
  groups_off: () => "Of some groups of shoppers it expected too much, of others too little.",
  ranks_badly: ({ check }) =>
    `It hardly tells who will buy: of two shoppers it ranked the one who did first in ${percent(check?.ranking ?? 0.5)} of all cases; a coin does in 50 %.`,
  counts_differ: () => "More shoppers than it said bought very often, or not at all.",
};

function came({ check }: Fit): string {
  if (!check) return "nothing was checked";
  return `${count(check.actual, "order", "orders")} where ${Math.round(check.expected).toLocaleString("en-GB")} were expected`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** How a shop's fit stands, in a few words; null where all is well or it is only too early. */
export function problemWords(fit: Fit): string | null {
  if (fit.state === "poor") return "Predictions fit this shop only roughly";
  return fit.state === "useless" ? "Predictions do not fit this shop, so none are shown" : null;
}
