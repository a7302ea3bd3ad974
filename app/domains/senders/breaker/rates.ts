import type { Figures } from "../model";
import { isAccountInDanger } from "./breaker";

/** Rates as they are shown, and whether an account with them is in danger. */
export function describeRates(figures: Figures) {
  const { sent, bounced, complained } = figures;
  return {
    bounceRate: percentOf(bounced, sent),
    complaintRate: percentOf(complained, sent),
    isInDanger: isAccountInDanger(figures),
  };
}

/** Two decimals: complaints count by hundredths of a per cent. */
function percentOf(count: number, of: number): string {
  return of === 0 ? "0 %" : `${((100 * count) / of).toFixed(2)} %`;
}
