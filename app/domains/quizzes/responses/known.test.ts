import { expect, test } from "vitest";
import type { Question } from "../content/questions";
import { knownOf, type SaidBefore } from "./known";

const now = new Date("2026-06-15T12:00:00Z");
const clock = { now, timezone: "Europe/London" };
const asked = { help: "", isRequired: false, when: [] };
const choice = (key: string) => ({ key, label: key, picture: null });
const skin: Question = {
  type: "single",
  key: "skin",
  title: "Skin?",
  ...asked,
  choices: [choice("dry"), choice("oily")],
};
const remark: Question = { type: "text", key: "remark", title: "More?", ...asked, longest: 100 };
const quiz = { questions: [skin, remark] };

function said(daysAgo: number, choices: string[], more: Partial<SaidBefore> = {}): SaidBefore {
  const answeredAt = new Date(now.getTime() - daysAgo * 86_400_000);
  return { question: "skin", choices, text: null, answeredAt, rememberDays: null, ...more };
}
const known = (...before: SaidBefore[]) => Object.fromEntries(knownOf(quiz, before, clock));

test("the latest word is what is known, in whatever order words are found", () => {
  expect(known(said(1, ["oily"]), said(5, ["dry"]))).toEqual({ skin: ["oily"] });
  expect(known(said(5, ["dry"]), said(1, ["oily"]))).toEqual({ skin: ["oily"] });
});

test("who took a word back is asked again, and so is whose word the quiz has no choice for any more", () => {
  expect(known(said(5, ["dry"]), said(1, []))).toEqual({});
  expect(known(said(1, ["sensitive"]))).toEqual({});
  expect(known(said(1, ["dry"], { question: "hair" }))).toEqual({});
});

test("a word counts as many days as the quiz remembers that it was said in", () => {
  expect(known(said(30, ["dry"], { rememberDays: 30 }))).toEqual({ skin: ["dry"] });
  expect(known(said(32, ["dry"], { rememberDays: 30 }))).toEqual({});
  expect(known(said(3000, ["dry"]))).toEqual({ skin: ["dry"] });
});

test("of words of a shopper's own it is known that there are some, and not which", () => {
  expect(known(said(1, [], { question: "remark", text: "My skin burns" }))).toEqual({ remark: [] });
  expect(known(said(1, [], { question: "remark", text: "" }))).toEqual({});
});
