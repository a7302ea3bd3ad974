import { operatorsOf, type Attribute, type Operator, type Parameter } from "~/domains/segments";
import { valuesOf, type Filter } from "~/domains/segments/model";
import { newValue } from "./new-condition";

/** How a test is shown: its operator, and whether the whole is denied. Lists, CONTAINS and IS NULL deny by operator. */
export function operatorOf({ test, negated }: Filter): { operator: Operator; isDenied: boolean } {
  switch (test.type) {
    case "compare":
      return { operator: test.operator, isDenied: negated };
    case "between":
      return { operator: "BETWEEN", isDenied: negated };
    case "in":
      return { operator: negated ? "NOT IN" : "IN", isDenied: false };
    case "contains":
      return { operator: negated ? "NOT CONTAINS" : "CONTAINS", isDenied: false };
    case "null":
      return { operator: negated ? "IS NOT NULL" : "IS NULL", isDenied: false };
    default:
      return test satisfies never;
  }
}

/** The same word asked with another operator; values stay where they fit. */
export function withOperator(filter: Filter, operator: Operator, word: Attribute | Parameter): Filter {
  const { name } = filter.test;
  const { isDenied } = operatorOf(filter);
  const [first = newValue(word.kind), second = first] = valuesOf(filter.test);
  switch (operator) {
    case "BETWEEN":
      return { test: { type: "between", name, from: first, to: second }, negated: isDenied };
    case "IN":
    case "NOT IN": {
      const values = filter.test.type === "in" ? filter.test.values : [first];
      return { test: { type: "in", name, values }, negated: operator === "NOT IN" };
    }
    case "CONTAINS":
    case "NOT CONTAINS": {
      const text = first.type === "text" ? first.text : "";
      return { test: { type: "contains", name, text }, negated: operator === "NOT CONTAINS" };
    }
    case "IS NULL":
    case "IS NOT NULL":
      return { test: { type: "null", name }, negated: operator === "IS NOT NULL" };
    default:
      return { test: { type: "compare", name, operator, value: first }, negated: isDenied };
  }
}

/** The operators to choose from, as they are read between the word and its value. */
export function operatorChoices(word: Attribute | Parameter, present: Operator): { label: string; value: Operator }[] {
  const isList = word.kind.type === "list";
  // Of lists = and CONTAINS say the same: one of them is enough, and that is the one that is there.
  const hidden = (operator: Operator) =>
    isList && synonyms.some((pair) => operator === pair[pair[0] === present ? 1 : 0]);
  return operatorsOf(word)
    .filter((operator) => !hidden(operator))
    .map((operator) => ({ label: wordsOf(operator, word), value: operator }));
}

const synonyms = [
  ["=", "CONTAINS"],
  ["!=", "NOT CONTAINS"],
] as const;

function wordsOf(operator: Operator, word: Attribute | Parameter): string {
  if (operator === "IS NULL" || operator === "IS NOT NULL") return presence(operator, word);
  if (word.kind.type === "date") return dateWords[operator];
  // "Tags include", but "Country is": a list of which a shopper has one.
  return (word.kind.type === "list" && word.label.endsWith("s") ? listWords : words)[operator];
}

function presence(operator: "IS NULL" | "IS NOT NULL", word: Attribute | Parameter): string {
  const isAnswer = "absent" in word && word.absent === "none";
  if (isAnswer && word.kind.type === "date") return operator === "IS NULL" ? "never was" : "has been";
  if (isAnswer) return operator === "IS NULL" ? "are none" : "are some";
  return operator === "IS NULL" ? "is not known" : "is known";
}

const words = {
  "=": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  BETWEEN: "is between",
  IN: "is one of",
  "NOT IN": "is none of",
  CONTAINS: "is",
  "NOT CONTAINS": "is not",
} as const;

const listWords = {
  ...words,
  "=": "include",
  "!=": "do not include",
  IN: "include one of",
  "NOT IN": "include none of",
  CONTAINS: "include",
  "NOT CONTAINS": "do not include",
} as const;

const dateWords = {
  ...words,
  "=": "is on",
  "!=": "is not on",
  "<": "is before",
  "<=": "is on or before",
  ">": "is after",
  ">=": "is on or after",
} as const;
