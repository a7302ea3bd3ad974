import { z } from "zod";
import type { Told } from "~/components/use-toast";
import { Definition, goals, SegmentDraft } from "~/domains/segments/model";
import { nestingOf } from "~/lib/nesting";

/** As long as the JSON of a definition may be; the text of one has at most 20,000 characters. */
export const longestJson = 100_000;

/** Groups of a segment stand in each other at most 9 deep; this leaves room for what a definition is made of. */
const deepestJson = 64;

/** A definition as it travels in a form. */
const DefinitionJson = z
  .string()
  .max(longestJson, { message: "The segment is too long; part it into several", abort: true })
  .refine((text) => nestingOf(text) <= deepestJson, { message: "The groups stand too deep in each other", abort: true })
  .transform((text, context) => {
    try {
      const json: unknown = JSON.parse(text);
      return json;
    } catch {
      context.addIssue({ code: "custom", message: "The conditions did not arrive whole; save again" });
      return z.NEVER;
    }
  })
  .refine((json): boolean => json !== null, { message: "Add at least one condition", abort: true })
  .pipe(Definition);

/** What the builder's form sends: texts, of which an empty one stands for nothing chosen. */
export const SegmentForm = z.strictObject({
  ...SegmentDraft.shape,
  goal: z.enum(["", ...goals]).transform((goal) => (goal === "" ? null : goal)),
  parentId: z
    .string()
    .regex(/^\d{0,9}$/, "Choose one of the segments")
    .transform((id) => (id === "" ? null : Number(id))),
  definition: DefinitionJson,
});

/** A segment as it stands in the builder; without a definition while there is no condition. */
export interface Draft extends Omit<SegmentDraft, "definition"> {
  definition: Definition | null;
}

/** The form of a draft, as `SegmentForm` reads it. */
export function formOf({ goal, parentId, definition, ...draft }: Draft): Record<keyof Draft, string> {
  return {
    ...draft,
    goal: goal ?? "",
    parentId: parentId === null ? "" : String(parentId),
    definition: JSON.stringify(definition),
  };
}

export type DraftField = keyof Draft;
export type DraftErrors = Partial<Record<DraftField, string>>;

/** Why a segment was not saved: in a toast, and beside which field. */
export interface Refusal {
  told: Told;
  errors: DraftErrors;
}

/** What is wrong, by field; deep inside a definition is still the definition. */
export function refusal(problems: Record<string, string>): Refusal {
  const errors: Record<string, string> = {};
  for (const [path, problem] of Object.entries(problems)) errors[path.split(".")[0] ?? ""] ??= problem;
  return { told: { problem: true, words: "Not saved: look at what is marked" }, errors };
}
