import type { QuizContent } from "../content/model";
import type { Choice, Question } from "../content/questions";
import type { Given } from "../content/values";
import { emptyQuiz } from "../editing/start";
import type { Knowledge } from "./model";

type Asked = Partial<Pick<Question, "help" | "isRequired" | "when">>;
/** Of each choice its key and its words. */
type Choices = Readonly<Record<string, string>>;

/** One of several choices. */
export function one(key: string, title: string, choices: Choices, asked: Asked = {}): Question {
  return { type: "single", ...named(key, title, asked), choices: listed(choices) };
}

/** As many of the choices as fit. */
export function some(key: string, title: string, choices: Choices, asked: Asked = {}): Question {
  return { type: "multiple", ...named(key, title, asked), choices: listed(choices), most: null };
}

/** A number from 1 to 5. @param ends what 1 and what 5 mean */
export function scale(key: string, title: string, [low, high]: readonly [string, string], asked: Asked = {}): Question {
  return { type: "scale", ...named(key, title, asked), steps: 5, low, high };
}

export function given(question: string, ...oneOf: string[]): Given[] {
  return [{ question, oneOf }];
}

/** Of each choice of the key question: what its result is called, and the tip that it tells. */
export type Tips = Readonly<Record<string, { heading: string; tip: string }>>;

interface Words {
  title: string;
  intro: string;
  questions: Question[];
  /** What is promised for the address, and what ticking the box means. */
  capture: { heading: string; text: string; consent: string };
  key: string;
  results: Tips;
  otherwise: { heading: string; tip: string };
  teaser: string;
}

/** A quiz from its words. What it looks like is the shop's; products are those that sell best, for every shop has some. */
export function quiz({ title, intro, questions, capture, key, results, otherwise, teaser }: Words): QuizContent {
  const popular = { from: "popular", count: 3 } as const;
  return {
    ...emptyQuiz,
    title,
    intro,
    questions,
    capture: { ...capture, asksName: true, canSkip: true },
    result: {
      branches: Object.entries(results).map(([choice, outcome]) => ({
        when: given(key, choice),
        outcome: { ...outcome, products: popular },
      })),
      otherwise: { ...otherwise, products: popular },
      discountId: null,
    },
    targeting: { ...emptyQuiz.targeting, teaser: { text: teaser, side: "right" } },
  };
}

/** What a welcome mail tells, by the choice: its heading and its text. */
export function mails(question: string, tips: Readonly<Record<string, readonly [string, string]>>): Knowledge {
  return {
    question,
    tips: Object.fromEntries(Object.entries(tips).map(([choice, [heading, text]]) => [choice, { heading, text }])),
  };
}

function named(key: string, title: string, { help = "", isRequired = false, when = [] }: Asked) {
  return { key, title, help, isRequired, when };
}

function listed(choices: Choices): Choice[] {
  return Object.entries(choices).map(([key, label]) => ({ key, label, picture: null }));
}
