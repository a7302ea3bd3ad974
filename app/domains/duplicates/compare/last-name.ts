import type { Level } from "../model";
import { isSlip } from "./alike";
import { fold } from "./fold";

const generation = /[\s,]+(jr|sr|junior|senior|ii|iii|iv)\.?$/i;

/** Two last names as they were told. A name that was added by marriage, or left out, is a part of the other. */
export function compareLastNames(told: string, toldOther: string): Level {
  const [one, other] = [fold(withoutGeneration(told)), fold(withoutGeneration(toldOther))];
  if (one === "" || other === "") return "unknown";
  if (one === other) return "same";
  if (isPart(told, other) || isPart(toldOther, one)) return "part";
  return isSlip(one, other) ? "misspelt" : "differs";
}

/** A father and his son are called the same, but for that. */
export function isOtherGeneration(one: string, other: string): boolean {
  return generationOf(one) !== generationOf(other);
}

/** A last name as it is compared and counted. */
export function foldLastName(told: string): string {
  return fold(withoutGeneration(told));
}

function withoutGeneration(told: string): string {
  return told.trim().replace(generation, "");
}

function generationOf(told: string): string {
  const word = generation.exec(told.trim())?.[1]?.toLowerCase() ?? "";
  return word.replace("junior", "jr").replace("senior", "sr");
}

function isPart(told: string, folded: string): boolean {
  const parts = told.split(/[\s-]+/).map(fold);
  return parts.length > 1 && folded.length >= 3 && parts.includes(folded);
}
