import type { Value } from "~/domains/segments/model";
import type { Kind } from "~/lib/word";
import { blank } from "./new-condition";

/** What stands in the field of a value. */
export function textOf(value: Value): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "boolean":
      return String(value.boolean);
    case "date":
      return "";
    default:
      return value satisfies never;
  }
}

/** What was typed, as a value of the kind; what does not fit stays as it was typed, to be marked. */
export function valueOf(text: string, kind: Kind): Value {
  const typed = text.trim();
  if (typed === "") return blank;
  switch (kind.type) {
    case "integer":
    case "decimal":
    case "money":
    case "id":
      return /^-?\d{1,20}(\.\d{1,6})?$/.test(typed) ? { type: "number", number: typed } : { type: "text", text: typed };
    case "boolean":
      return { type: "boolean", boolean: typed === "true" };
    case "enum":
    case "text":
    case "list":
    case "date":
      return { type: "text", text };
    default:
      return kind satisfies never;
  }
}
