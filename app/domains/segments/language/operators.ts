import type { Kind } from "~/lib/word";
import type { Attribute } from "../vocabulary/attributes";
import type { Parameter } from "../vocabulary/parameters";

/** Everything that can stand between a name and what it is compared with. */
export const operators = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "BETWEEN",
  "IN",
  "NOT IN",
  "CONTAINS",
  "NOT CONTAINS",
  "IS NULL",
  "IS NOT NULL",
] as const;
export type Operator = (typeof operators)[number];

const equality = ["=", "!="] as const;
const order = ["<", "<=", ">", ">=", "BETWEEN"] as const;
const choice = ["IN", "NOT IN"] as const;
const part = ["CONTAINS", "NOT CONTAINS"] as const;
const presence = ["IS NULL", "IS NOT NULL"] as const;

/** What an attribute of a shopper, or a parameter of something that happened, can be asked with. */
export function operatorsOf(word: Attribute | Parameter): readonly Operator[] {
  if (isOfAnyKind(word)) return operators;
  // Of what happened Shopify compares tags like single values.
  const isListParameter = "of" in word && word.kind.type === "list";
  const fitting = [...byKind(word.kind), ...(isListParameter ? [...equality, ...choice] : [])];
  return isAlwaysThere(word) ? fitting : [...fitting, ...presence];
}

/** Only the shop knows what its metafields hold. */
export function isOfAnyKind({ name }: Attribute | Parameter): boolean {
  return name.startsWith("metafields.");
}

function isAlwaysThere(word: Attribute | Parameter): boolean {
  return "of" in word ? word.of === "all" : word.name === "member_of";
}

function byKind(kind: Kind): readonly Operator[] {
  switch (kind.type) {
    case "enum":
    case "text":
    case "id":
      return [...equality, ...choice];
    case "integer":
    case "decimal":
    case "money":
      return [...equality, ...order, ...choice];
    case "date":
      return [...equality, ...order];
    case "boolean":
      return equality;
    case "list":
      return part;
    default:
      return kind satisfies never;
  }
}
