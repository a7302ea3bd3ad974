/** "1,234". */
export function countWords(count: number, of: { one: string; many: string }): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? of.one : of.many}`;
}

export const shoppers = { one: "shopper", many: "shoppers" } as const;

/** A rate, 0–1, as "2.4 %". */
export function rateWords(rate: number): string {
  return `${(rate * 100).toLocaleString("en-GB", { maximumFractionDigits: rate < 0.1 ? 1 : 0 })} %`;
}

/** A relative lift as "+12 %" or "−3 %"; beyond ten times as many it is only said to be more than that. */
export function liftWords(lift: number): string {
  if (lift > 10) return "more than +1,000 %";
  const percent = Math.round(lift * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toLocaleString("en-GB")} %`;
}

/** From where to where a lift may lie: "from −3 % to +30 %". */
export function rangeWords(low: number, high: number): string {
  return `from ${liftWords(Math.max(-1, low))} to ${liftWords(high)}`;
}
