import { choiceKeys, choiceLabel, type Question } from "~/domains/quizzes";
import { contentOf, findQuiz, findVersion } from "~/domains/quizzes/index.server";
import type { Shop } from "~/domains/shops/model";
import {
  countSaid,
  findAskers,
  segmentKey,
  usesOf,
  type QuestionUse,
  type Use,
} from "~/domains/storefront/index.server";

/** What a quiz teaches: for each question what comes of it, and how many shoppers say what now. Null if it is not there. */
export async function loadKnowledge(shop: Shop, quizId: number, now: Date) {
  const quiz = await findQuiz(shop.id, quizId);
  if (!quiz) return null;
  const published = await findVersion(shop.id, quiz.id, quiz.version);
  const content = published?.content ?? (await contentOf(shop.id, quiz));
  const keys = content.questions.map(({ key }) => key);
  const clock = { rememberDays: quiz.rememberDays, now, timezone: shop.timezone };
  const [askers, said] = await Promise.all([findAskers(shop.id), countSaid(shop.id, keys, clock)]);
  const uses = new Map(usesOf(content, askers).map((use) => [use.question, use]));
  const segmentByKey = new Map(askers.segments.flatMap(({ id, key, name }) => (key ? [[key, { id, name }]] : [])));
  const questions = content.questions.map((question) => {
    const choices = (choiceKeys(question) ?? []).map((key) => {
      const count = said.find((one) => one.question === question.key && one.choice === key);
      const segment = segmentByKey.get(segmentKey(question.key, key)) ?? null;
      const { shoppers = 0, aged = 0 } = count ?? {};
      return { key, label: choiceLabel(question, key), shoppers: shoppers - aged, aged, segment };
    });
    return { ...viewUses(question, uses.get(question.key)), choices };
  });
  return {
    quiz: { id: quiz.id, name: quiz.name, rememberDays: quiz.rememberDays },
    questions,
  };
}

function viewUses(question: Question, found: QuestionUse | undefined) {
  const labels = (keys: readonly string[]) => keys.map((key) => choiceLabel(question, key));
  return {
    key: question.key,
    title: question.title || "A question without words",
    uses: (found?.uses ?? []).map((use) => ({ ...use, url: urlOf(use), choices: use.choices && labels(use.choices) })),
    idle: labels(found?.idleChoices ?? []),
    changesNothing: found?.changesNothing ?? true,
    isForReading: question.type === "text",
  };
}

function urlOf({ kind, id }: Use): string | null {
  if (id === null) return null;
  return kind === "segment" ? `/app/segments/${id}` : `/app/templates/${id}`;
}

export type Knowledge = NonNullable<Awaited<ReturnType<typeof loadKnowledge>>>;
