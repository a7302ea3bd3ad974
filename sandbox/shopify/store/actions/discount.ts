import { toDecimal, toMinor } from "../../../factories/money";
import { lineTotalMinor, sum } from "../../../factories/totals";
import type { Decimal, Line } from "../model";

/** Spreads a discount over lines in proportion to what they cost; the shares add up to it to the penny. */
export function spreadDiscount(lines: readonly Line[], amount: Decimal | null, currency: string): Line[] {
  const costs = lines.map((line) => lineTotalMinor(line, currency));
  const whole = sum(costs);
  if (amount === null || whole === 0) return [...lines];
  const discount = Math.min(toMinor(amount, currency), whole);
  let costSoFar = 0;
  return lines.map((line, index) => {
    const before = Math.floor((discount * costSoFar) / whole);
    costSoFar += costs[index] ?? 0;
    const share = Math.floor((discount * costSoFar) / whole) - before;
    return { ...line, discount: toDecimal(toMinor(line.discount, currency) + share, currency) };
  });
}
