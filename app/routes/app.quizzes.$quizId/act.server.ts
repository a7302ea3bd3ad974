import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { longestJson } from "~/components/quiz-editor/question";
import type { Told } from "~/components/use-toast";
import { notFound } from "~/doors/require-shop.server";
import { readDraft, type QuizContent } from "~/domains/quizzes";
import { createQuiz, discardDraft, pauseQuiz, publishQuiz, putAwayQuiz, setQuiz } from "~/domains/quizzes/index.server";
import { applyKnowledge, renewSegments } from "~/domains/storefront/index.server";
import { knowledgeWords } from "./knowledge-words";

const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What a merchant can want of a quiz as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({
    wish: z.literal("publish"),
    revision,
    content: z.string().max(longestJson).transform(readContent),
    /** Whether its answers become segments, and its tips part of the welcome mail. */
    knowledge: z.enum(["yes", "no"]),
  }),
  z.strictObject({ wish: z.literal("discard"), revision }),
  z.strictObject({
    wish: z.literal("set"),
    name: z.string().trim().min(1, "Give the quiz a name").max(120, "A name has at most 120 characters"),
    rememberDays: z
      .string()
      .regex(/^(|[1-9]\d{0,3})$/, "Enter a number of days, or nothing")
      .transform((days) => (days === "" ? null : Number(days))),
  }),
  z.strictObject({ wish: z.enum(["pause", "resume", "copy", "put-away"]) }),
]);
export type Wish = z.infer<typeof Wish>;

/** What came of it; `kept` is what the quiz says after it, where that has changed. */
export interface Done {
  told: Told;
  kept: { revision: number; content: QuizContent } | null;
}

export async function act(shopId: number, quizId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "publish":
      return publish(shopId, quizId, wish, now);
    case "discard":
      return discard(shopId, quizId, wish.revision, now);
    case "set": {
      const set = await setQuiz(shopId, quizId, { name: wish.name, rememberDays: wish.rememberDays });
      if (set.outcome === "missing") throw notFound();
      if (set.outcome === "refused") return refuse(`Not saved: ${set.problem}`);
      await renewSegments(shopId, quizId, now);
      return tell("Saved");
    }
    case "pause":
    case "resume": {
      const done = await pauseQuiz(shopId, quizId, wish.wish === "pause");
      if (done.outcome === "missing") throw notFound();
      if (done.outcome === "refused") return refuse(done.problem);
      return tell(done.outcome === "paused" ? "Paused: nobody sees it any more" : "Live again");
    }
    case "copy": {
      const copied = await createQuiz(shopId, { from: "copy", quizId }, now);
      if (copied.outcome === "missing") throw notFound();
      return copied.outcome === "refused" ? refuse(copied.problem) : redirect(`/app/quizzes/${copied.quizId}`);
    }
    case "put-away":
      if (!(await putAwayQuiz(shopId, quizId, now))) throw notFound();
      return redirect("/app/quizzes");
    default:
      return wish satisfies never;
  }
}

async function publish(shopId: number, quizId: number, wish: Extract<Wish, { wish: "publish" }>, now: Date) {
  const { revision, content, knowledge } = wish;
  const published = await publishQuiz(shopId, quizId, { revision, content }, now);
  switch (published.outcome) {
    case "missing":
      throw notFound();
    case "overtaken":
      return refuse(overtaken);
    case "faulty":
      return refuse("Not published: mend what the checks name");
    case "unchanged":
      return tell("It is published like this already", published);
    case "published": {
      const { version, state } = published;
      const words =
        state === "paused" ? `Version ${version} is kept; the quiz is paused` : `Version ${version} is live`;
      const applied = knowledge === "yes" ? await applyKnowledge(shopId, quizId, now) : null;
      return tell([words, ...(applied ? knowledgeWords(applied) : [])].join(". "), published);
    }
    default:
      return published satisfies never;
  }
}

async function discard(shopId: number, quizId: number, revision: number, now: Date) {
  const discarded = await discardDraft(shopId, quizId, revision, now);
  if (discarded.outcome === "missing") throw notFound();
  if (discarded.outcome === "refused") return refuse(discarded.problem);
  if (discarded.outcome === "overtaken") return refuse(overtaken);
  return tell("Back to the published version", discarded);
}

const overtaken = "Not done: somebody else has changed this quiz meanwhile. Reload the page to see theirs";

function tell(words: string, kept: { revision: number; content: QuizContent } | null = null) {
  const done: Done = {
    told: { problem: false, words },
    kept: kept && { revision: kept.revision, content: kept.content },
  };
  return data(done);
}

export function refuse(words: string) {
  const done: Done = { told: { problem: true, words }, kept: null };
  return data(done, { status: 422 });
}

function readContent(json: string, context: z.RefinementCtx): QuizContent {
  const content = readDraft(parse(json));
  if (content) return content;
  context.addIssue({ code: "custom", message: "The quiz did not arrive whole; publish again" });
  return z.NEVER;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
