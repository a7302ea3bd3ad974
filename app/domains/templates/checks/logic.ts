import { findAttribute } from "../../segments";
import type { Comparison, Definition, Test } from "../../segments/model";

/** One thing that must be true, or false. */
interface Said {
  part: Definition;
  isDenied: boolean;
}

/** Whether nobody can meet both. Says yes only where it is sure; null is met by everybody. */
export function contradict(a: Definition | null, b: Definition): boolean {
  if (b.type === "or") return b.parts.every((part) => contradict(a, part));
  if (a?.type === "or") return a.parts.every((part) => contradict(part, b));
  const said = [...(a ? mustHold(a) : []), ...mustHold(b)];
  return said.some((one, i) => said.slice(i + 1).some((other) => clash(one, other)));
}

/** Whether whoever meets the first meets the second. Says yes only where it is sure. */
export function implies(first: Definition, second: Definition): boolean {
  if (isAlways(second) || same(first, second)) return true;
  if (first.type === "or") return first.parts.every((part) => implies(part, second));
  if (second.type === "and") return second.parts.every((part) => implies(first, part));
  if (second.type === "or") return second.parts.some((part) => implies(first, part));
  const said = mustHold(first);
  return mustHold(second).every((wanted) =>
    said.some((one) => sameSaid(one, wanted) || clash(one, { ...wanted, isDenied: !wanted.isDenied })),
  );
}

/** What is true of everybody. */
export function isAlways(definition: Definition): boolean {
  switch (definition.type) {
    case "and":
      return definition.parts.every(isAlways);
    case "or":
      return definition.parts.some(isAlways);
    case "compare":
      return isCount(definition.name) && numberIn(definition) !== null && holdsFrom(definition, 0);
    default:
      return false;
  }
}

/** Known of everybody, and 0 at least. */
function isCount(name: string): boolean {
  return name === "number_of_orders" || name === "amount_spent" || name === "random_bucket";
}

function holdsFrom(test: Compare, least: number): boolean {
  const number = numberIn(test) ?? 0;
  return (test.operator === ">=" && number <= least) || (test.operator === ">" && number < least);
}

/** Things that must all be true when the whole is; of an OR nothing certain is known. */
function mustHold(definition: Definition): Said[] {
  if (definition.type === "and") return definition.parts.flatMap(mustHold);
  if (definition.type !== "not") return [{ part: definition, isDenied: false }];
  const { part } = definition;
  if (part.type === "not") return mustHold(part.part);
  if (part.type === "or") return part.parts.flatMap((one) => mustHold({ type: "not", part: one }));
  return [{ part, isDenied: true }];
}

function clash(one: Said, other: Said): boolean {
  if (same(one.part, other.part)) return one.isDenied !== other.isDenied;
  const [a, b] = [one.part, other.part];
  if (a.type !== "compare" || b.type !== "compare" || a.name !== b.name) return false;
  // Whoever has no such value meets every denial.
  if ((one.isDenied && other.isDenied) || hasSeveral(a.name)) return false;
  return numbersClash(asSaid(a, one), asSaid(b, other)) || wordsClash(asSaid(a, one), asSaid(b, other));
}

/** Of a list, and of segments, several are true at a time. */
function hasSeveral(name: string): boolean {
  const kind = findAttribute(name)?.kind.type;
  return kind === "list" || kind === "id";
}

type Compare = Extract<Test, { type: "compare" }>;

const opposite: Record<Comparison, Comparison> = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** What is denied, said as its opposite. */
function asSaid(test: Compare, { isDenied }: Said): Compare {
  return isDenied ? { ...test, operator: opposite[test.operator] } : test;
}

function numberIn({ value }: Compare): number | null {
  return value.type === "number" ? Number(value.number) : null;
}

function wordsClash(a: Compare, b: Compare): boolean {
  if (a.operator !== "=" && b.operator !== "=") return false;
  const isEqual = same(a.value, b.value);
  if (a.operator === "=" && b.operator === "=") return !isEqual && a.value.type === "text";
  return isEqual && (a.operator === "!=" || b.operator === "!=");
}

/** Whether there is no number between what both want. */
function numbersClash(a: Compare, b: Compare): boolean {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x === null || y === null) return false;
  const [low, high] = [Math.max(from(a, x), from(b, y)), Math.min(to(a, x), to(b, y))];
  if (low !== high) return low > high;
  return [a, b].some((test) => !meets(low, test));
}

function from({ operator }: Compare, number: number): number {
  return operator === "=" || operator === ">" || operator === ">=" ? number : -Infinity;
}

function to({ operator }: Compare, number: number): number {
  return operator === "=" || operator === "<" || operator === "<=" ? number : Infinity;
}

function meets(number: number, test: Compare): boolean {
  const other = numberIn(test) ?? 0;
  switch (test.operator) {
    case "=":
      return number === other;
    case "!=":
      return number !== other;
    case "<":
      return number < other;
    case "<=":
      return number <= other;
    case ">":
      return number > other;
    case ">=":
      return number >= other;
    default:
      return test.operator satisfies never;
  }
}

function sameSaid(one: Said, other: Said): boolean {
  return one.isDenied === other.isDenied && same(one.part, other.part);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
