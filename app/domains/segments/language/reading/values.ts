import { isShopifyId } from "~/lib/shopify-id";
import { suggest } from "~/lib/suggest";
import type { Kind } from "~/lib/word";
import type { Value } from "../../model";
import type { Attribute } from "../../vocabulary/attributes";
import type { Parameter } from "../../vocabulary/parameters";
import { isOfAnyKind } from "../operators";
import { quote, unquote, type Token } from "../tokens";
import type { Cursor } from "./cursor";
import { commonDates, dateProblem, readDate } from "./dates";

const longestText = 500;

/** Reads a value that fits the word. Throws a SyntaxProblem that says what would. */
export function readValue(cursor: Cursor, word: Attribute | Parameter): Value {
  cursor.offer(() => valuesOf(word.kind).map((text) => ({ text, kind: "value" })));
  const token = cursor.take();
  const value = isOfAnyKind(word) ? anyValue(token) : fitting(token, word.kind);
  if (value?.type === "text" && value.text.length > longestText)
    throw cursor.problem(token, `this text is too long: ${longestText} characters are the most`);
  if (value) return value;
  const problem = word.kind.type === "date" ? dateProblem(token) : null;
  if (problem) throw cursor.problem(token, problem);
  const suggestion = suggestionFor(token, word.kind);
  const hint = suggestion ? `; did you mean ${suggestion}?` : "";
  throw cursor.problem(token, `${word.name} is compared with ${wanted(word)}${hint}`, suggestion);
}

function fitting(token: Token, kind: Kind): Value | null {
  switch (kind.type) {
    case "enum":
      return token.kind === "text" && kind.values.includes(unquote(token)) ? text(token) : null;
    case "text":
    case "list":
      return token.kind === "text" ? text(token) : null;
    case "integer":
      return token.text.includes(".") ? null : number(token);
    case "decimal":
    case "money":
      return number(token);
    case "id":
      return isShopifyId(token.text) ? number(token) : null;
    case "boolean":
      return boolean(token);
    case "date":
      return date(token);
    default:
      return kind satisfies never;
  }
}

function anyValue(token: Token): Value | null {
  if (token.kind === "text") return text(token);
  return number(token) ?? boolean(token) ?? date(token);
}

function text(token: Token): Value {
  return { type: "text", text: unquote(token) };
}

function number({ kind, text }: Token): Value | null {
  return kind === "number" && /^-?\d{1,20}(\.\d{1,6})?$/.test(text) ? { type: "number", number: text } : null;
}

function boolean({ kind, text }: Token): Value | null {
  const word = kind === "word" ? text.toLowerCase() : "";
  return word === "true" || word === "false" ? { type: "boolean", boolean: word === "true" } : null;
}

function date(token: Token): Value | null {
  const read = readDate(token);
  return read && { type: "date", date: read };
}

/** The values of a kind, as they are written, or common ones where there are too many. */
function valuesOf(kind: Kind): readonly string[] {
  if (kind.type === "enum") return kind.values.map(quote);
  if (kind.type === "boolean") return ["true", "false"];
  return kind.type === "date" ? commonDates : [];
}

/** What a token was probably meant to be. */
function suggestionFor(token: Token, kind: Kind): string | null {
  if (kind.type === "enum" && (token.kind === "text" || token.kind === "word")) {
    const meant = suggest(token.kind === "text" ? unquote(token) : token.text, kind.values);
    return meant && quote(meant);
  }
  if (kind.type === "date") {
    if (token.kind === "text" && readDate({ ...token, kind: "date", text: unquote(token) })) return unquote(token);
    return token.kind === "word" ? suggest(token.text, commonDates) : null;
  }
  if (kind.type === "boolean") return token.kind === "word" ? suggest(token.text, ["true", "false"]) : null;
  return (kind.type === "text" || kind.type === "list") && ["word", "number"].includes(token.kind)
    ? quote(token.text)
    : null;
}

function wanted(word: Attribute | Parameter): string {
  if (isOfAnyKind(word)) return "a text such as 'this', a number, true or false, or a date such as -30d";
  const { kind } = word;
  switch (kind.type) {
    case "enum":
      return `one of ${kind.values.map(quote).join(", ")}`;
    case "text":
    case "list":
      return `a text in single quotes, such as ${quote("this")}`;
    case "integer":
      return "a whole number, such as 2";
    case "decimal":
      return "a number, such as 2.5";
    case "money":
      return "an amount, such as 19.90";
    case "id":
      return kind.of === "segment" || kind.of === "flow"
        ? `the number of a ${kind.of}, such as 7`
        : `an id, such as 1012132033639`;
    case "boolean":
      return "true or false";
    case "date":
      return "a date, such as 2026-01-31, 2026-01-31T18:00:00, today, -30d, -24h or start_of_week";
    default:
      return kind satisfies never;
  }
}
