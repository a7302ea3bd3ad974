import fc from "fast-check";
import {
  comparisons,
  likenesses,
  type Definition,
  type Filter,
  type Matches,
  type Relation,
  type Test,
} from "~/domains/segments/model";
import { operatorsOf, type Operator } from "~/domains/segments/language/operators";
import { attributes, type Attribute } from "~/domains/segments/vocabulary/attributes";
import { functions, getFunction, type HappeningFunction } from "~/domains/segments/vocabulary/functions";
import type { Parameter } from "~/domains/segments/vocabulary/parameters";
import { movingDates, valuesFor } from "./values";

/** Tests of an attribute or a parameter with every operator that fits it. */
function testsOf(word: Attribute | Parameter): fc.Arbitrary<Test> {
  const fitting = operatorsOf(word).filter((operator) => !operator.includes("NOT"));
  return fc.constantFrom(...fitting).chain((operator) => testWith(operator, word));
}

function testWith(operator: Operator, word: Attribute | Parameter): fc.Arbitrary<Test> {
  const { name } = word;
  const value = valuesFor(word);
  const comparison = comparisons.find((known) => known === operator);
  if (comparison) return value.map((value) => ({ type: "compare", name, operator: comparison, value }));
  if (operator === "BETWEEN") {
    // Random ends are seldom about anything; an end that is the beginning, too, is about exactly that.
    const ends = fc.oneof(
      fc.tuple(value, value),
      value.map((one) => [one, one] as const),
    );
    return ends.map(([from, to]) => ({ type: "between", name, from, to }));
  }
  if (operator === "IS NULL") return fc.constant({ type: "null", name });
  const values = fc.array(value, { minLength: 1, maxLength: 3 });
  if (operator === "IN") return values.map((values) => ({ type: "in", name, values }));
  return value.map((value) => ({ type: "contains", name, text: value.type === "text" ? value.text : "" }));
}

function filtersOf(of: HappeningFunction, which: (parameter: Parameter) => boolean): fc.Arbitrary<Filter[]> {
  const wanted = of.parameters.filter(which);
  if (wanted.length === 0) return fc.constant([]);
  // Dates are where a reading goes wrong first.
  const dates = wanted.filter(({ kind }) => kind.type === "date");
  const test = fc.constantFrom(...wanted, ...dates, ...dates).chain(testsOf);
  const negated = fc.constantFrom(false, false, true);
  const upTo = (maxLength: number) => fc.array(fc.record({ test, negated }), { maxLength });
  return fc.oneof({ weight: 2, arbitrary: upTo(0) }, { weight: 3, arbitrary: upTo(2) });
}

const isEach = ({ of, isUnknowable }: Parameter) => of === "each" && !isUnknowable;
const isAll = ({ of }: Parameter) => of === "all";

function filters(of: HappeningFunction, withAll = true): fc.Arbitrary<Filter[]> {
  const all = withAll ? filtersOf(of, isAll) : fc.constant([]);
  return fc.tuple(ofWhichSegment(of), filtersOf(of, isEach), all).map((parts) => parts.flat());
}

/** Entries and exits are asked of certain segments. */
function ofWhichSegment({ source, parameters }: HappeningFunction): fc.Arbitrary<Filter[]> {
  const id = parameters.find(({ name }) => name === "id");
  if (source !== "stays" || !id) return fc.constant([]);
  return fc.oneof(testWith("=", id), testWith("IN", id)).map((test) => [{ test, negated: false }]);
}

const told = functions.filter(({ source }) => source !== "unknowable").map(({ name }) => name);
const withProducts = functions.filter(({ hasProducts }) => hasProducts).map(({ name }) => name);
const likely = [...withProducts, ...withProducts, ...withProducts];

const lengths = fc.constantFrom<NonNullable<Relation["within"]>>(
  { amount: 1, unit: "h" },
  { amount: 2, unit: "h" },
  { amount: 24, unit: "h" },
  { amount: 2, unit: "d" },
  { amount: 7, unit: "d" },
  { amount: 2, unit: "w" },
);

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
      within: fc.option(lengths, { freq: 3 }),
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

/** "Their first order was from the point of sale": so much for orders of one instant. */
const orders = getFunction("orders_placed");
const placed = orders.parameters.filter(({ name }) => name.startsWith("position"));
const ordered = fc
  .tuple(fc.constantFrom(...placed).chain(testsOf), fc.constantFrom(...orders.parameters.filter(isEach)).chain(testsOf))
  .map((tests): Matches => {
    const filters = tests.map((test) => ({ test, negated: false }));
    return { type: "matches", function: orders.name, filters, relations: [] };
  });

const attribute = fc.constantFrom(...attributes).chain(testsOf);

const theDay = attributes.filter(({ kind, absent }) => kind.type === "date" && absent !== "unknowable");

/** Tests of a moment by dates that move. */
function turningTests(name: string): fc.Arbitrary<Test> {
  const value = movingDates.map((date) => ({ type: "date" as const, date }));
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom(...comparisons), value)
        .map(([operator, value]): Test => ({ type: "compare", name, operator, value })),
    },
    fc.tuple(value, value).map(([from, to]): Test => ({ type: "between", name, from, to })),
  );
}

/** What happened in a window that moves, or was waited for. */
const turningMatches = fc.constantFrom(...told, ...likely).chain((name) => {
  const of = getFunction(name);
  const date = fc.record({ test: turningTests("date"), negated: fc.constantFrom(false, false, true) });
  const some = fc.oneof({ weight: 2, arbitrary: date.map((filter) => [filter]) }, fc.constant([]));
  return fc.record({
    type: fc.constant("matches" as const),
    function: fc.constant(name),
    filters: fc.tuple(ofWhichSegment(of), some, filtersOf(of, isAll)).map((parts) => parts.flat()),
    relations: fc.array(relations(of), { maxLength: 1 }),
  });
});

/** Definitions to which time alone makes a difference. */
export const turningDefinitions: fc.Arbitrary<Definition> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: turningMatches },
      { weight: 2, arbitrary: fc.constantFrom(...theDay).chain(({ name }) => turningTests(name)) },
      fc.constantFrom(...attributes.filter(({ name }) => name === "lifecycle_stage")).chain(testsOf),
    ),
    fc.constantFrom(false, false, true),
  )
  .map(([part, isDenied]) => (isDenied ? { type: "not", part } : part));

/**
 * Definitions that ask of the histories what is nearly so: every attribute, function, parameter, operator and relation,
 * with values at the histories' own boundaries.
 */
export const nearDefinitions: fc.Arbitrary<Definition> = fc.letrec<{ node: Definition }>((tie) => {
  const part = tie("node");
  const condition: fc.Arbitrary<Definition> = fc.oneof(
    { weight: 8, arbitrary: matches },
    { weight: 4, arbitrary: attribute },
    ordered,
  );
  const joined: fc.Arbitrary<Definition> = fc.record({
    type: fc.constantFrom("and", "or"),
    parts: fc.array(part, { minLength: 2, maxLength: 3 }),
  });
  const negated: fc.Arbitrary<Definition> = fc.record({ type: fc.constant("not"), part });
  return { node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, condition, joined, negated) };
}).node;
