import { conditionsOf } from "~/domains/segments";
import { valuesOf, type Definition, type Filter } from "~/domains/segments/model";

/** Which answers a condition looks at. */
export interface Asked {
  /** Null when the answer counts whatever question it was given to. */
  question: string | null;
  /** Null when any answer to the question counts. */
  choices: string[] | null;
}

/**
 * What a definition wants to know of quiz answers. That anything was answered at all asks for no question: no question
 * changes it more than another.
 */
export function answersAsked(definition: Definition): Asked[] {
  return conditionsOf(definition).flatMap((condition) => {
    if (condition.type !== "matches") return [];
    const [own, ...related] = [condition, ...condition.relations].map(({ function: name, filters }) =>
      name === "quiz_answered" ? askedBy(filters) : [],
    );
    // What must not come after an answer is no further question: it says which answer is the present one.
    const asked = own ?? [];
    return [...asked, ...related.flat().filter(({ question }) => !asked.some((one) => one.question === question))];
  });
}

function askedBy(filters: readonly Filter[]): Asked[] {
  const choices = textsOf(filters, "answer");
  const questions = textsOf(filters, "question") ?? (choices ? [null] : []);
  return questions.map((question) => ({ question, choices }));
}

/** What a word is compared with, denied or not: an answer that keeps somebody out changes something as well. */
function textsOf(filters: readonly Filter[], name: string): string[] | null {
  const tests = filters.map(({ test }) => test).filter((test) => test.name === name && test.type !== "null");
  if (tests.length === 0) return null;
  return tests.flatMap(valuesOf).flatMap((value) => (value.type === "text" ? [value.text.toLowerCase()] : []));
}
