/** Two digits say all that a prediction knows, and hardly ever change for nothing. */
const digits = 2;

/** To two digits, and no finer than `finest`. */
export function rounded(value: number, finest = 1): number {
  if (!(value > 0)) return 0;
  const step = Math.max(finest, 10 ** (Math.floor(Math.log10(value)) + 1 - digits));
  // Of a step below one the inverse is whole, so that 0.3 comes out as 0.3.
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) : Math.round(value / step) * step;
}

/** A chance in percent. Nothing is certain of a person: 0 and 100 are never said. */
export function wholePercent(chance: number): number {
  return Math.min(99, Math.max(1, Math.round(chance * 100)));
}
