import { findToken } from "../tokens/registry";
import { splitTokens, type TokenUse } from "../tokens/split";
import { closing, opening, withoutMarks } from "./escape";

/** How a value stands where its place is: as words, as a whole address, or as a part of one. */
export type Stance = "words" | "address" | "part";

/** A place for a value. */
export interface Slot {
  name: string;
  /** What stands there when there is no value; null when it must not be missing. */
  fallback: string | null;
  stance: Stance;
}

/** Writes what a merchant wrote; what is each shopper's own becomes a place to be filled. */
export interface Writer {
  /** One line of words. */
  line(text: string): string;
  /** An address that a link leads to. */
  href(address: string): string;
  /** A value that is no token. */
  value(name: string, stance: Stance): string;
}

/** Keeps the places in `slots`, in which their numbers are found. */
export function slotWriter(slots: Slot[]): Writer {
  const numbers = new Map<string, number>();
  const place = (slot: Slot) => {
    const key = JSON.stringify(slot);
    const number = numbers.get(key) ?? slots.push(slot) - 1;
    numbers.set(key, number);
    return `${opening}${number}${closing}`;
  };
  const write = (text: string, stanceOf: (use: TokenUse, i: number) => Stance) =>
    splitTokens(withoutMarks(text))
      .map((part, i) => (typeof part === "string" ? part : place({ ...part, stance: stanceOf(part, i) })))
      .join("");
  return {
    line: (text) => write(text, () => "words"),
    href: (address) => write(address, stanceInAddress),
    value: (name, stance) => place({ name, fallback: null, stance }),
  };
}

/** Only what begins an address may be one. */
export function stanceInAddress({ name }: TokenUse, i: number): Stance {
  return i === 0 && findToken(name)?.kind === "address" ? "address" : "part";
}
