import type { Decimal } from "../shopify/store/model";

/** Reads "12.50" GBP as 1250, "1250" JPY as 1250: integer minor units of the currency. Throws on anything less exact. */
export function toMinor(amount: Decimal, currency: string): number {
  const digits = fractionDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  const [, sign, whole = "", fraction = ""] = match ?? [];
  if (!match || fraction.length > digits) {
    throw new RangeError(`"${amount}" is not an amount of ${currency}: write it with at most ${digits} decimals.`);
  }
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`"${amount}" is too large to count exactly.`);
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** Prints minor units the way Shopify writes them on its wire: 1250 GBP as "12.50". */
export function toDecimal(minor: number, currency: string): Decimal {
  const digits = fractionDigits(currency);
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const known = new Map<string, number>();

function fractionDigits(currency: string): number {
  const before = known.get(currency);
  if (before !== undefined) return before;
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  const found = digits ?? 2;
  known.set(currency, found);
  return found;
}
