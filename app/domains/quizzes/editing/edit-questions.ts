import { mostQuestions, type QuizContent } from "../content/model";
import type { Question, QuestionType } from "../content/questions";
import type { Given } from "../content/values";
import { freeKey } from "./keys";

/** A quiz after a change, and the place of the question that is worked on then; null when there is none. */
export interface Edited {
  quiz: QuizContent;
  at: number | null;
}

export function isFull(quiz: QuizContent): boolean {
  return quiz.questions.length >= mostQuestions;
}

/** Adds an empty question. @param after the place of the one before it; null for the end */
export function addQuestion(quiz: QuizContent, type: QuestionType, after: number | null): Edited {
  if (isFull(quiz)) return { quiz, at: null };
  const question = emptyQuestion(type, freeKey("", "question", "_", keysOf(quiz)));
  return insert(quiz, question, after === null ? quiz.questions.length : after + 1);
}

/** Puts a copy of a question behind it, with a key of its own. */
export function duplicateQuestion(quiz: QuizContent, at: number): Edited {
  const question = quiz.questions[at];
  if (!question || isFull(quiz)) return { quiz, at };
  return insert(quiz, { ...question, key: freeKey(question.title, "question", "_", keysOf(quiz)) }, at + 1);
}

export function moveQuestion(quiz: QuizContent, at: number, by: -1 | 1): Edited {
  const to = at + by;
  const moved = quiz.questions[at];
  if (!moved || to < 0 || to >= quiz.questions.length) return { quiz, at };
  return { quiz: { ...quiz, questions: quiz.questions.toSpliced(at, 1).toSpliced(to, 0, moved) }, at: to };
}

/** A question is removed with all that was asked or told because of its answers. */
export function removeQuestion(quiz: QuizContent, at: number): Edited {
  const gone = quiz.questions[at];
  if (!gone) return { quiz, at: null };
  const others = (when: readonly Given[]) => when.filter(({ question }) => question !== gone.key);
  const questions = quiz.questions.toSpliced(at, 1).map((question) => ({ ...question, when: others(question.when) }));
  const branches = quiz.result.branches
    .map(({ when, outcome }) => ({ when: others(when), outcome }))
    .filter(({ when }) => when.length > 0);
  const next = Math.min(at, questions.length - 1);
  return { quiz: { ...quiz, questions, result: { ...quiz.result, branches } }, at: next < 0 ? null : next };
}

/**
 * Puts another text of a question into the quiz. Its key, and those of its choices, follow the words as long as they
 * were made from them and nobody can have answered them; whatever waits for the answers follows the keys.
 * @param settled keys that were published, with those of their choices
 */
export function changeQuestion(
  quiz: QuizContent,
  at: number,
  next: Question,
  settled: ReadonlyMap<string, readonly string[]>,
): QuizContent {
  const before = quiz.questions[at];
  if (!before) return quiz;
  const others = keysOf(quiz).toSpliced(at, 1);
  const follows = !settled.has(before.key) && before.key === freeKey(before.title, "question", "_", others);
  const named = follows ? { ...next, key: freeKey(next.title, "question", "_", others) } : next;
  const { question, renamed } = followChoices(before, named, settled.get(before.key) ?? []);
  const changed = { ...quiz, questions: quiz.questions.with(at, question) };
  return rename(changed, before.key, question.key, renamed);
}

/** Gives a question and its choices these keys, and lets what waits for the answers wait for them under these. */
export function changeKeys(quiz: QuizContent, at: number, key: string, choiceKeys: readonly string[]): QuizContent {
  const before = quiz.questions[at];
  if (!before) return quiz;
  const renamed = new Map(
    hasChoices(before) ? before.choices.map((choice, i) => [choice.key, choiceKeys[i] ?? choice.key]) : [],
  );
  const choices = hasChoices(before)
    ? { choices: before.choices.map((choice) => ({ ...choice, key: renamed.get(choice.key) ?? choice.key })) }
    : {};
  const questions = quiz.questions.with(at, { ...before, ...choices, key });
  return rename({ ...quiz, questions }, before.key, key, renamed);
}

function followChoices(before: Question, after: Question, settled: readonly string[]) {
  const renamed = new Map<string, string>();
  if (!hasChoices(before) || !hasChoices(after)) return { question: after, renamed };
  const former = new Map(before.choices.map((choice) => [choice.key, choice]));
  const keys = after.choices.map(({ key }) => key);
  const choices = after.choices.map((choice, i) => {
    const old = former.get(choice.key);
    const others = keys.filter((_, at) => at !== i);
    if (!old || settled.includes(choice.key) || choice.key !== freeKey(old.label, "choice", "-", others)) return choice;
    const key = freeKey(choice.label, "choice", "-", others);
    renamed.set(choice.key, key);
    keys[i] = key;
    return { ...choice, key };
  });
  return { question: { ...after, choices }, renamed };
}

/** Lets everything that waits for answers to a question wait for those under its new keys. */
function rename(quiz: QuizContent, from: string, to: string, choices: ReadonlyMap<string, string>): QuizContent {
  const given = (when: readonly Given[]) =>
    when.map(({ question, oneOf }) =>
      question === from ? { question: to, oneOf: oneOf.map((key) => choices.get(key) ?? key) } : { question, oneOf },
    );
  return {
    ...quiz,
    questions: quiz.questions.map((question) => ({
      ...question,
      when: given(question.when),
    })),
    result: {
      ...quiz.result,
      branches: quiz.result.branches.map(({ when, outcome }) => ({ when: given(when), outcome })),
    },
  };
}

/** The same question asked in another way: what can be kept of it is kept. */
export function asType(question: Question, type: QuestionType): Question {
  const { key, title, help, isRequired, when } = question;
  const fresh = emptyQuestion(type, key);
  const kept = { ...fresh, title, help, isRequired, when };
  return hasChoices(kept) && hasChoices(question) ? { ...kept, choices: question.choices } : kept;
}

export function emptyQuestion(type: QuestionType, key: string): Question {
  const asked = { key, title: "", help: "", isRequired: false, when: [] };
  const choices = [
    { key: "choice", label: "", picture: null },
    { key: "choice-2", label: "", picture: null },
  ];
  switch (type) {
    case "single":
      return { ...asked, type, choices };
    case "multiple":
      return { ...asked, type, choices, most: null };
    case "scale":
      return { ...asked, type, steps: 5, low: "", high: "" };
    case "birthday":
      return { ...asked, type };
    case "text":
      return { ...asked, type, longest: 200 };
    default:
      return type satisfies never;
  }
}

function hasChoices(question: Question): question is Extract<Question, { type: "single" | "multiple" }> {
  return question.type === "single" || question.type === "multiple";
}

function insert(quiz: QuizContent, question: Question, at: number): Edited {
  return { quiz: { ...quiz, questions: quiz.questions.toSpliced(at, 0, question) }, at };
}

function keysOf({ questions }: QuizContent): string[] {
  return questions.map(({ key }) => key);
}
