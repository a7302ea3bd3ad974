import { toDecimal } from "../factories/money";

const CURRENCY = "GBP";

/** Thousandths of a pound as pence, a half rounded up. */
export function penceOf(mills: number): number {
  return Math.round(mills / 10);
}

/** 1250 as "12.50". */
export function amountOf(pence: number): string {
  return toDecimal(pence, CURRENCY);
}

export function moneyOf(pence: number) {
  return { amount: amountOf(pence), currencyCode: CURRENCY };
}
