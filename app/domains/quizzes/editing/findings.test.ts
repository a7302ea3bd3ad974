import { expect, test } from "vitest";
import type { QuizContent } from "../content/model";
import { library } from "../library/library";
import { changesBetween } from "./changes";
import { readDraft } from "./draft";
import { findingsAt, findingsIn, isRefused } from "./findings";
import { emptyQuiz } from "./start";

const [ready] = library;
if (!ready) throw new Error("There is no ready quiz");
const quiz: QuizContent = ready.content;
const [first] = quiz.questions;
if (!first) throw new Error("It asks nothing");

const whats = (changed: Partial<QuizContent>) =>
  findingsIn({ ...quiz, ...changed }).map(({ path, severity }) => [path, severity]);
const targeted = (change: Partial<QuizContent["targeting"]>) => whats({ targeting: { ...quiz.targeting, ...change } });

test("a quiz from nothing is a draft that says what is missing", () => {
  expect(readDraft(emptyQuiz)).toBe(emptyQuiz);
  expect(isRefused(findingsIn(emptyQuiz))).toBe(true);
  expect(findingsIn(emptyQuiz).map(({ path }) => path)).toEqual(
    expect.arrayContaining(["title", "questions.0.title", "questions.0.choices.0.label"]),
  );
});

test("what no editor makes is no draft, but a half-written colour is", () => {
  expect(readDraft({ ...quiz, look: { ...quiz.look, color: "#1f" } })).not.toBeNull();
  expect(readDraft({ ...quiz, look: { ...quiz.look, color: 7 } })).toBeNull();
  expect(readDraft({ ...quiz, script: "x" })).toBeNull();
  expect(readDraft({ ...quiz, questions: [{ ...first, type: "riddle" }] })).toBeNull();
  expect(readDraft(null)).toBeNull();
});

test("a question that nobody can come to, and a result that nobody gets, are named", () => {
  const choice = first.type === "single" ? (first.choices[0]?.key ?? "") : "";
  const other = first.type === "single" ? (first.choices[1]?.key ?? "") : "";
  const twice = [
    { question: first.key, oneOf: [choice] },
    { question: first.key, oneOf: [other] },
  ];
  const last = quiz.questions.length - 1;
  expect(
    whats({ questions: quiz.questions.map((one, i) => (i === last ? { ...one, when: twice } : one)) }),
  ).toContainEqual([`questions.${last}.when`, "error"]);
  const outcome = quiz.result.otherwise;
  const wide = { when: [{ question: first.key, oneOf: [choice, other] }], outcome };
  const narrow = { when: [{ question: first.key, oneOf: [choice] }], outcome };
  expect(whats({ result: { ...quiz.result, branches: [narrow, wide] } })).toEqual([]);
  expect(whats({ result: { ...quiz.result, branches: [wide, narrow] } })).toEqual([
    ["result.branches.1.when", "advice"],
  ]);
  expect(whats({ result: { ...quiz.result, branches: [{ when: twice, outcome }] } })).toEqual([
    ["result.branches.0.when", "error"],
  ]);
});

test("a quiz that nothing opens, that ends before it begins, or that fits no cart is not published", () => {
  const opens = { afterSeconds: null, afterScrollPercent: null, onExitIntent: false };
  expect(targeted({ opens, teaser: null })).toEqual([["targeting.opens", "error"]]);
  expect(targeted({ opens, teaser: { text: "Quiz", side: "left" } })).toEqual([]);
  expect(targeted({ from: "2026-12-02T09:00", until: "2026-12-01T09:00" })).toEqual([["targeting.until", "error"]]);
  expect(targeted({ cartFromMinor: 5000, cartToMinor: 1000 })).toEqual([["targeting.cartToMinor", "error"]]);
  expect(targeted({ segmentIds: [1], visitor: "new" })).toEqual([["targeting.segmentIds", "advice"]]);
});

test("a quiz whose time is over says so, by the clock of the shop", () => {
  const until = { ...quiz, targeting: { ...quiz.targeting, until: "2026-12-01T09:00" } };
  expect(findingsAt(until, "2026-12-01T08:59")).toEqual([]);
  expect(findingsAt(until, "2026-12-01T09:00").map(({ path, severity }) => [path, severity])).toEqual([
    ["targeting.until", "advice"],
  ]);
});

test("what makes a quiz worse is advised against, and does not keep it from being published", () => {
  expect(whats({ capture: null, result: { ...quiz.result, discountId: null } })).toEqual([["capture", "advice"]]);
  const many = Array.from({ length: 8 }, (_, i) => ({ ...first, key: `q${i}`, when: [] }));
  const plain = { ...quiz.result, branches: [] };
  expect(whats({ questions: many, result: plain })).toEqual([["questions.6.title", "advice"]]);
  const silent = { heading: "Thanks", tip: "", products: { from: "nothing" as const } };
  expect(whats({ result: { ...plain, otherwise: silent, discountId: null } })).toEqual([
    ["result.otherwise.tip", "advice"],
  ]);
});

test("two choices that say the same are told apart", () => {
  if (first.type !== "single") throw new Error("The first question has no choices");
  const label = first.choices[0]?.label ?? "";
  const choices = first.choices.map((one, i) => (i === 1 ? { ...one, label: label.toUpperCase() } : one));
  expect(whats({ questions: quiz.questions.with(0, { ...first, choices }) })).toEqual([
    ["questions.0.choices.1.label", "error"],
  ]);
});

test("what changed between two versions is told in words", () => {
  expect(changesBetween(quiz, quiz)).toEqual([]);
  const changed: QuizContent = {
    ...quiz,
    title: "Another title",
    questions: quiz.questions.slice(1).map((one) => ({ ...one, when: [] })),
    look: { ...quiz.look, place: quiz.look.place === "corner" ? "middle" : "corner" },
    capture: quiz.capture && { ...quiz.capture, consent: "Yes, write to me sometimes" },
  };
  expect(changesBetween(quiz, changed)).toEqual(
    expect.arrayContaining([
      `The title was “${quiz.title}”, now “Another title”`,
      `“${first.title}” is asked no longer`,
      "How it looks changed",
    ]),
  );
});
