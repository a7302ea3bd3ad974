import type { QuizContent } from "../content/model";
import type { Question } from "../content/questions";
import type { Given } from "../content/values";
import { advice, error, type Finding } from "./finding";

/** Whether somebody can come to each question and each result. */
export function checkReach({ questions, result }: Pick<QuizContent, "questions" | "result">): Finding[] {
  const asked = new Map<string, Question>();
  const findings: Finding[] = [];
  questions.forEach((question, i) => {
    const problem = impossible(question.when, asked);
    if (problem === null) asked.set(question.key, question);
    else findings.push(error(`questions.${i}.when`, `Nobody is asked this: ${problem}`, "Change when it is asked"));
  });
  result.branches.forEach(({ when }, i) => {
    const path = `result.branches.${i}.when`;
    const problem = impossible(when, asked);
    if (problem !== null)
      return findings.push(error(path, `Nobody gets this result: ${problem}`, "Change its answers"));
    const earlier = result.branches.slice(0, i).findIndex((branch) => covers(branch.when, when));
    if (earlier !== -1) {
      findings.push(
        advice(
          path,
          `Result ${earlier + 1} takes everybody whom this one is for`,
          "Move it up, or ask for other answers",
        ),
      );
    }
  });
  return findings;
}

/** Why no answers can be like this; null when some can. @param asked the questions that somebody can come to */
function impossible(when: readonly Given[], asked: ReadonlyMap<string, Question>): string | null {
  for (const { question } of when) {
    if (!asked.has(question)) return "it waits for a question that is never asked before";
  }
  const contradictory = when.some(({ question, oneOf }, i) =>
    when
      .slice(0, i)
      .some(
        (other) =>
          other.question === question &&
          asked.get(question)?.type !== "multiple" &&
          !other.oneOf.some((key) => oneOf.includes(key)),
      ),
  );
  return contradictory ? "it wants two answers to a question that takes one" : null;
}

/** Whether whoever fits the second fits the first. */
function covers(first: readonly Given[], second: readonly Given[]): boolean {
  return first.every(({ question, oneOf }) =>
    second.some((given) => given.question === question && given.oneOf.every((key) => oneOf.includes(key))),
  );
}
