import { getAttribute, type Attribute } from "../attributes";
import type { Comparison, Condition, DateValue, Definition, Value } from "../model";

const words: Record<Comparison, string> = {
  "=": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
};

const dateWords: Record<Comparison, string> = {
  "=": "was on",
  "!=": "was not on",
  "<": "was before",
  "<=": "was on or before",
  ">": "was after",
  ">=": "was on or after",
};

/** A definition as one plain English sentence. */
export function sentence(definition: Definition): string {
  return `Shoppers for whom ${clause(definition)}.`;
}

/** One condition in words, as it stands in the sentence. */
export function clause(definition: Definition): string {
  switch (definition.type) {
    case "and":
      return definition.parts
        .map((part) => (part.type === "or" ? `either ${clause(part)}` : clause(part)))
        .join(", and ");
    case "or":
      return definition.parts.map(clause).join(", or ");
    case "not":
      return `it is not so that ${clause(definition.part)}`;
    default:
      return condition(definition, getAttribute(definition.attribute));
  }
}

function condition(one: Condition, { label, kind }: Attribute): string {
  switch (one.type) {
    case "compare":
      return `${label} ${(kind.type === "date" ? dateWords : words)[one.operator]} ${value(one.value)}`;
    case "between":
      return `${label} ${kind.type === "date" ? "was" : "is"} between ${value(one.from)} and ${value(one.to)}`;
    case "contains":
      return `${label} contain “${one.text}”`;
    case "null":
      return kind.type === "date" ? `${label} never was` : `${label} is not known`;
    default:
      return one satisfies never;
  }
}

function value(of: Value): string {
  switch (of.type) {
    case "text":
      return of.text.toLowerCase().replaceAll("_", " ");
    case "number":
      return of.number;
    case "date":
      return date(of.date);
    default:
      return of satisfies never;
  }
}

function date(of: DateValue): string {
  switch (of.type) {
    case "day":
      return of.day;
    case "time":
      return of.time.replace("T", " at ");
    case "relative":
      return relative(of.amount, { d: "day", w: "week", m: "month", y: "year" }[of.unit]);
    default:
      return of satisfies never;
  }
}

function relative(amount: number, unit: string): string {
  if (amount === 0) return "today";
  const count = Math.abs(amount);
  return `${count} ${unit}${count === 1 ? "" : "s"} ${amount < 0 ? "ago" : "from now"}`;
}
