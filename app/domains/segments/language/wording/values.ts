import { formatDecimal } from "~/lib/money";
import type { Kind } from "~/lib/word";
import type { Value } from "../../model";
import { dateWords } from "./dates";
import { inQuotes, list } from "./words";

/** What has an id, and a name of its own in the shop. */
export type NamedKind = Extract<Kind, { type: "id" }>["of"] | "order";

/** How the things of a shop are called, and its money. */
export interface Names {
  /** Undefined where nobody knows. */
  nameOf(of: NamedKind, id: string): string | undefined;
  /** What shoppers read where a word of a quiz stands: the title of a question, the label of an answer. */
  wordOf?(parameter: string, text: string): string | undefined;
  /** Null where amounts are bare numbers. */
  currency: string | null;
}

export const nameless: Names = { nameOf: () => undefined, currency: null };

/** A value as it is said. */
export function valueWords(value: Value, kind: Kind, names: Names): string {
  switch (value.type) {
    case "text":
      return kind.type === "enum" ? choiceWords(value.text) : inQuotes(value.text);
    case "number":
      if (kind.type === "id") return idWords(value.number, kind.of, names);
      return kind.type === "money" && names.currency ? formatDecimal(value.number, names.currency) : value.number;
    case "boolean":
      return value.boolean ? "true" : "false";
    case "date":
      return dateWords(value.date);
    default:
      return value satisfies never;
  }
}

export interface Named {
  of: NamedKind;
  one: string;
  many: string;
}

/** "the product ‘Glow Serum’", "product 7" where its name is not known, "any of the products ‘Glow Serum’ or 7". */
export function idsWords(ids: readonly string[], { of, one, many }: Named, names: Names): string {
  const [id = ""] = ids;
  const name = names.nameOf(of, id);
  if (ids.length > 1)
    return `any of the ${many} ${list(
      ids.map((each) => nameOr(each, of, names)),
      "or",
    )}`;
  return name === undefined ? `${one} ${id}` : `the ${one} ${inQuotes(name)}`;
}

function idWords(id: string, of: NamedKind, names: Names): string {
  const one = of === "other" ? "number" : of;
  return idsWords([id], { of, one, many: `${one}s` }, names);
}

function nameOr(id: string, of: NamedKind, names: Names): string {
  const name = names.nameOf(of, id);
  return name === undefined ? id : inQuotes(name);
}

/** AT_RISK is ‘at risk’; weekdays have a capital letter. */
function choiceWords(text: string): string {
  if (/^\w+day$/.test(text)) return text.replace(/^./, (letter) => letter.toUpperCase());
  const words = text.toLowerCase().replaceAll("_", " ");
  return words.includes(" ") ? inQuotes(words) : words;
}
