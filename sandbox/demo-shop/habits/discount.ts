import type { Random } from "../../factories/random";
import { sum } from "../../factories/totals";

/** A code typed in at the checkout. */
export type Code = { code: string; percent: number } | { code: string; amountMinor: number };

export interface Occasion {
  at: number;
  firstOrder: boolean;
  wholesale: boolean;
}

/** The code a shopper uses on an occasion, or none. */
export function drawCode(random: Random, { at, firstOrder, wholesale }: Occasion): Code | null {
  if (wholesale) return { code: "TRADE25", percent: 25 };
  const date = new Date(at);
  const blackWeek = date.getUTCMonth() === 10 && date.getUTCDate() >= 21;
  if (blackWeek && random.chance(0.6)) return { code: "BLACKFERN20", percent: 20 };
  if (firstOrder && random.chance(0.3)) return { code: "WELCOME10", percent: 10 };
  if (date.getUTCMonth() === 4 && random.chance(0.2)) return { code: "SUNNYSKIN15", percent: 15 };
  if (!firstOrder && random.chance(0.06)) return { code: "THANKYOU5", amountMinor: 500 };
  return null;
}

/** Shares a code's worth over lines in proportion to their totals. Minor units; the parts add up to the whole. */
export function discountLines(lineTotals: number[], code: Code | null): number[] {
  const subtotal = sum(lineTotals);
  if (!code || subtotal === 0) return lineTotals.map(() => 0);
  const worth = "percent" in code ? Math.floor((subtotal * code.percent) / 100) : Math.min(code.amountMinor, subtotal);
  let [seen, given] = [0, 0];
  return lineTotals.map((total) => {
    seen += total;
    const share = Math.floor((worth * seen) / subtotal) - given;
    given += share;
    return share;
  });
}
