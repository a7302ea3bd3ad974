import { z } from "zod";
import { isDay, isTimeOfDay } from "./days";

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];

export const relativeUnits = ["h", "d", "w", "m", "y"] as const;
export const calendarUnits = ["week", "month", "quarter", "year"] as const;

/**
 * An instant as merchants say it: a day, a time of a day, so long before (negative) or after today, or the day a
 * calendar period began: this one (0), the last one (-1). Hours roll with the clock; everything else is whole days in
 * the shop's time zone.
 */
export const DateValue = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("day"), day: z.string().refine(isDay, "There is no such day in the calendar") }),
  z.strictObject({
    type: z.literal("time"),
    time: z.string().refine(isTimeOfDay, "There is no such time of a day"),
  }),
  z.strictObject({
    type: z.literal("relative"),
    amount: z.int().min(-5000).max(5000),
    unit: z.enum(relativeUnits),
  }),
  z.strictObject({ type: z.literal("start"), of: z.enum(calendarUnits), periods: z.int().min(-100).max(100) }),
]);
export type DateValue = z.infer<typeof DateValue>;

/** What something is compared with. A decimal stays text: 19.90 is not a binary fraction; so do ids. */
export const Value = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().max(500) }),
  z.strictObject({ type: z.literal("number"), number: z.string().regex(/^-?\d{1,20}(\.\d{1,6})?$/) }),
  z.strictObject({ type: z.literal("boolean"), boolean: z.boolean() }),
  z.strictObject({ type: z.literal("date"), date: DateValue }),
]);
export type Value = z.infer<typeof Value>;

const name = z.string().max(200);

/** One thing asked of a shopper, or inside MATCHES of one thing that happened: an attribute or parameter by name. */
export const Test = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("compare"), name, operator: z.enum(comparisons), value: Value }),
  z.strictObject({ type: z.literal("between"), name, from: Value, to: Value }),
  z.strictObject({ type: z.literal("in"), name, values: z.array(Value).min(1).max(500) }),
  z.strictObject({ type: z.literal("contains"), name, text: z.string().max(500) }),
  z.strictObject({ type: z.literal("null"), name }),
]);
export type Test = z.infer<typeof Test>;

/** What a test compares with. */
export function valuesOf(test: Test): readonly Value[] {
  switch (test.type) {
    case "compare":
      return [test.value];
    case "between":
      return [test.from, test.to];
    case "in":
      return test.values;
    case "contains":
      return [{ type: "text", text: test.text }];
    case "null":
      return [];
    default:
      return test satisfies never;
  }
}

/** A test of one thing that happened, or its opposite. */
export const Filter = z.strictObject({ test: Test, negated: z.boolean() });
export type Filter = z.infer<typeof Filter>;

/** In what two things that happened are alike. `any`: the same collection, type or tag. */
export const likenesses = ["product", "collection", "type", "tag", "vendor", "any"] as const;
export type Likeness = (typeof likenesses)[number];

/**
 * What came after or before the thing that happened: so often, within so long, about a related product. `negated`:
 * nothing of it came, which is told once the time is over.
 */
export const Relation = z.strictObject({
  order: z.enum(["followed", "preceded"]),
  negated: z.boolean(),
  function: name,
  filters: z.array(Filter).max(20),
  within: z.strictObject({ amount: z.int().min(1).max(5000), unit: z.enum(["h", "d", "w"]) }).nullable(),
  likeness: z.enum(likenesses).nullable(),
});
export type Relation = z.infer<typeof Relation>;

/** Something that happened, so often as its `count` says (once or more without), each time with all filters true. */
export const Matches = z.strictObject({
  type: z.literal("matches"),
  function: name,
  filters: z.array(Filter).max(20),
  relations: z.array(Relation).max(5),
});
export type Matches = z.infer<typeof Matches>;

export type Condition = Test | Matches;
export type Definition = Condition | { type: "and" | "or"; parts: Definition[] } | { type: "not"; part: Definition };

/** What a segment means: conditions, and how they are joined. Depth and number are limited when it is saved. */
export const Definition: z.ZodType<Definition> = z.lazy(() =>
  z.discriminatedUnion("type", [
    ...Test.options,
    Matches,
    z.strictObject({ type: z.literal("and"), parts: z.array(Definition).min(2) }),
    z.strictObject({ type: z.literal("or"), parts: z.array(Definition).min(2) }),
    z.strictObject({ type: z.literal("not"), part: Definition }),
  ]),
);

export const families = ["lifecycle", "purchase", "engagement", "affinity", "content", "zero-party"] as const;
export type Family = (typeof families)[number];

/** What a segment is for; its reports are read against it. */
export const goals = ["acquisition", "retention", "reactivation", "upsell"] as const;
export type Goal = (typeof goals)[number];

/** Where a segment came from: the library, the merchant's own hands, or Shopify's admin. */
export type Origin = "library" | "merchant" | "shopify";

/** What a merchant decides about a segment. */
export const SegmentDraft = z.strictObject({
  name: z.string().trim().min(1, "Give the segment a name").max(120, "A name has at most 120 characters"),
  description: z.string().trim().max(1000, "A description has at most 1000 characters").default(""),
  family: z.enum(families),
  goal: z.enum(goals).nullable().default(null),
  owner: z.string().trim().max(120).default(""),
  parentId: z.int().positive().nullable().default(null),
  definition: Definition,
});
export type SegmentDraft = z.infer<typeof SegmentDraft>;

/** A segment with its present meaning. */
export interface Segment extends SegmentDraft {
  id: number;
  /** A stable name for segments that come with the product. */
  key: string | null;
  origin: Origin;
  version: number;
  /** The version its memberships follow; behind `version` while an edit is being applied. */
  appliedVersion: number;
  state: "filling" | "live";
  /** While filling: up to which day the past has been worked out. */
  filledTo: Date | null;
  createdAt: Date;
}

/** A segment that is kept no more, and can be taken back. */
export interface PutAwaySegment extends Segment {
  archivedAt: Date;
}

/** What is done because of a segment; every domain that does something says so here. */
export interface SegmentUse {
  /** Flows that start with it, on or off. */
  flows: readonly { id: number; name: string; isOn: boolean; templates: readonly string[] }[];
  /** Whether a message was asked for because of it lately, or is about to be. */
  hasMessages: boolean;
}

/** What a segment meant from an instant on. */
export interface SegmentVersion {
  version: number;
  definition: Definition;
  createdAt: Date;
}

export type ChangeCause = "fact" | "time" | "history" | "definition";
