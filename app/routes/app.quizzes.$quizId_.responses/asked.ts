import { choiceKeys, choiceLabel, type Question } from "~/domains/quizzes";
import type { QuizContent } from "~/domains/quizzes/model";

/** Every question that a quiz ever asked, as each version asked it. */
export interface Asked {
  /** The latest wording of each, in the order of the latest version that has it. */
  questions: Question[];
  /** As it was asked in a version, or else as it was asked last; null for one that no version has. */
  questionOf(version: number, key: string): Question | null;
}

/** @param versions the latest first */
export function askedIn(versions: readonly { version: number; content: Pick<QuizContent, "questions"> }[]): Asked {
  const latest = new Map<string, Question>();
  for (const { content } of versions) {
    for (const question of content.questions) if (!latest.has(question.key)) latest.set(question.key, question);
  }
  const then = new Map(
    versions.flatMap(({ version, content }) => content.questions.map((one) => [`${version} ${one.key}`, one] as const)),
  );
  return {
    questions: [...latest.values()],
    questionOf: (version, key) => then.get(`${version} ${key}`) ?? latest.get(key) ?? null,
  };
}

/** What a list of responses can be narrowed to: a question, and one of its answers. */
export function narrowingsOf({ questions }: Asked) {
  return questions.map((question) => ({
    key: question.key,
    title: question.title,
    choices: (choiceKeys(question) ?? []).map((key) => ({ key, label: choiceLabel(question, key) })),
  }));
}
