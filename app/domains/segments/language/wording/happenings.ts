import type { Kind } from "~/lib/word";
import type { Filter, Likeness, Matches, Relation } from "../../model";
import { getFunction, getParameter, type HappeningFunction } from "../../vocabulary/functions";
import { countWords, isNone, timesWords } from "./counts";
import { detailWords } from "./details";
import { amountWords, idsOf, includesNothing, isAmountTest } from "./tests";
import { idsWords, valueWords, type Names } from "./values";
import { tellingOf, type Telling } from "./verbs";
import { list, withArticle } from "./words";

/** What is told of things that happened. Relations are told by whoever knows what they relate to. */
export type Told = Pick<Matches, "function" | "filters"> & { likeness?: Likeness | null };

const related: Record<Likeness, string> = {
  product: "the same product",
  collection: "a product of the same collection",
  type: "a product of the same type",
  tag: "a product with a tag in common",
  vendor: "a product of the same vendor",
  any: "a related product",
};

/**
 * What was done, as it stands after "who": "placed at least 2 orders in the last 30 days with a product of type
 * ‘Skincare’".
 * @param isNothing none of it was done, for those whose filters say nothing of how often
 */
export function happeningWords(told: Told, isNothing: boolean, names: Names): string {
  const happening = getFunction(told.function);
  const telling = tellingOf(happening);
  const filters = sort(told.filters, happening, telling);
  const counts = isNothing ? [none] : filters.counts;
  const object = objectWords(filters.which, told.likeness ?? null, happening, telling, names);
  const say = (filter: Filter) =>
    detailWords(filter, getParameter(happening, filter.test.name), telling.isProduct === true, names);
  const windows = list(filters.windows.map(say), "and");
  const details = [...filters.details.map(say), object.detail];
  const isSummed = counts.length === 0 && filters.sums.length > 0;
  const [before, after] = telling.isCounted
    ? [[countedObject(counts, telling, isSummed), windows, ...details], []]
    : [
        [timedObject(counts, object.words, telling, isSummed), ...details],
        [counts.length === 0 || isNone(counts) ? "" : timesWords(counts), windows],
      ];
  const isNever = isNone(counts) && !telling.isCounted && !isIndefinite(object.words);
  const phrase = [isNever ? "never" : "", telling.did, ...before, telling.end ?? "", ...after]
    .filter((part) => part !== "")
    .join(" ");
  return phrase + sumWords(filters.sums, isSummed, names) + exceptWords(filters.exceptions.map(say));
}

/** What one filter asks, as it stands after what happened: "in the last 14 days", "with a product of type ‘Skincare’". */
export function filterWords(functionName: string, { test, negated }: Filter, names: Names): string {
  const happening = getFunction(functionName);
  const telling = tellingOf(happening);
  const said = { test, negated: test.type === "null" && negated };
  const words =
    test.name === telling.which && test.type !== "null"
      ? `of ${whichWords(said, happening, telling, names)}`
      : detailWords(said, getParameter(happening, test.name), telling.isProduct === true, names);
  return negated && test.type !== "null" ? `not ${words}` : words;
}

const none: Filter = {
  negated: false,
  test: { type: "compare", name: "count", operator: "=", value: { type: "number", number: "0" } },
};

/** What each filter is told as. */
function sort(filters: readonly Filter[], happening: HappeningFunction, telling: Telling) {
  const counts = filters.filter(({ test }) => test.name === "count");
  const sums = filters.filter(({ test }) => test.name.startsWith("sum_"));
  const others = filters.filter(({ test }) => getParameter(happening, test.name).of === "each");
  // A denied test of nothing is one of something; every other denial leaves out what it denies.
  const isException = ({ test, negated }: Filter) => negated && test.type !== "null";
  const said = others.filter((filter) => !isException(filter));
  const which = said.find(({ test }) => test.name === telling.which && test.type !== "null") ?? null;
  const windows = said.filter(({ test }) => test.name === "date" && test.type !== "null");
  const details = said.filter((filter) => filter !== which && !windows.includes(filter));
  return { counts, sums, which, windows, details, exceptions: others.filter(isException) };
}

/** What it was done to, in one word or by name, and what else there is to say of it. */
function objectWords(
  which: Filter | null,
  likeness: Likeness | null,
  happening: HappeningFunction,
  telling: Telling,
  names: Names,
): { words: string; detail: string } {
  const alike = likeness ? related[likeness] : "";
  if (which) return { words: whichWords(which, happening, telling, names), detail: alike && `that is ${alike}` };
  if (alike && telling.isProduct) return { words: alike, detail: "" };
  return { words: withArticle(telling.one), detail: alike && `with ${alike}` };
}

function whichWords({ test }: Filter, happening: HappeningFunction, { one, many }: Telling, names: Names): string {
  const { kind } = getParameter(happening, test.name);
  const { ids, isDenied } = idsOf(test);
  const words = idsWords(ids, { of: kind.type === "id" ? kind.of : "other", one, many }, names);
  return isDenied ? `${withArticle(one)} other than ${words}` : words;
}

function countedObject(counts: readonly Filter[], { one, many }: Telling, isSummed: boolean): string {
  if (counts.length > 0) return countWords(counts, { one, many });
  return isSummed ? many : withArticle(one);
}

function timedObject(counts: readonly Filter[], words: string, { one, many }: Telling, isSummed: boolean): string {
  if (isSummed && words === withArticle(one)) return many;
  return isNone(counts) ? words.replace(/^an? /, "no ").replace(/^any of /, "none of ") : words;
}

/** What becomes "no …" or "none of …" when it was never done to it. */
function isIndefinite(words: string): boolean {
  return /^(an?|any of) /.test(words);
}

/** @param canBeNone nothing is said of how many there are, so that a sum of none counts too */
function sumWords(sums: readonly Filter[], canBeNone: boolean, names: Names): string {
  return sums
    .map(({ test, negated }) => {
      const kind: Kind = { type: test.name === "sum_amount" ? "money" : "integer" };
      if (!isAmountTest(test, kind)) return "";
      const amount = amountWords(test, negated, (value) => valueWords(value, kind, names));
      const words = test.name === "sum_quantity" ? `${amount} items in all` : `coming to ${amount} in all`;
      return `, ${words}${canBeNone && includesNothing(test, negated) ? " (or none)" : ""}`;
    })
    .join("");
}

function exceptWords(exceptions: readonly string[]): string {
  return exceptions.length > 0 ? `, not counting those ${list(exceptions, "or")}` : "";
}

/** Whether something is asked of it that nothing tells. */
export function isUnknowable({ function: name, filters }: Told, relations: readonly Relation[] = []): boolean {
  const happening = getFunction(name);
  const asksUnknowable = filters.some(({ test }) => getParameter(happening, test.name).isUnknowable);
  return happening.source === "unknowable" || asksUnknowable || relations.some((relation) => isUnknowable(relation));
}
