import type { Condition, Definition, Test, Value } from "../model";
import { getAttribute } from "../vocabulary/attributes";
import type { Answer } from "./answers";
import { answerOf } from "./attributes";
import type { ProfileFacts, ReadContext } from "./facts";
import { readMatches, type CountedRow } from "./matches";
import { holds } from "./tests";
import { all, not, some, type Truth } from "./truth";

/**
 * What a definition says of one shopper as of an instant: true, false, or null for unknown. Written to be checked by
 * eye against docs/segments.md; slow. Only profiles for which `isAsked` holds are asked.
 */
export function read(definition: Definition, facts: ProfileFacts, context: ReadContext): Truth {
  return readWithin(definition, facts, context, []);
}

/** One condition read: what was found of the shopper, or which of the things that happened count. */
export interface ConditionReading {
  condition: Condition;
  truth: Truth;
  /** Null for things that happened, for membership, and where nothing is told. */
  answer: Answer | null;
  counted: readonly CountedRow[];
}

/** Every condition of a definition by itself, in the order they are written. */
export function readConditions(definition: Definition, facts: ProfileFacts, context: ReadContext): ConditionReading[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap((part) => readConditions(part, facts, context));
    case "not":
      return readConditions(definition.part, facts, context);
    default:
      return [readCondition(definition, facts, context, [])];
  }
}

/** @param inside the segments whose meaning is being read, from the outermost in */
function readWithin(
  definition: Definition,
  facts: ProfileFacts,
  context: ReadContext,
  inside: readonly number[],
): Truth {
  switch (definition.type) {
    case "and":
      return all(definition.parts.map((part) => readWithin(part, facts, context, inside)));
    case "or":
      return some(definition.parts.map((part) => readWithin(part, facts, context, inside)));
    case "not":
      return not(readWithin(definition.part, facts, context, inside));
    default:
      return readCondition(definition, facts, context, inside).truth;
  }
}

function readCondition(
  condition: Condition,
  facts: ProfileFacts,
  context: ReadContext,
  inside: readonly number[],
): ConditionReading {
  if (condition.type === "matches") {
    return { condition, answer: null, ...readMatches(condition, facts, context) };
  }
  const { name, absent } = getAttribute(condition.name);
  if (absent === "unknowable") return { condition, truth: null, answer: null, counted: [] };
  if (name === "member_of") {
    return { condition, truth: readMembership(condition, facts, context, inside), answer: null, counted: [] };
  }
  const answer = answerOf(name, facts, context);
  const truth = holds(condition, answer, context);
  return { condition, truth: absent === "none" ? truth === true : truth, answer, counted: [] };
}

function readMembership(test: Test, facts: ProfileFacts, context: ReadContext, inside: readonly number[]): Truth {
  const isMember = (value: Value) => {
    const id = Number(value.type === "number" ? value.number : value.type === "text" ? value.text : Number.NaN);
    if (inside.includes(id)) throw new Error(`Segment ${id} cannot ask who is in segment ${id}`);
    const meaning = context.segments.get(id);
    return meaning ? readWithin(meaning, facts, context, [...inside, id]) : null;
  };
  if (test.type === "in") return some(test.values.map(isMember));
  if (test.type === "compare" && test.operator === "=") return isMember(test.value);
  if (test.type === "compare" && test.operator === "!=") return not(isMember(test.value));
  throw new Error("member_of is asked with =, != or IN");
}
