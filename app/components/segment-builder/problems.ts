import { findProblem } from "~/domains/segments";
import type { Condition, Definition, Value } from "~/domains/segments/model";
import { isShopifyId } from "~/lib/shopify-id";
import type { Kind } from "~/lib/word";
import { conditionPaths, isGroup, nodeAt, shown, type Path } from "./edit-tree";
import { valuesOf } from "~/domains/segments/model";

/** What is missing or wrong with a value of a kind, to stand beside its field; null when it fits. */
export function problemOfValue(value: Value, kind: Kind): string | null {
  if (value.type === "text" && value.text.trim() === "") return kind.type === "id" ? "Choose one" : "Fill this in";
  switch (kind.type) {
    case "integer":
      return value.type === "number" && /^-?\d+$/.test(value.number) ? null : "Write a whole number, such as 2";
    case "decimal":
      return value.type === "number" ? null : "Write a number, such as 2.5";
    case "money":
      return value.type === "number" ? null : "Write an amount, such as 19.90";
    case "id":
      return value.type === "number" && isShopifyId(value.number) ? null : "Choose one";
    case "enum":
    case "text":
    case "list":
    case "boolean":
    case "date":
      return null;
    default:
      return kind satisfies never;
  }
}

/** What is wrong with one condition, in a sentence; null when it can be asked. */
export function problemOfCondition(condition: Condition): string | null {
  return hasBlank(condition) ? "Something is not filled in yet" : findProblem(condition);
}

/** The conditions that cannot be asked yet, and, when there are none, what is wrong with the whole. */
export function problemsOf(definition: Definition): { conditions: Map<string, string>; whole: string | null } {
  const conditions = new Map<string, string>();
  for (const path of conditionPaths(definition)) {
    const problem = problemAt(definition, path);
    if (problem) conditions.set(pathKey(path), problem);
  }
  return { conditions, whole: conditions.size > 0 ? null : findProblem(definition) };
}

export function pathKey(path: Path): string {
  return path.join(".");
}

function problemAt(definition: Definition, path: Path): string | null {
  const node = nodeAt(definition, path);
  if (!node) return null;
  const { said } = shown(node);
  return isGroup(said) ? null : problemOfCondition(said);
}

/** Texts may be empty for the language, but nobody means that. */
function hasBlank(condition: Condition): boolean {
  const tests =
    condition.type === "matches"
      ? [condition, ...condition.relations].flatMap(({ filters }) => filters.map(({ test }) => test))
      : [condition];
  return tests.flatMap(valuesOf).some((value) => value.type === "text" && value.text.trim() === "");
}
