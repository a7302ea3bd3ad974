import { z } from "zod";

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];

/** An instant as merchants say it: a day, a time of a day, or so long before (negative) or after today. */
export const DateValue = z.discriminatedUnion("type", [
  z.object({ type: z.literal("day"), day: z.iso.date() }),
  z.object({ type: z.literal("time"), time: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/) }),
  z.object({ type: z.literal("relative"), amount: z.int().min(-5000).max(5000), unit: z.enum(["d", "w", "m", "y"]) }),
]);
export type DateValue = z.infer<typeof DateValue>;

/** What an attribute is compared with. A decimal stays text: 19.90 is not a binary fraction. */
export const Value = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string().max(500) }),
  z.object({ type: z.literal("number"), number: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/) }),
  z.object({ type: z.literal("date"), date: DateValue }),
]);
export type Value = z.infer<typeof Value>;

const Compare = z.object({
  type: z.literal("compare"),
  attribute: z.string(),
  operator: z.enum(comparisons),
  value: Value,
});
const Between = z.object({ type: z.literal("between"), attribute: z.string(), from: Value, to: Value });
const Contains = z.object({ type: z.literal("contains"), attribute: z.string(), text: z.string().max(500) });
const IsNull = z.object({ type: z.literal("null"), attribute: z.string() });

export type Condition =
  z.infer<typeof Compare> | z.infer<typeof Between> | z.infer<typeof Contains> | z.infer<typeof IsNull>;

export type Definition = Condition | { type: "and" | "or"; parts: Definition[] } | { type: "not"; part: Definition };

/** What a segment means: conditions, and how they are joined. Depth and number are limited when it is saved. */
export const Definition: z.ZodType<Definition> = z.lazy(() =>
  z.discriminatedUnion("type", [
    Compare,
    Between,
    Contains,
    IsNull,
    z.object({ type: z.literal("and"), parts: z.array(Definition).min(2) }),
    z.object({ type: z.literal("or"), parts: z.array(Definition).min(2) }),
    z.object({ type: z.literal("not"), part: Definition }),
  ]),
);

export const families = ["lifecycle", "purchase", "engagement", "affinity", "content", "zero-party"] as const;
export type Family = (typeof families)[number];

/** A segment with its present meaning. */
export interface Segment {
  id: number;
  key: string | null;
  name: string;
  family: Family;
  description: string;
  version: number;
  state: "filling" | "live";
  definition: Definition;
}

export type ChangeCause = "fact" | "time" | "history" | "definition";
