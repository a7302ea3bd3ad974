import type { CauseTest } from "../content/steps";
import type { Cause } from "./model";

/**
 * Whether the event that started a run says so of itself. Of a list it is enough when one of its values does, and for
 * `!=` none may be it; what is not there fulfils nothing but `!=`. `<` and `>` compare numbers; letters' case is of no
 * account.
 */
export function causeFulfils({ properties }: Cause, { property, operator, value }: CauseTest): boolean {
  const found = Object.hasOwn(properties, property) ? properties[property] : undefined;
  const values = (Array.isArray(found) ? found : [found]).flatMap(plain);
  switch (operator) {
    case "=":
      return values.some((one) => isSame(one, value));
    case "!=":
      return !values.some((one) => isSame(one, value));
    case "contains":
      return values.some((one) => one.toLowerCase().includes(value.toLowerCase()));
    case ">":
      return values.some((one) => compare(one, value) > 0);
    case "<":
      return values.some((one) => compare(one, value) < 0);
    default:
      return operator satisfies never;
  }
}

function plain(value: unknown): string[] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || compare(one, other) === 0;
}

/** Less than, equal to or greater than 0; NaN where one of the two is no number. */
function compare(one: string, other: string): number {
  return one.trim() === "" || other.trim() === "" ? NaN : Number(one) - Number(other);
}
