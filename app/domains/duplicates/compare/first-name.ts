import type { Level } from "../model";
import { isSlip } from "./alike";
import { isShortForm } from "./short-forms";

/** Two folded first names. Ends that tell a brother from a sister (Daniel, Daniela; Mario, Maria) are no slip. */
export function compareFirstNames(one: string, other: string): Level {
  if (one === "" || other === "") return "unknown";
  if (one === other) return "same";
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? "initial" : "differs";
  if (isShortForm(one, other)) return "short_form";
  return one.at(-1) === other.at(-1) && isSlip(one, other) ? "misspelt" : "differs";
}
