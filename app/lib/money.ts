/** An amount in whole minor units of its currency: 1250 GBP is £12.50, 1250 JPY is ¥1250, 1250 KWD is 1.250 KWD. */
export interface Money {
  amountMinor: number;
  currency: string;
}

// ISO 4217: every currency has two decimals but these.
const withoutDecimals = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const withThreeDecimals = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** How many decimals the currency has: 0, 2 or 3. */
export function decimalsOf(currency: string): number {
  if (withoutDecimals.has(currency)) return 0;
  return withThreeDecimals.has(currency) ? 3 : 2;
}

/**
 * Reads a decimal as Shopify writes it ("12.50", "-3", "0.001") into minor units, exactly: no binary fraction is ever
 * made. Decimals the currency does not have are rounded half away from zero. Throws on anything else.
 */
export function parseMinor(decimal: string, currency: string): number {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) throw new Error(`"${decimal}" is not an amount of money`);
  const [, sign, whole = "", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  const roundUp = (fraction[decimals] ?? "0") >= "5" ? 1 : 0;
  const minor = Number(whole + kept) + roundUp;
  if (!Number.isSafeInteger(minor)) throw new Error(`"${decimal}" ${currency} is too large an amount`);
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** The sum of amounts in minor units of one currency. Throws when it is too large to be counted exactly. */
export function sumMinor(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (!Number.isSafeInteger(sum)) throw new Error(`${sum} minor units are too large an amount`);
  return sum;
}

/** For people: "£12.50". */
export function formatMoney({ amountMinor, currency }: Money, locale = "en-GB"): string {
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amountMinor / 10 ** decimals);
}

/** The same of an amount in major units as somebody wrote it ("50", "1.999"): none of its decimals is lost. */
export function formatDecimal(decimal: string, currency: string, locale = "en-GB"): string {
  if (!isDecimal(decimal)) throw new Error(`"${decimal}" is not an amount of money`);
  const minimumFractionDigits = decimalsOf(currency);
  const maximumFractionDigits = Math.max(minimumFractionDigits, decimal.split(".")[1]?.length ?? 0);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits,
    maximumFractionDigits,
  }).format(decimal);
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
