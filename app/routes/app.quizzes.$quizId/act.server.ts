import { redirect } from "@remix-run/node";
import { z } from "zod";
import { longestJson } from "~/components/quiz-editor/question";
import { answersOf, contentField } from "~/doors/edit.server";
import { notFound } from "~/doors/require-shop.server";
import { readDraft, type QuizContent } from "~/domains/quizzes";
import { createQuiz, discardDraft, pauseQuiz, publishQuiz, putAwayQuiz, setQuiz } from "~/domains/quizzes/index.server";
import { applyKnowledge, renewSegments } from "~/domains/storefront/index.server";
import { Serial } from "~/lib/serial";
import { knowledgeWords } from "./knowledge-words";

/** What a merchant can want of a quiz as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({
    wish: z.literal("publish"),
    revision: Serial,
    content: contentField(longestJson, readDraft, "The quiz did not arrive whole; publish again"),
    /** Whether its answers become segments, and its tips part of the welcome mail. */
    knowledge: z.enum(["yes", "no"]),
  }),
  z.strictObject({ wish: z.literal("discard"), revision: Serial }),
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

const answers = answersOf<QuizContent>("quiz");
const { tell } = answers;
export const { refuse } = answers;

export async function act(shopId: number, quizId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "publish":
      return publish(shopId, quizId, wish, now);
    case "discard":
      return answers.tellDiscarded(await discardDraft(shopId, quizId, wish.revision, now));
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
      return answers.refuseOvertaken();
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
