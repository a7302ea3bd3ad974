import type { QuizContent } from "~/domains/quizzes";

/**
 * What is different for who answers differently, in words by the key of the question; questions that change nothing are
 * not in it. What the quiz itself does with an answer changes while it is written, the rest is as it was loaded.
 */
export function usesIn(
  { questions, result }: Pick<QuizContent, "questions" | "result">,
  outside: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const add = (key: string, words: string) => {
    const told = uses.get(key) ?? [];
    if (!told.includes(words)) uses.set(key, [...told, words]);
  };
  questions.forEach(({ when }, i) => when.forEach(({ question }) => add(question, `question ${i + 1}`)));
  result.branches.forEach(({ when }, i) => when.forEach(({ question }) => add(question, `result ${i + 1}`)));
  for (const { key } of questions) for (const words of outside.get(key) ?? []) add(key, words);
  return uses;
}
