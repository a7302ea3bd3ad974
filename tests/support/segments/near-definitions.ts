import fc from "fast-check";
import {
  comparisons,
  likenesses,
  type Definition,
  type Filter,
  type Relation,
  type Test,
} from "~/domains/segments/model";
import { attributes } from "~/domains/segments/vocabulary/attributes";
import { functions, getFunction, type HappeningFunction } from "~/domains/segments/vocabulary/functions";
import type { Parameter } from "~/domains/segments/vocabulary/parameters";
import type { Word } from "~/lib/word";
import { valuesFor } from "./values";

const equality = ["=", "!="] as const;
const ordered = ["integer", "decimal", "money", "date"];

/** Tests of an attribute or a parameter with every operator that its kind has. */
function testsOf(word: Word, isParameter: boolean): fc.Arbitrary<Test> {
  const name = fc.constant(word.name);
  const value = valuesFor(word);
  const compare = (operators: readonly (typeof comparisons)[number][]) =>
    fc.record({ type: fc.constant("compare" as const), name, operator: fc.constantFrom(...operators), value });
  const between = fc.record({ type: fc.constant("between" as const), name, from: value, to: value });
  const among = fc.record({
    type: fc.constant("in" as const),
    name,
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });
  const absent = fc.constant<Test>({ type: "null", name: word.name });
  const { kind } = word;
  if (kind.type === "list") {
    const contains = value.map((one): Test => ({
      type: "contains",
      name: word.name,
      text: one.type === "text" ? one.text : "",
    }));
    return isParameter ? fc.oneof(contains, compare(equality), absent) : fc.oneof(contains, absent);
  }
  if (kind.type === "boolean") return compare(equality);
  if (word.name === "member_of") return fc.oneof(compare(equality), among);
  if (kind.type === "date") return fc.oneof(compare(comparisons), compare(comparisons), between, absent);
  if (ordered.includes(kind.type)) return fc.oneof(compare(comparisons), compare(comparisons), between, among, absent);
  return fc.oneof(compare(equality), among, absent);
}

function filtersOf(of: HappeningFunction, which: (parameter: Parameter) => boolean): fc.Arbitrary<Filter[]> {
  const wanted = of.parameters.filter(which);
  if (wanted.length === 0) return fc.constant([]);
  const test = fc.constantFrom(...wanted).chain((parameter) => testsOf(parameter, parameter.of === "each"));
  const negated = fc.constantFrom(false, false, true);
  return fc.array(fc.record({ test, negated }), { maxLength: 2 });
}

const isEach = ({ of, isUnknowable }: Parameter) => of === "each" && !isUnknowable;
const isAll = ({ of }: Parameter) => of === "all";

function filters(of: HappeningFunction, withAll = true): fc.Arbitrary<Filter[]> {
  const all = withAll ? filtersOf(of, isAll) : fc.constant([]);
  return fc.tuple(filtersOf(of, isEach), all).map((parts) => parts.flat());
}

const told = functions.filter(({ source }) => source !== "unknowable").map(({ name }) => name);
const withProducts = functions.filter(({ hasProducts }) => hasProducts).map(({ name }) => name);
const likely = [...withProducts, ...withProducts, ...withProducts];

function relations(outer: HappeningFunction): fc.Arbitrary<Relation> {
  const inner = fc.record({ name: fc.constantFrom(...told, ...likely), negated: fc.boolean() });
  return inner.chain(({ name, negated }) => {
    const of = getFunction(name);
    const canBeAlike = outer.hasProducts && of.hasProducts;
    return fc.record({
      order: fc.constantFrom("followed", "preceded"),
      negated: fc.constant(negated),
      function: fc.constant(name),
      filters: filters(of, !negated),
      within: fc.option(fc.record({ amount: fc.constantFrom(1, 2, 7, 24), unit: fc.constantFrom("h", "d", "w") }), {
        freq: 2,
      }),
      likeness: canBeAlike ? fc.option(fc.constantFrom(...likenesses), { freq: 2 }) : fc.constant(null),
    });
  });
}

const matches = fc.constantFrom(...functions.map(({ name }) => name), ...likely).chain((name) => {
  const of = getFunction(name);
  return fc.record({
    type: fc.constant("matches" as const),
    function: fc.constant(name),
    filters: filters(of),
    relations: fc.array(relations(of), { maxLength: of.source === "unknowable" ? 0 : 2 }),
  });
});

const attribute = fc.constantFrom(...attributes).chain((word) => testsOf(word, false));

/**
 * Definitions that ask of the histories what is nearly so: every attribute, function, parameter, operator and relation,
 * with values at the histories' own boundaries.
 */
export const nearDefinitions: fc.Arbitrary<Definition> = fc.letrec<{ node: Definition }>((tie) => {
  const part = tie("node");
  const condition: fc.Arbitrary<Definition> = fc.oneof(matches, matches, attribute);
  const joined: fc.Arbitrary<Definition> = fc.record({
    type: fc.constantFrom("and", "or"),
    parts: fc.array(part, { minLength: 2, maxLength: 3 }),
  });
  const negated: fc.Arbitrary<Definition> = fc.record({ type: fc.constant("not"), part });
  return { node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, condition, joined, negated) };
}).node;
