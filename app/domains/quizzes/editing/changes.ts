import type { QuizContent } from "../content/model";
import type { Choice, Question } from "../content/questions";
import { isSame } from "~/lib/is-same";

/** What differs between a version and the one before it, in words; the most that is told of one. */
const mostTold = 8;

export function changesBetween(before: QuizContent, after: QuizContent): string[] {
  const changes = [
    ...ofText("The title", before.title, after.title),
    ...(before.intro === after.intro ? [] : ["The words below the title changed"]),
    ...ofQuestions(before.questions, after.questions),
    ...ofCapture(before.capture, after.capture),
    ...ofResult(before.result, after.result),
    ...(isSame(before.targeting, after.targeting) ? [] : ["To whom it is shown, where or when changed"]),
    ...(isSame(before.look, after.look) ? [] : ["How it looks changed"]),
  ];
  if (changes.length <= mostTold) return changes;
  return [...changes.slice(0, mostTold), `and ${changes.length - mostTold} more`];
}

function ofText(title: string, before: string, after: string): string[] {
  return before === after ? [] : [`${title} was “${before}”, now “${after}”`];
}

function ofQuestions(before: readonly Question[], after: readonly Question[]): string[] {
  const former = new Map(before.map((question) => [question.key, question]));
  const keys = new Set(after.map(({ key }) => key));
  const added = after.filter(({ key }) => !former.has(key)).map(({ title }) => `“${title}” is asked, too`);
  const removed = before.filter(({ key }) => !keys.has(key)).map(({ title }) => `“${title}” is asked no longer`);
  const changed = after.flatMap((question) => {
    const old = former.get(question.key);
    return old ? ofQuestion(old, question) : [];
  });
  const order = (questions: readonly Question[], others: ReadonlySet<string>) =>
    questions.map(({ key }) => key).filter((key) => others.has(key));
  const isReordered = !isSame(order(before, keys), order(after, new Set(former.keys())));
  return [...added, ...removed, ...changed, ...(isReordered ? ["The questions come in another order"] : [])];
}

function ofQuestion(before: Question, after: Question): string[] {
  const name = `“${after.title}”`;
  const renamed = ofText("A question", before.title, after.title);
  const choices = ofChoices(name, choicesOf(before), choicesOf(after));
  const when = isSame(before.when, after.when) ? [] : [`${name} is asked after other answers`];
  const rest = (question: Question) => ({ ...question, title: "", when: [], choices: [] });
  const other = isSame(rest(before), rest(after)) ? [] : [`${name} is asked in another way`];
  return [...renamed, ...choices, ...when, ...other];
}

function choicesOf(question: Question): Choice[] {
  return question.type === "single" || question.type === "multiple" ? question.choices : [];
}

function ofChoices(name: string, before: readonly Choice[], after: readonly Choice[]): string[] {
  const has = (choices: readonly Choice[], key: string) => choices.some((choice) => choice.key === key);
  const added = after.filter(({ key }) => !has(before, key)).map(({ label }) => `${name} offers “${label}”, too`);
  const gone = before.filter(({ key }) => !has(after, key)).map(({ label }) => `${name} offers “${label}” no longer`);
  if (added.length + gone.length > 0) return [...added, ...gone];
  return isSame(before, after) ? [] : [`The choices of ${name} changed`];
}

function ofCapture(before: QuizContent["capture"], after: QuizContent["capture"]): string[] {
  if (!before && !after) return [];
  if (!before) return ["An address is asked for"];
  if (!after) return ["No address is asked for any longer"];
  const consent = ofText("What shoppers agree to", before.consent, after.consent);
  const rest = (capture: NonNullable<QuizContent["capture"]>) => ({ ...capture, consent: "" });
  return [...consent, ...(isSame(rest(before), rest(after)) ? [] : ["The step for the address changed"])];
}

function ofResult(before: QuizContent["result"], after: QuizContent["result"]): string[] {
  const by = after.branches.length - before.branches.length;
  const discount =
    before.discountId === after.discountId
      ? []
      : [`${after.discountId === null ? "No" : "Another"} discount code is given`];
  if (by !== 0) return [`There are ${by > 0 ? "more" : "fewer"} results`, ...discount];
  const changed = after.branches.filter((branch, i) => !isSame(branch, before.branches[i]));
  const otherwise = isSame(before.otherwise, after.otherwise) ? [] : [after.otherwise];
  return [
    ...[...changed.map(({ outcome }) => outcome), ...otherwise].map(({ heading }) => `The result “${heading}” changed`),
    ...discount,
  ];
}
