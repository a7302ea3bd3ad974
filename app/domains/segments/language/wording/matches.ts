import type { Filter, Matches, Relation } from "../../model";
import { getFunction, getParameter } from "../../vocabulary/functions";
import { happeningWords, isUnknowable } from "./happenings";
import type { Names } from "./values";
import { quantity, span } from "./words";

const units = { h: "hour", d: "day", w: "week" } as const;

/** Something that happened, or did not, as it stands after "Shoppers": "who placed at least 2 orders". */
export function matchesWords(matches: Matches, isNegated: boolean, names: Names): string {
  const [total, ...others] = totalsOf(matches);
  const suffix = isUnknowable(matches, matches.relations) ? " (Tessera is not told this)" : "";
  const isDenied = isNegated && others.length > 0;
  // What is denied of one total is said of its opposite; of several, nothing shorter than the denial is true.
  const told = isNegated && total && !isDenied ? { ...matches, filters: flip(matches.filters, total) } : matches;
  const did = happeningWords(told, isNegated && !total, names);
  const relations = relationsWords(matches, total !== undefined || isNegated, names);
  return `${isDenied ? "of whom it is not true that they" : "who"} ${did}${relations}${suffix}`;
}

function totalsOf({ function: name, filters }: Matches): Filter[] {
  return filters.filter(({ test }) => getParameter(getFunction(name), test.name).of === "all");
}

function flip(filters: readonly Filter[], flipped: Filter): Filter[] {
  return filters.map((filter) => (filter === flipped ? { ...filter, negated: !filter.negated } : filter));
}

/** @param isCounted how many there were is said too, so that each counts only with what came after or before it */
function relationsWords({ filters, relations }: Matches, isCounted: boolean, names: Names): string {
  return relations
    .map((relation, i) => {
      if (!isCounted && isLastWord(relation, filters)) return ", and have said nothing else to it since";
      const beginning = isCounted
        ? `${i === 0 ? "counting only those" : "and"} ${reach(relation, "which")} they`
        : `and ${reach(relation, "it")}`;
      return `, ${beginning} ${doneWords(relation, names)}`;
    })
    .join("");
}

/** Whether it says no more than that an answer is the latest to its question. */
function isLastWord({ order, negated, function: name, filters, within, likeness }: Relation, asked: readonly Filter[]) {
  const isPlain = order === "followed" && negated && within === null && likeness === null;
  const [question, ...others] = filters;
  if (!isPlain || name !== "quiz_answered" || question?.test.name !== "question" || others.length > 0) return false;
  const isOne = question.test.type === "compare" && question.test.operator === "=" && !question.negated;
  return isOne && asked.some((filter) => isDeepEqual(filter, question));
}

function isDeepEqual(one: Filter, other: Filter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a relation wants, as it stands after what happened: "after it, within 24 hours, placed no order". */
export function relationWords(relation: Relation, names: Names): string {
  return `${reach(relation, "it")} ${doneWords(relation, names)}`;
}

function reach({ order, within }: Relation, what: "it" | "which"): string {
  const time = within ? `, within ${quantity(within.amount, units[within.unit])},` : "";
  return `${order === "followed" ? "after" : "before"} ${what}${time}`;
}

function doneWords(relation: Relation, names: Names): string {
  const { order, negated, within } = relation;
  const words = happeningWords(relation, negated, names);
  if (!negated || order === "preceded" || !within) return words;
  return `${words} (told once the ${span(within.amount, units[within.unit])} ${within.amount === 1 ? "is" : "are"} over)`;
}
