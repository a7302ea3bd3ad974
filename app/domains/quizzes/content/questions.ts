import { z } from "zod";
import { Given, Key, Line, Picture, Words } from "./values";

export const Choice = z.strictObject({
  key: Key,
  label: Line.min(1, "Enter what the choice says"),
  picture: Picture.nullable(),
});
export type Choice = z.infer<typeof Choice>;

const asked = {
  key: Key,
  title: Line.min(1, "Enter the question"),
  help: Words,
  /** Whether there is no way round it. */
  isRequired: z.boolean(),
  /** Asked only where all of these are so; always when there are none. Only earlier questions can be named. */
  when: z.array(Given).max(5),
};

const choices = z
  .array(Choice)
  .min(2, "Add a second choice")
  .max(12)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "Two choices have one key");

/** One of several choices, with or without pictures. */
const Single = z.strictObject({ type: z.literal("single"), ...asked, choices });
/** Any number of them. `most` bounds it; null for no bound. */
const Multiple = z.strictObject({
  type: z.literal("multiple"),
  ...asked,
  choices,
  most: z.number().int().min(1).max(12).nullable(),
});
/** A number from 1 to `steps`, which is also the key of the choice. */
const Scale = z.strictObject({
  type: z.literal("scale"),
  ...asked,
  steps: z.number().int().min(3).max(10),
  low: Line,
  high: Line,
});
/** A day of the year, without the year: `06-25`. */
const Birthday = z.strictObject({ type: z.literal("birthday"), ...asked });
/** Free words. They are for the merchant to read: never in a mail, never in an event. */
const Text = z.strictObject({ type: z.literal("text"), ...asked, longest: z.number().int().min(20).max(500) });

export const Question = z.discriminatedUnion("type", [Single, Multiple, Scale, Birthday, Text]);
export type Question = z.infer<typeof Question>;
export type QuestionType = Question["type"];

/** The keys of what can be chosen; null where the answer is not chosen from a list. */
export function choiceKeys(question: Question): string[] | null {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.choices.map(({ key }) => key);
    case "scale":
      return Array.from({ length: question.steps }, (_, i) => String(i + 1));
    case "birthday":
    case "text":
      return null;
    default:
      return question satisfies never;
  }
}

/** What a choice is called; the key itself where it has no words of its own. */
export function choiceLabel(question: Question, key: string): string {
  if (question.type !== "single" && question.type !== "multiple") return key;
  return question.choices.find((choice) => choice.key === key)?.label ?? key;
}
