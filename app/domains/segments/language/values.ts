import { suggest } from "~/lib/suggest";
import type { Attribute } from "../attributes";
import type { DateValue, Value } from "../model";
import { SyntaxProblem, type Token } from "./tokens";

const daysByName: Record<string, number> = {
  today: 0,
  yesterday: -1,
  "7_days_ago": -7,
  "30_days_ago": -30,
  "90_days_ago": -90,
};

/** Reads a value that fits the attribute. Throws a SyntaxProblem that says what would. */
export function readValue(token: Token, attribute: Attribute): Value {
  const problem = (text: string) => new SyntaxProblem(token.line, token.column, text);
  const { kind, name } = attribute;
  switch (kind.type) {
    case "enum": {
      const text = unquote(token);
      const known = kind.values.find((value) => value === text);
      if (known) return { type: "text", text: known };
      const nearest = suggest(text ?? token.text, kind.values);
      throw problem(
        `${name} is one of ${kind.values.map(quote).join(", ")}${nearest ? `; did you mean ${quote(nearest)}?` : ""}`,
      );
    }
    case "text":
    case "list": {
      const text = unquote(token);
      if (text === null) throw problem(`${name} is compared with a text: ${quote("like this")}`);
      return { type: "text", text };
    }
    case "integer":
    case "money":
      if (token.kind !== "number" || !/^-?\d{1,15}(\.\d{1,6})?$/.test(token.text)) {
        throw problem(`${name} is compared with a number`);
      }
      if (kind.type === "integer" && token.text.includes(".")) throw problem(`${name} is a whole number`);
      return { type: "number", number: token.text };
    case "date": {
      const date = readDate(token);
      if (!date) throw problem(`${name} is compared with a date: 2026-01-31, -90d, today`);
      return { type: "date", date };
    }
    default:
      return kind satisfies never;
  }
}

function readDate(token: Token): DateValue | null {
  if (token.kind === "date") {
    if (Number.isNaN(new Date(token.text.includes("T") ? `${token.text}Z` : token.text).getTime())) return null;
    return token.text.includes("T") ? { type: "time", time: token.text } : { type: "day", day: token.text };
  }
  if (token.kind === "relative") {
    const [, amount = "", unit = ""] = /^([+-]?\d+)([dwmy])$/.exec(token.text) ?? [];
    const known = (["d", "w", "m", "y"] as const).find((one) => one === unit);
    return known && Math.abs(Number(amount)) <= 5000
      ? { type: "relative", amount: Number(amount) || 0, unit: known }
      : null;
  }
  const days = Object.hasOwn(daysByName, token.text) ? daysByName[token.text] : undefined;
  return days === undefined ? null : { type: "relative", amount: days, unit: "d" };
}

/** A text in the quotes of the language. */
export function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

function unquote(token: Token): string | null {
  return token.kind === "text" ? token.text.slice(1, -1).replace(/\\(.)/gs, "$1") : null;
}
