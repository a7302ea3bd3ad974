import { z } from "zod";
import { BrandFont } from "../../shops/model";
import { Targeting } from "../targeting/model";
import { choiceKeys, Question } from "./questions";
import { Given, Line, Words } from "./values";

/** The step at which an address is asked for, with the words a shopper agrees to. */
export const Capture = z.strictObject({
  heading: Line.min(1, "Enter a heading"),
  text: Words,
  /** What ticking the box means, in full: it goes into the ledger of consents with the answer. */
  consent: Words.min(10, "Say what a shopper agrees to"),
  asksName: z.boolean(),
  /** Whether the result can be seen without an address. */
  canSkip: z.boolean(),
});

/** Where the products of a result come from. */
const Products = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("nothing") }),
  z.strictObject({
    from: z.literal("picked"),
    productIds: z
      .array(z.string().regex(/^\d{1,20}$/))
      .min(1)
      .max(6),
  }),
  z.strictObject({
    from: z.literal("collection"),
    collectionId: z.string().regex(/^\d{1,20}$/),
    count: z.number().int().min(1).max(6),
  }),
  /** The best sellers of the shop. */
  z.strictObject({ from: z.literal("popular"), count: z.number().int().min(1).max(6) }),
]);

export const Outcome = z.strictObject({ heading: Line.min(1, "Enter a heading"), tip: Words, products: Products });
export type Outcome = z.infer<typeof Outcome>;

/** What a shopper is told in the end: the first branch that fits the answers, otherwise the last resort. */
export const Result = z.strictObject({
  branches: z.array(z.strictObject({ when: z.array(Given).min(1).max(5), outcome: Outcome })).max(12),
  otherwise: Outcome,
  /** A discount of which each who gave an address gets a code of their own; null for none. */
  discountId: z.number().int().nullable(),
});

/** How the popup looks. Empty colours and fonts are the shop's own, as its mail has them. */
export const Look = z.strictObject({
  color: z.union([z.literal(""), z.string().regex(/^#[0-9a-f]{6}$/i, "Enter a colour such as #1f4d3a")]),
  font: z.union([z.literal("theme"), BrandFont]),
  place: z.enum(["middle", "corner"]),
  /** What the closing button says to who would rather not. */
  decline: Line,
});

export const mostQuestions = 12;

/** All that a quiz is: what it asks, of whom and when, and what comes of it. */
export const QuizContent = z
  .strictObject({
    /** What opens the popup. */
    title: Line.min(1, "Enter a title"),
    intro: Words,
    questions: z.array(Question).min(1, "Add a question").max(mostQuestions),
    /** Null when no address is asked for. */
    capture: Capture.nullable(),
    result: Result,
    targeting: Targeting,
    look: Look,
  })
  .superRefine((quiz, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const known = new Map<string, string[] | null>();
    quiz.questions.forEach((question, i) => {
      question.when.forEach((given, j) => {
        const problem = problemOf(given, known);
        if (problem) refuse(["questions", i, "when", j], problem);
      });
      if (known.has(question.key)) refuse(["questions", i, "key"], "Another question has this key");
      known.set(question.key, choiceKeys(question));
    });
    quiz.result.branches.forEach(({ when }, i) =>
      when.forEach((given, j) => {
        const problem = problemOf(given, known);
        if (problem) refuse(["result", "branches", i, "when", j], problem);
      }),
    );
    if (quiz.result.discountId !== null && !quiz.capture) {
      refuse(["result", "discountId"], "A code is given for an address: ask for one, or give no code");
    }
  });
export type QuizContent = z.infer<typeof QuizContent>;

/** Why a condition on an answer can never hold; null when it can. @param known the earlier questions with their choices */
function problemOf({ question, oneOf }: Given, known: ReadonlyMap<string, string[] | null>): string | null {
  const choices = known.get(question);
  if (choices === undefined) return "Name an earlier question";
  if (choices === null) return "That question has no choices to ask about";
  const unknown = oneOf.find((key) => !choices.includes(key));
  return unknown === undefined ? null : `“${unknown}” is not one of its choices`;
}
