import { describe, expect, test } from "vitest";
import { outcomeFor, questionsFor, type Answers } from "../content/answers";
import { QuizContent } from "../content/model";
import { choiceKeys, type Question } from "../content/questions";
import { findingsIn } from "../editing/findings";
import { library } from "./library";

test("no two ready quizzes share a key, a name or a trade", () => {
  for (const of of ["key", "name", "trade"] as const) {
    expect(new Set(library.map((ready) => ready[of].toLowerCase())).size).toBe(library.length);
  }
});

/** Every way through a quiz, as far as its choices of one lead: what was asked, and what was answered in the end. */
function ways(content: QuizContent, answers: Answers = new Map()): { asked: Question[]; answers: Answers }[] {
  const asked = questionsFor(content, answers);
  const next = asked.find((question) => question.type === "single" && !answers.has(question.key));
  if (!next) return [{ asked, answers }];
  return (choiceKeys(next) ?? []).flatMap((key) =>
    ways(content, new Map([...answers, [next.key, { choices: [key] }]])),
  );
}

describe.each(library)("$key", ({ key, content, knowledge, why }) => {
  const all = ways(content);

  test("is a quiz that a merchant could publish as it is, and to which nothing is to be said", () => {
    expect(QuizContent.parse(content)).toEqual(content);
    expect(findingsIn(content)).toEqual([]);
    expect(key).toMatch(/^[a-z-]+$/);
    expect(why).toMatch(/\.$/);
  });

  test("asks each question of somebody, and of nobody more than five", () => {
    const asked = new Set(all.flatMap((way) => way.asked.map((question) => question.key)));
    expect(content.questions.map((question) => question.key).filter((one) => !asked.has(one))).toEqual([]);
    expect(Math.max(...all.map((way) => way.asked.length))).toBeLessThanOrEqual(5);
    expect(Math.min(...all.map((way) => way.asked.length))).toBeGreaterThanOrEqual(2);
  });

  test("gives each result to somebody, and one to who says nothing at all", () => {
    const told = new Set(all.map(({ answers }) => outcomeFor(content, answers).heading));
    expect(content.result.branches.map(({ outcome }) => outcome.heading).filter((one) => !told.has(one))).toEqual([]);
    expect(outcomeFor(content, new Map())).toBe(content.result.otherwise);
  });

  test("knows a tip for every choice of its key question", () => {
    const question = content.questions.find((one) => one.key === knowledge.question);
    expect(Object.keys(knowledge.tips)).toEqual(question && choiceKeys(question));
    for (const { text } of Object.values(knowledge.tips)) expect(text).toMatch(/[.!?]$/);
  });

  test("promises that one can unsubscribe, and needs no product or discount of its own", () => {
    expect(content.capture?.consent).toMatch(/unsubscribe at any time/);
    expect(content.result.discountId).toBeNull();
    const from = [...content.result.branches.map(({ outcome }) => outcome), content.result.otherwise];
    expect(from.map(({ products }) => products.from)).toEqual(from.map(() => "popular"));
  });
});
