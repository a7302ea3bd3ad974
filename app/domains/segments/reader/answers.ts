import { decimalsOf } from "~/lib/money";

/** What is found when something is asked of a shopper, or of one thing that happened. */
export type Answer =
  | { type: "text"; text: string }
  /** Several at a time, alike without regard to case. */
  | { type: "texts"; texts: readonly string[] }
  /** One, or all of several at a time. */
  | { type: "ids"; ids: readonly string[] }
  | { type: "number"; number: Fraction }
  | { type: "boolean"; boolean: boolean }
  | { type: "moment"; at: Date }
  | { type: "missing" };

/** `of / per`, exactly: minor units per major unit, milliseconds per day. */
export interface Fraction {
  of: bigint;
  per: bigint;
}

export const missing: Answer = { type: "missing" };

/** An empty text is a missing one. */
export function text(given: string | null | undefined): Answer {
  return given ? { type: "text", text: given } : missing;
}

export function texts(given: readonly string[]): Answer {
  return { type: "texts", texts: given };
}

export function id(given: string | null | undefined): Answer {
  return given ? { type: "ids", ids: [given] } : missing;
}

export function ids(given: readonly string[]): Answer {
  return { type: "ids", ids: given };
}

export function count(of: number): Answer {
  return fraction(of, 1);
}

export function fraction(of: number, per: number): Answer {
  return { type: "number", number: { of: BigInt(of), per: BigInt(per) } };
}

/** A number as PostgreSQL writes decimals: -0.0417. */
export function decimal(given: string): Answer {
  const [whole = "", digits = ""] = given.split(".");
  return { type: "number", number: { of: BigInt(whole + digits), per: 10n ** BigInt(digits.length) } };
}

export function money(amountMinor: number, currency: string): Answer {
  return fraction(amountMinor, 10 ** decimalsOf(currency));
}

export function moment(at: Date | null): Answer {
  return at ? { type: "moment", at } : missing;
}

export function yesOrNo(boolean: boolean): Answer {
  return { type: "boolean", boolean };
}

const decimals = 6;

/** How a fraction stands to a decimal such as `-19.90`: less than 0, 0, or more. Nothing is rounded. */
export function compareNumber({ of, per }: Fraction, decimal: string): number {
  const [whole = "", digits = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(whole + digits.padEnd(decimals, "0"));
  const millionths = decimal.startsWith("-") ? -size : size;
  const [left, right] = [of * 10n ** BigInt(decimals), millionths * per];
  return left < right ? -1 : left > right ? 1 : 0;
}
