import { z } from "zod";
import { frequencies, type Topic } from "~/domains/consent/model";
import type { Choice } from "~/domains/consent/index.server";

const Wish = z.discriminatedUnion("wish", [
  z.object({
    wish: z.literal("save"),
    topics: z.array(z.string()),
    frequency: z.enum(frequencies).optional(),
    countsOpens: z.boolean(),
  }),
  z.object({ wish: z.enum(["pause", "end_pause", "unsubscribe", "resubscribe"]) }),
]);
export type Wish = z.infer<typeof Wish>;

/** What the form that was sent asks for; null when it is none of the page's. */
export function readWish(form: FormData): Wish | null {
  const parsed = Wish.safeParse({
    wish: form.get("wish"),
    topics: form.getAll("topic"),
    frequency: form.get("frequency") ?? undefined,
    countsOpens: form.get("countsOpens") === "yes",
  });
  return parsed.success ? parsed.data : null;
}

/** A wish as a choice of preferences; null when it is about being written to at all. */
export function choiceOf(wish: Wish): Choice | null {
  switch (wish.wish) {
    case "save": {
      const { topics, frequency, countsOpens } = wish;
      return { topics, countsOpens, ...(frequency && { frequency }) };
    }
    case "pause":
      return { pause: "begin" };
    case "end_pause":
      return { pause: "end" };
    case "unsubscribe":
    case "resubscribe":
      return null;
    default:
      return wish satisfies never;
  }
}

export const said: Record<Wish["wish"], string> = {
  save: "Saved. It holds from the next mail on.",
  pause: "Paused. You get no mail for 30 days.",
  end_pause: "The pause has ended.",
  unsubscribe: "You are unsubscribed. A mail that is already on its way may still arrive.",
  resubscribe: "Welcome back. You get mail again.",
};

export const saidAnswers = "Saved. The next mail goes by what you say now.";

/** Whether a topic is ticked. */
export function isWanted({ key }: Topic, deniedTopics: readonly string[]): boolean {
  return !deniedTopics.includes(key);
}
