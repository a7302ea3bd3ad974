import type { Definition, Filter, Matches, Relation, Test } from "../model";
import { quote } from "./tokens";
import { printValue } from "./print-value";

/**
 * The text of a definition in its normal form; `parse(print(definition))` is the definition again, wherever `parse`
 * could have made it.
 */
export function print(definition: Definition): string {
  switch (definition.type) {
    case "and":
      return definition.parts.map((part) => grouped(part, ["and", "or"])).join(" AND ");
    case "or":
      return definition.parts.map((part) => grouped(part, ["or"])).join(" OR ");
    case "not":
      return printNegation(definition.part);
    case "matches":
      return printMatches(definition, false);
    default:
      return printTest(definition);
  }
}

function grouped(part: Definition, types: readonly Definition["type"][]): string {
  return types.includes(part.type) ? `(${print(part)})` : print(part);
}

function printNegation(part: Definition): string {
  switch (part.type) {
    case "contains":
      return `${part.name} NOT CONTAINS ${quote(part.text)}`;
    case "in":
      return `${part.name} NOT IN ${printList(part.values)}`;
    case "null":
      return `${part.name} IS NOT NULL`;
    case "matches":
      return printMatches(part, true);
    default:
      return `NOT ${grouped(part, ["and", "or"])}`;
  }
}

function printMatches({ function: name, filters, relations }: Matches, isNegated: boolean): string {
  const inside = [...filters.map(printFilter), ...relations.map(printRelation)].join(", ");
  return `${name} ${isNegated ? "NOT MATCHES" : "MATCHES"} (${inside})`;
}

function printFilter({ test, negated }: Filter): string {
  return negated ? printNegation(test) : printTest(test);
}

function printRelation({ order, negated, function: name, filters, within, likeness }: Relation): string {
  return [
    negated ? "NOT" : "",
    `${order.toUpperCase()} BY ${name}`,
    filters.length > 0 ? `MATCHES (${filters.map(printFilter).join(", ")})` : "",
    within ? `WITHIN ${within.amount}${within.unit}` : "",
    likeness ? `RELATED BY ${likeness}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function printTest(test: Test): string {
  switch (test.type) {
    case "compare":
      return `${test.name} ${test.operator} ${printValue(test.value)}`;
    case "between":
      return `${test.name} BETWEEN ${printValue(test.from)} AND ${printValue(test.to)}`;
    case "in":
      return `${test.name} IN ${printList(test.values)}`;
    case "contains":
      return `${test.name} CONTAINS ${quote(test.text)}`;
    case "null":
      return `${test.name} IS NULL`;
    default:
      return test satisfies never;
  }
}

function printList(values: Extract<Test, { type: "in" }>["values"]): string {
  return `(${values.map(printValue).join(", ")})`;
}
