import fc from "fast-check";
import {
  calendarUnits,
  likenesses,
  relativeUnits,
  type DateValue,
  type Definition,
  type Filter,
  type Matches,
  type Relation,
  type Value,
} from "~/domains/segments/model";
import { isOfAnyKind, operatorsOf, type Operator } from "~/domains/segments/language/operators";
import { attributes, getAttribute, type Attribute } from "~/domains/segments/vocabulary/attributes";
import { functions, type HappeningFunction } from "~/domains/segments/vocabulary/functions";
import type { Parameter } from "~/domains/segments/vocabulary/parameters";
import type { Kind } from "~/lib/word";

export interface DefinitionOptions {
  /** Ids to draw from, by what they are of. */
  ids?: Partial<Record<Extract<Kind, { type: "id" }>["of"], readonly string[]>>;
  /** Texts to draw from, by the name of the attribute or parameter. */
  texts?: Readonly<Record<string, readonly string[]>>;
  /** Days to draw from; relative ones are drawn besides. */
  days?: readonly string[];
  withMembership?: boolean;
  withUnknowable?: boolean;
  /** How deep groups stand in each other, up to 8, and how many parts one has. */
  depth?: number;
  parts?: number;
}

type Word = Attribute | Parameter;

const oddTexts = ["", "it's", "\\", "\\'", "’", "a\nb", "NOT IN (", "100 %", "Ünïcode 🌿"];
const oddIds = ["1", "7", "1012132033639", "9007199254740993", "9223372036854775807"];
const farDays = ["2024-02-29", "2026-01-31", "1970-01-01"];
const families = ["metafields.custom.skin-type", "anniversary('metafields.facts.birth_date')"].map(getAttribute);

/** Valid definitions over the whole vocabulary: what `parse` could have made. */
export function definitions(options: DefinitionOptions = {}): fc.Arbitrary<Definition> {
  const { depth = 3, parts = 3 } = options;
  return fc.letrec<{ any: Definition; group: Definition; negation: Definition }>((tie) => ({
    any: fc.oneof({ maxDepth: depth, depthSize: "small" }, conditions(options), tie("group"), tie("negation")),
    group: fc.record({
      type: fc.constantFrom("and", "or"),
      parts: fc.array(tie("any"), { minLength: 2, maxLength: parts }),
    }),
    negation: fc.record({ type: fc.constant("not"), part: tie("any") }),
  })).any;
}

/** One condition, perhaps denied. */
export function conditions(options: DefinitionOptions = {}): fc.Arbitrary<Definition> {
  const isAsked = ({ name, absent }: Attribute) =>
    (options.withMembership !== false || name !== "member_of") &&
    (options.withUnknowable !== false || absent !== "unknowable");
  const asked = [...attributes, ...families].filter(isAsked);
  const test = fc.constantFrom(...asked).chain((attribute) => filterOf(attribute, options));
  const ofShopper = test.map(({ test, negated }): Definition => (negated ? { type: "not", part: test } : test));
  return fc.oneof(ofShopper, happenings(options));
}

function happenings(options: DefinitionOptions): fc.Arbitrary<Matches> {
  return fc.constantFrom(...askedFunctions(options)).chain((happening) =>
    fc.record({
      type: fc.constant("matches"),
      function: fc.constant(happening.name),
      filters: filtersOf(happening, true, options),
      relations: fc.array(relationsOf(happening, options), { maxLength: 2 }),
    }),
  );
}

function relationsOf(anchor: HappeningFunction, options: DefinitionOptions): fc.Arbitrary<Relation> {
  const related = fc.tuple(fc.constantFrom(...askedFunctions(options)), fc.boolean());
  return related.chain(([happening, negated]) => {
    const canBeAlike = anchor.hasProducts && happening.hasProducts;
    return fc.record({
      order: fc.constantFrom("followed", "preceded"),
      negated: fc.constant(negated),
      function: fc.constant(happening.name),
      filters: filtersOf(happening, !negated, options),
      within: fc.option(fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom("h", "d", "w") })),
      likeness: canBeAlike ? fc.option(fc.constantFrom(...likenesses)) : fc.constant(null),
    });
  });
}

function filtersOf(
  happening: HappeningFunction,
  withTotals: boolean,
  options: DefinitionOptions,
): fc.Arbitrary<Filter[]> {
  const asked = happening.parameters.filter(
    ({ of, isUnknowable }) => (withTotals || of === "each") && (options.withUnknowable !== false || !isUnknowable),
  );
  const filter = fc.constantFrom(...asked).chain((parameter) => filterOf(parameter, options));
  const some = fc.array(filter, { maxLength: 3 });
  if (happening.source !== "stays") return some;
  // Entries and exits are asked of certain segments.
  const ofOne = valueOf(
    happening.parameters.find(({ name }) => name === "id") ?? getAttribute("member_of"),
    options,
  ).map((value): Filter => ({ test: { type: "compare", name: "id", operator: "=", value }, negated: false }));
  return fc.tuple(ofOne, some).map(([first, others]) => [first, ...others]);
}

function filterOf(word: Word, options: DefinitionOptions): fc.Arbitrary<Filter> {
  return fc.tuple(fc.constantFrom(...operatorsOf(word)), fc.boolean()).chain(([operator, isDenied]) => {
    // Of the shopper a comparison is denied by a NOT of its own.
    const canBeDenied = "of" in word && !operator.startsWith("NOT") && operator !== "IS NOT NULL";
    return testOf(word, operator, options).map(({ test, negated }) => ({
      test,
      negated: canBeDenied ? isDenied : negated,
    }));
  });
}

function testOf(word: Word, operator: Operator, options: DefinitionOptions): fc.Arbitrary<Filter> {
  const { name } = word;
  const value = valueOf(word, options);
  const text = textOf(word, options);
  switch (operator) {
    case "BETWEEN":
      return fc
        .tuple(value, value)
        .map(([from, to]) => ({ test: { type: "between", name, from, to }, negated: false }));
    case "IN":
    case "NOT IN":
      return fc
        .array(value, { minLength: 1, maxLength: 3 })
        .map((values) => ({ test: { type: "in", name, values }, negated: operator === "NOT IN" }));
    case "CONTAINS":
    case "NOT CONTAINS":
      return text.map((text) => ({ test: { type: "contains", name, text }, negated: operator === "NOT CONTAINS" }));
    case "IS NULL":
    case "IS NOT NULL":
      return fc.constant({ test: { type: "null", name }, negated: operator === "IS NOT NULL" });
    default:
      return value.map((value) => ({ test: { type: "compare", name, operator, value }, negated: false }));
  }
}

function valueOf(word: Word, options: DefinitionOptions): fc.Arbitrary<Value> {
  const text = textOf(word, options).map((text): Value => ({ type: "text", text }));
  const boolean = fc.record({ type: fc.constant("boolean"), boolean: fc.boolean() });
  const date = dates(options).map((date): Value => ({ type: "date", date }));
  const decimal = fc.constantFrom("0", "1", "2.5", "19.90", "100", "-3").map(number);
  if (isOfAnyKind(word)) return fc.oneof(text, boolean, date, decimal);
  const { kind } = word;
  switch (kind.type) {
    case "enum":
    case "text":
    case "list":
      return text;
    case "integer":
      return fc.integer({ min: -1, max: 25 }).map((integer) => number(String(integer)));
    case "decimal":
    case "money":
      return decimal;
    case "boolean":
      return boolean;
    case "date":
      return date;
    case "id":
      return fc.constantFrom(...(options.ids?.[kind.of] ?? oddIds)).map(number);
    default:
      return kind satisfies never;
  }
}

function number(text: string): Value {
  return { type: "number", number: text };
}

function textOf({ name, kind }: Word, { texts }: DefinitionOptions): fc.Arbitrary<string> {
  const given = kind.type === "enum" ? kind.values : texts?.[name];
  return given ? fc.constantFrom(...given) : fc.oneof(fc.constantFrom(...oddTexts), fc.string({ maxLength: 12 }));
}

function dates({ days = farDays }: DefinitionOptions): fc.Arbitrary<DateValue> {
  const day = fc.constantFrom(...days);
  return fc.oneof(
    fc.record({ type: fc.constant("day"), day }),
    fc
      .tuple(day, fc.constantFrom("00:00:00", "18:30:00", "23:59:59"))
      .map(([date, clock]): DateValue => ({ type: "time", time: `${date}T${clock}` })),
    fc.record({
      type: fc.constant("relative"),
      amount: fc.integer({ min: -60, max: 3 }),
      unit: fc.constantFrom(...relativeUnits),
    }),
    fc.record({
      type: fc.constant("start"),
      of: fc.constantFrom(...calendarUnits),
      periods: fc.integer({ min: -3, max: 1 }),
    }),
  );
}

function askedFunctions({ withMembership, withUnknowable }: DefinitionOptions): readonly HappeningFunction[] {
  return functions.filter(
    ({ source }) =>
      (withMembership !== false || source !== "stays") && (withUnknowable !== false || source !== "unknowable"),
  );
}
