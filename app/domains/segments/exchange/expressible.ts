import { conditionsOf } from "../conditions";
import { print } from "../language/print";
import { clause } from "../language/sentence";
import { nameless, type Names } from "../language/wording/values";
import type { Condition, DateValue, Definition, Filter, Matches, Test, Value } from "../model";
import { valuesOf } from "../model";
import {
  longestQuery,
  mostClauses,
  mostIds,
  shopifyAttributes,
  shopifyFunctions,
  type ShopifyKind,
  type ShopifyParameter,
} from "./shopify-words";

/** A definition in Shopify's own language, or what of it Shopify cannot express. */
export type Expression = { ok: true; query: string } | { ok: false; problem: string };

/**
 * Says a definition in the words that Shopify documents. Nothing is rewritten: what is printed is read back as the same
 * definition, so that both sides mean the same by it.
 */
export function expressibleInShopify(definition: Definition, names: Names = nameless): Expression {
  const found = findInexpressible(definition);
  if (found) return { ok: false, problem: problemWords(found, names) };
  const clauses = conditionsOf(definition).length;
  if (clauses > mostClauses) {
    return { ok: false, problem: `Shopify takes at most ${mostClauses} conditions, and this has ${clauses}` };
  }
  const query = print(definition);
  if (query.length > longestQuery) {
    return { ok: false, problem: `Shopify takes at most ${longestQuery} characters, and this has ${query.length}` };
  }
  return { ok: true, query };
}

function problemWords(found: Definition, names: Names): string {
  if (found.type === "not") return `Shopify cannot leave out shoppers ${clause(found.part, names)}`;
  return `Shopify cannot ask for shoppers ${clause(found, names)}`;
}

/** The first condition that Shopify has no words for; a denial it has none for comes with its NOT. */
function findInexpressible(definition: Definition): Definition | null {
  switch (definition.type) {
    case "and":
    case "or":
      return firstOf(definition.parts, findInexpressible);
    case "not":
      if (!isDeniable(definition.part)) return definition;
      return isExpressible(definition.part) ? null : definition;
    default:
      return isExpressible(definition) ? null : definition;
  }
}

function firstOf<T>(things: readonly T[], look: (thing: T) => Definition | null): Definition | null {
  for (const thing of things) {
    const found = look(thing);
    if (found) return found;
  }
  return null;
}

/** NOT stands only inside CONTAINS, MATCHES and IS NULL; IN is documented for lists of ids alone. */
function isDeniable(part: Definition): part is Condition {
  return part.type === "contains" || part.type === "matches" || part.type === "null";
}

function isExpressible(condition: Condition): boolean {
  return condition.type === "matches" ? isFunction(condition) : isAttribute(condition);
}

function isAttribute(test: Test): boolean {
  if (/^metafields\.[\w-]+\.[\w-]+$/.test(test.name)) {
    return test.type !== "in" && valuesOf(test).every((value) => isPlain(value));
  }
  if (/^anniversary\('[^'\\]+'\)$/.test(test.name)) return isOfKind(test, "date");
  const kind = Object.hasOwn(shopifyAttributes, test.name) ? shopifyAttributes[test.name] : undefined;
  return kind !== undefined && isOfKind(test, kind);
}

function isOfKind(test: Test, kind: ShopifyKind): boolean {
  if (test.type === "null") return true;
  if (kind === "list") return test.type === "contains" && isPlain({ type: "text", text: test.text });
  const hasOrder = kind === "integer" || kind === "float" || kind === "date";
  const isAsked =
    (test.type === "compare" && (hasOrder || isEquality(test.operator))) || (test.type === "between" && hasOrder);
  return isAsked && valuesOf(test).every((value) => isValue(value, kind));
}

function isValue(value: Value, kind: Exclude<ShopifyKind, "list">): boolean {
  if (!isPlain(value)) return false;
  if (kind === "integer") return value.type === "number" && /^-?\d+$/.test(value.number);
  if (kind === "float") return value.type === "number";
  if (kind === "date") return value.type === "date";
  if (kind === "text") return value.type === "text";
  return value.type === "text" && kind.includes(value.text);
}

/** A value that Shopify writes as we do. Its texts know one escape, \', and its dates neither hours nor calendar periods. */
function isPlain(value: Value): boolean {
  switch (value.type) {
    case "text":
      return value.text !== "" && !/[\\\p{Cc}]/u.test(value.text);
    case "date":
      return isDate(value.date);
    case "number":
    case "boolean":
      return true;
    default:
      return value satisfies never;
  }
}

function isDate(date: DateValue): boolean {
  switch (date.type) {
    case "day":
    case "time":
      return true;
    case "relative":
      return date.unit !== "h" && (date.amount !== 0 || date.unit === "d");
    case "start":
      return false;
    default:
      return date satisfies never;
  }
}

function isFunction({ function: name, filters, relations }: Matches): boolean {
  const parameters = Object.hasOwn(shopifyFunctions, name) ? shopifyFunctions[name] : undefined;
  if (!parameters || relations.length > 0) return false;
  const asked = filters.map(({ test }) => test.name);
  if (new Set(asked).size < asked.length) return false;
  return filters.every((filter) => {
    const kind = Object.hasOwn(parameters, filter.test.name) ? parameters[filter.test.name] : undefined;
    return kind !== undefined && isFilter(filter, kind);
  });
}

function isFilter({ test, negated }: Filter, kind: ShopifyParameter): boolean {
  if (kind === "ids") {
    if (test.type === "in")
      return test.values.length <= mostIds && test.values.every((value) => isValue(value, "integer"));
    return !negated && test.type === "compare" && test.operator === "=" && isValue(test.value, "integer");
  }
  if (negated) return false;
  if (kind === "text") return test.type === "compare" && test.operator === "=" && isValue(test.value, "text");
  const hasOrder = test.type === "compare" || test.type === "between";
  return hasOrder && valuesOf(test).every((value) => isValue(value, kind));
}

function isEquality(operator: string): boolean {
  return operator === "=" || operator === "!=";
}
