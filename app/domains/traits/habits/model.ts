import type { TraitDeclaration } from "../declaration";

/** Parts of a year, by the shop's calendar; what summer is, is not the same everywhere. */
export const seasons = ["january_to_march", "april_to_june", "july_to_september", "october_to_december"] as const;
export type Season = (typeof seasons)[number];

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

export const devices = ["desktop", "mobile", "tablet"] as const;

/** The rule's constants; habits.ts says what they do. */
export const habitRule = {
  /** With fewer orders, or within less than a year, nobody has a season. */
  seasonFromOrders: 4,
  seasonFromDays: 365,
  /** From so many visits on one is usual. */
  usualFromVisits: 5,
  /** From so many visits of which the device is known. */
  deviceFromVisits: 3,
} as const;

/** What a shopper does usually. */
export interface Habits {
  /** What an order came to after refunds, on average: in whole minor units, towards 0. */
  averageOrderMinor: number | null;
  /** Whole days to expect between two orders. */
  rhythmDays: number | null;
  /** Of their orders, in whole per cent. */
  discountedPercent: number | null;
  season: Season | null;
  /** Of products they bought and kept, in lower case, in the order of the alphabet. */
  productTypes: string[];
  /** In how many hours of days they came, on one device each. */
  visits: number;
  /** From 0 to 23, by the shop's clock. */
  usualHour: number | null;
  usualWeekday: Weekday | null;
  usualDevice: string | null;
}

const table = "profile_habits";
const bought = { table, source: "orders", freshness: "with every order, refund and cancellation" } as const;
const came = {
  table,
  source: "visits to the shop, clicks in mails, quiz answers and orders",
  freshness: "with everything they do",
  absent: "unknown",
} as const;

/** Traits by which to know a buyer, and when to reach one. */
export const declaredHabits: readonly TraitDeclaration[] = [
  {
    ...bought,
    name: "average_order_value",
    kind: { type: "money" },
    label: "the average order value",
    absent: "none",
    column: "average_order_minor",
    unit: "the shop's currency, net of refunds",
  },
  {
    ...bought,
    name: "days_between_orders",
    kind: { type: "integer" },
    label: "the expected number of days between orders",
    absent: "none",
    column: "rhythm_days",
    unit: "days",
    freshness: "with every order, and when a month begins",
  },
  {
    ...bought,
    name: "discounted_orders_percent",
    kind: { type: "integer" },
    label: "the percentage of orders with a discount",
    absent: "none",
    column: "discounted_percent",
    unit: "per cent of their orders",
  },
  {
    ...bought,
    name: "season",
    kind: { type: "enum", values: seasons },
    label: "the buying season",
    absent: "unknown",
    column: "season",
    unit: null,
    source: "orders over a year or more",
  },
  {
    ...bought,
    name: "product_types_bought",
    kind: { type: "list" },
    label: "the types of products bought",
    absent: "none",
    column: "product_types",
    unit: null,
    source: "what was bought and kept, and the catalog",
    freshness: "with every order; at night when the catalog changes",
  },
  {
    ...came,
    name: "usual_hour",
    kind: { type: "integer" },
    label: "the usual hour of visits",
    column: "usual_hour",
    unit: "o'clock in the shop",
  },
  {
    ...came,
    name: "usual_weekday",
    kind: { type: "enum", values: weekdays },
    label: "the usual weekday of visits",
    column: "usual_weekday",
    unit: null,
  },
  {
    ...came,
    name: "usual_device",
    kind: { type: "enum", values: devices },
    label: "the usual device of visits",
    column: "usual_device",
    unit: null,
    source: "visits to the shop",
  },
];
