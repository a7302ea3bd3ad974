import { z } from "zod";
import type { TraitDeclaration } from "~/domains/traits/model";
import { countModels } from "./counts/pattern";

/** The constants of the rule; docs/decisions/032-predictions.md says why these. */
export const rule = {
  /** With less, nothing is foretold. */
  fewestBuyers: 100,
  fewestRepeatBuyers: 20,
  shortestHistoryDays: 180,
  /** A shop that has sold nothing for so long is not the one it was. */
  latestOrderDays: 60,
  /** What is held back to check by: this part of the history, within these bounds. */
  heldOutShare: 0.25,
  heldOutDays: { fewest: 56, most: 182 },
  /** With fewer orders in the weeks held back, they tell nothing. */
  fewestHeldOutOrders: 20,
  /** Of larger shops so many buyers are taken to fit by: more would move nothing that is shown. */
  mostFitted: 20_000,
  /** Below, the default belief has a say that can be noticed. */
  smallShopBuyers: 500,
  /** Fitted anew after so many days, or when there are so many more buyers. */
  refitDays: 7,
  refitGrowth: 1.2,
  /** How far off, beyond what chance does, is poor, and how far is beyond use. */
  bias: { poor: 0.2, useless: 0.6 },
  spread: { poor: 0.2, useless: 0.6 },
  /** How often of two shoppers the one who bought was ranked first: 0.5 is a coin. */
  ranking: { poor: 0.6, useless: 0.53 },
  counts: { chance: 0.001, difference: 0.05 },
  /** Spend and number of orders should not go together; beyond this they do. */
  tied: 0.3,
  /** Low and high hold in so many of all cases. */
  interval: 0.8,
  /** A next order later than so is none that anybody waits for. */
  farthestOrderDays: 365,
} as const;

/** `poor` is shown with a warning, `useless` not at all. */
export const fitStates = ["good", "poor", "useless", "too_few"] as const;

/** Why a fit is as it is. */
export const fitReasons = [
  ...["few_buyers", "few_repeat_buyers", "short_history", "no_recent_orders", "few_orders_to_check"],
  ...["more_came", "fewer_came", "groups_off", "ranks_badly", "counts_differ"],
] as const;
export type FitReason = (typeof fitReasons)[number];

const Decile = z.object({
  shoppers: z.number(),
  /** Orders in the weeks held back, for each shopper: as foretold, as it was, and how far chance alone takes it. */
  expected: z.number(),
  actual: z.number(),
  deviation: z.number(),
});
export type Decile = z.infer<typeof Decile>;

/** What was foretold for weeks the model was not shown, beside what came. */
const Check = z.object({
  from: z.string(),
  days: z.number(),
  shoppers: z.number(),
  expected: z.number(),
  actual: z.number(),
  deviation: z.number(),
  ranking: z.number(),
  deciles: z.array(Decile),
  /** Shoppers by how often they bought in those weeks, the last one or more. */
  counts: z.array(z.object({ orders: z.number(), expected: z.number(), actual: z.number() })),
  /** That chance alone makes numbers differ so much. */
  chance: z.number(),
});
export type Check = z.infer<typeof Check>;

const CountParameters = z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() });
const SpendParameters = z.object({ p: z.number(), q: z.number(), v: z.number() });

/** What is fitted of a shop. Rates are for days, amounts in units of the shop's mean purchase. */
const Fitted = z.object({
  model: z.enum(countModels),
  counts: CountParameters,
  /** Parameters that would fit nearly as well: how uncertain the fit is. */
  draws: z.array(CountParameters),
  spend: SpendParameters,
  meanMinor: z.number(),
  /** How number and mean of purchases go together, −1 to 1. */
  tied: z.number(),
});
export type Fitted = z.infer<typeof Fitted>;

/** A shop's fit as it is kept. */
export const Fit = z.object({
  state: z.enum(fitStates),
  reasons: z.array(z.enum(fitReasons)),
  buyers: z.number(),
  repeatBuyers: z.number(),
  historyDays: z.number(),
  /** How many buyers it was fitted by; fewer than there are in a large shop. */
  fittedBuyers: z.number(),
  fitted: Fitted.nullable(),
  check: Check.nullable(),
});
export type Fit = z.infer<typeof Fit>;

/** What is foretold, and between what it lies in eight of ten cases. */
export interface Range {
  value: number;
  low: number;
  high: number;
}

/** What is foretold of one shopper. Chances in whole percent, amounts in minor units. */
export interface Prediction {
  /** That they are still a customer; null where the model cannot tell. */
  alive: Range | null;
  /** That they order nothing for a year. */
  churn: Range;
  orders90: Range;
  orders365: Range;
  spend90: Range;
  spend365: Range;
  /** Counted from their latest order; null when it is more than a year away. */
  nextOrder: { at: Date; low: Date; high: Date | null } | null;
}

const told = {
  table: "profile_predictions",
  absent: "unknown",
  source: "a model of the shop's orders, checked on weeks it was not shown",
  freshness: "every week, and the night after an order",
} as const;

/** Every prediction that conditions can ask for. */
export const declaredPredictions: readonly TraitDeclaration[] = [
  {
    ...told,
    name: "predicted_orders_90_days",
    kind: { type: "decimal" },
    label: "the number of orders expected in 90 days",
    column: "orders_90",
    unit: "orders",
  },
  {
    ...told,
    name: "predicted_orders_365_days",
    kind: { type: "decimal" },
    label: "the number of orders expected in a year",
    column: "orders_365",
    unit: "orders",
  },
  {
    ...told,
    name: "predicted_spend_90_days",
    kind: { type: "money" },
    label: "the spend expected in 90 days",
    column: "spend_90_minor",
    unit: "the shop's currency, net of refunds",
  },
  {
    ...told,
    name: "predicted_spend_365_days",
    kind: { type: "money" },
    label: "the spend expected in a year",
    column: "spend_365_minor",
    unit: "the shop's currency, net of refunds",
  },
  {
    ...told,
    name: "probability_alive",
    kind: { type: "integer" },
    label: "the chance in percent that they are still a customer",
    column: "alive_percent",
    unit: "percent",
  },
  {
    ...told,
    name: "churn_risk",
    kind: { type: "integer" },
    label: "the chance in percent that they order nothing for a year",
    column: "churn_percent",
    unit: "percent",
  },
  {
    ...told,
    name: "expected_next_order_date",
    kind: { type: "date" },
    label: "the day their next order is expected",
    column: "next_order_at",
    unit: null,
  },
];
