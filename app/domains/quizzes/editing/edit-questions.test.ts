import { expect, test } from "vitest";
import type { QuizContent } from "../content/model";
import type { Question } from "../content/questions";
import {
  addQuestion,
  asType,
  changeKeys,
  changeQuestion,
  duplicateQuestion,
  moveQuestion,
  removeQuestion,
} from "./edit-questions";
import { freeKey, keyFrom } from "./keys";
import { emptyQuiz } from "./start";

const settledNothing = new Map<string, string[]>();

function retitled(
  quiz: QuizContent,
  at: number,
  title: string,
  settled: ReadonlyMap<string, string[]> = settledNothing,
) {
  const question = quiz.questions[at];
  return question ? changeQuestion(quiz, at, { ...question, title }, settled) : quiz;
}

function relabelled(quiz: QuizContent, at: number, choice: number, label: string, settled = settledNothing) {
  const question = quiz.questions[at];
  if (question?.type !== "single") throw new Error("Not a question with choices");
  const choices = question.choices.map((one, i) => (i === choice ? { ...one, label } : one));
  return changeQuestion(quiz, at, { ...question, choices }, settled);
}

function waiting(quiz: QuizContent, at: number, when: Question["when"]): QuizContent {
  return { ...quiz, questions: quiz.questions.map((question, i) => (i === at ? { ...question, when } : question)) };
}

const typed = ["S", "Sk", "Skin", "Skin t", "Skin type"].reduce((quiz, title) => retitled(quiz, 0, title), emptyQuiz);
const two = retitled(addQuestion(relabelled(typed, 0, 0, "Dry"), "multiple", 0).quiz, 1, "Concern");
const branching: QuizContent = {
  ...waiting(two, 1, [{ question: "skin_type", oneOf: ["dry"] }]),
  result: {
    ...two.result,
    branches: [{ when: [{ question: "skin_type", oneOf: ["dry"] }], outcome: two.result.otherwise }],
  },
};

test("keys are made from words in any script, and no two are the same", () => {
  expect(keyFrom("Was ist Ihr größtes Ziel?", "_")).toBe("was_ist_ihr_grosstes_ziel");
  expect(keyFrom("L’été à Nîmes", "-")).toBe("lete-a-nimes");
  expect(freeKey("肌質", "question", "_", ["question"])).toBe("question_2");
  expect(freeKey("x".repeat(60), "choice", "-", ["x".repeat(40)])).toBe(`${"x".repeat(36)}-2`);
});

test("a key follows the words while they are written, and what waits for it follows the key", () => {
  expect(two.questions.map(({ key }) => key)).toEqual(["skin_type", "concern"]);
  const renamed = relabelled(retitled(branching, 0, "Your skin"), 0, 0, "Very dry");
  expect(renamed.questions[0]).toMatchObject({ key: "your_skin", choices: [{ key: "very-dry" }, { key: "choice-2" }] });
  const waits = [{ question: "your_skin", oneOf: ["very-dry"] }];
  expect(renamed.questions[1]?.when).toEqual(waits);
  expect(renamed.result.branches[0]?.when).toEqual(waits);
});

test("a key that shoppers may have answered stays, whatever the words", () => {
  const settled = new Map([["skin_type", ["dry"]]]);
  const changed = relabelled(retitled(branching, 0, "Your skin", settled), 0, 0, "Very dry", settled);
  expect(changed.questions[0]).toMatchObject({ key: "skin_type", choices: [{ key: "dry" }, { key: "choice-2" }] });
});

test("a key of somebody's own choosing stays, too", () => {
  const own = { ...two, questions: two.questions.map((question) => ({ ...question, key: `my_${question.key}` })) };
  expect(retitled(own, 0, "Anything else").questions[0]?.key).toBe("my_skin_type");
});

test("a removed question takes with it what waited for its answers", () => {
  const { quiz, at } = removeQuestion(branching, 0);
  expect(quiz.questions).toMatchObject([{ key: "concern", when: [] }]);
  expect(quiz.result.branches).toEqual([]);
  expect(at).toBe(0);
});

test("questions are copied and moved, and at the ends nothing moves", () => {
  const copied = duplicateQuestion(two, 0);
  expect(copied.quiz.questions.map(({ key }) => key)).toEqual(["skin_type", "skin_type_2", "concern"]);
  expect(copied.at).toBe(1);
  expect(moveQuestion(two, 1, -1)).toMatchObject({ at: 0, quiz: { questions: [{ key: "concern" }, {}] } });
  expect(moveQuestion(two, 0, -1)).toEqual({ quiz: two, at: 0 });
});

test("a question that is asked in another way keeps its words, and its choices where there are some", () => {
  const [question] = two.questions;
  if (!question) throw new Error("No question");
  expect(asType(question, "multiple")).toMatchObject({
    key: "skin_type",
    title: "Skin type",
    choices: [{ key: "dry" }, {}],
  });
  expect(asType(question, "birthday")).toEqual({
    type: "birthday",
    key: "skin_type",
    title: "Skin type",
    help: "",
    isRequired: false,
    when: [],
  });
});

test("no more than twelve questions are asked", () => {
  const many = Array.from({ length: 20 }).reduce<QuizContent>(
    (quiz) => addQuestion(quiz, "single", null).quiz,
    emptyQuiz,
  );
  expect(many.questions).toHaveLength(12);
  expect(new Set(many.questions.map(({ key }) => key)).size).toBe(12);
});

test("other keys for a question and its choices are followed by whatever waits for them", () => {
  const changed = changeKeys(branching, 0, "skin", ["parched", "rest"]);
  expect(changed.questions[0]).toMatchObject({ key: "skin", choices: [{ key: "parched" }, { key: "rest" }] });
  const waits = [{ question: "skin", oneOf: ["parched"] }];
  expect(changed.questions[1]?.when).toEqual(waits);
  expect(changed.result.branches[0]?.when).toEqual(waits);
  expect(changeKeys(branching, 9, "skin", [])).toBe(branching);
});
