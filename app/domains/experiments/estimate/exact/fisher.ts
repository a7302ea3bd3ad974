import type { Count } from "../model";
import { lnBeta } from "~/lib/special/beta";

/**
 * Fisher's exact test, two-sided, for one planned look at few conversions (Fisher 1934, Statistical Methods for Research
 * Workers, 21.02): the chance of all tables with these margins that are no likelier than the one seen.
 */
export function fisherPValue(first: Count, second: Count): number {
  const conversions = first.conversions + second.conversions;
  const fewest = Math.max(0, conversions - first.people);
  const most = Math.min(conversions, second.people);
  const lnChance = (inSecond: number) =>
    lnChoose(second.people, inSecond) +
    lnChoose(first.people, conversions - inSecond) -
    lnChoose(first.people + second.people, conversions);
  // Tables that are as likely differ in their last digits.
  const bar = lnChance(second.conversions) + 1e-7;
  let pValue = 0;
  for (let inSecond = fewest; inSecond <= most; inSecond++) {
    const ln = lnChance(inSecond);
    if (ln <= bar) pValue += Math.exp(ln);
  }
  return Math.min(1, pValue);
}

const lnChoose = (n: number, k: number) => -lnBeta(k + 1, n - k + 1) - Math.log(n + 1);
