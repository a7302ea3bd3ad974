import { jaroWinkler } from "~/lib/jaro-winkler";
import { wordDistance } from "~/lib/word-distance";

const likeness = 0.9;
const longEnoughForTwo = 9;

/**
 * Whether one word is the other with a slip of the hand: alike as Jaro–Winkler has it, and one letter apart, two in a
 * long word. Digits do not slip: who has another number is somebody else.
 */
export function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false;
  if (digitsOf(one) !== digitsOf(other) || Math.min(one.length, other.length) < 4) return false;
  const most = Math.min(one.length, other.length) >= longEnoughForTwo ? 2 : 1;
  return wordDistance(one, other) <= most && jaroWinkler(one, other) >= likeness;
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, "");
}
