import type { DateValue, Value } from "../model";
import { quote } from "./tokens";

/** A value as it is written in the language. */
export function printValue(value: Value): string {
  switch (value.type) {
    case "text":
      return quote(value.text);
    case "number":
      return value.number;
    case "boolean":
      return String(value.boolean);
    case "date":
      return printDate(value.date);
    default:
      return value satisfies never;
  }
}

function printDate(date: DateValue): string {
  switch (date.type) {
    case "day":
      return date.day;
    case "time":
      return date.time;
    case "relative":
      if (date.amount === 0 && date.unit === "d") return "today";
      return `${signed(date.amount) || "0"}${date.unit}`;
    case "start":
      return `start_of_${date.of}${signed(date.periods)}`;
    default:
      return date satisfies never;
  }
}

function signed(amount: number): string {
  if (amount === 0) return "";
  return amount > 0 ? `+${amount}` : String(amount);
}
