import type { DateValue, Definition, Value } from "../model";
import { quote } from "./values";

/** The text of a definition; `parse(print(definition))` is the definition again. */
export function print(definition: Definition): string {
  switch (definition.type) {
    case "and":
      return definition.parts.map((part) => grouped(part, ["and", "or"])).join(" AND ");
    case "or":
      return definition.parts.map((part) => grouped(part, ["or"])).join(" OR ");
    case "not":
      return printNegation(definition.part);
    case "compare":
      return `${definition.attribute} ${definition.operator} ${printValue(definition.value)}`;
    case "between":
      return `${definition.attribute} BETWEEN ${printValue(definition.from)} AND ${printValue(definition.to)}`;
    case "contains":
      return `${definition.attribute} CONTAINS ${quote(definition.text)}`;
    case "null":
      return `${definition.attribute} IS NULL`;
    default:
      return definition satisfies never;
  }
}

function printNegation(part: Definition): string {
  if (part.type === "contains") return `${part.attribute} NOT CONTAINS ${quote(part.text)}`;
  if (part.type === "null") return `${part.attribute} IS NOT NULL`;
  return `NOT ${grouped(part, ["and", "or"])}`;
}

function grouped(part: Definition, types: Definition["type"][]): string {
  return types.includes(part.type) ? `(${print(part)})` : print(part);
}

function printValue(value: Value): string {
  switch (value.type) {
    case "text":
      return quote(value.text);
    case "number":
      return value.number;
    case "date":
      return printDate(value.date);
    default:
      return value satisfies never;
  }
}

function printDate(date: DateValue): string {
  switch (date.type) {
    case "day":
      return date.day;
    case "time":
      return date.time;
    case "relative":
      return date.amount === 0 && date.unit === "d"
        ? "today"
        : `${date.amount > 0 ? "+" : ""}${date.amount}${date.unit}`;
    default:
      return date satisfies never;
  }
}
