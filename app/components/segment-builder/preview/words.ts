/** Keeps a number and its sign on one line. */
const sign = "\u00a0%";

/** A share as it is read. What is more than nothing is never 0 %, and what is less than all never 100 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return `0${sign}`;
  const rounded = Math.round((part / whole) * 100);
  if (rounded === 0 && part > 0) return `less than 1${sign}`;
  if (rounded === 100 && part < whole) return `more than 99${sign}`;
  return `${rounded}${sign}`;
}

/** "1 shopper", "1,204 shoppers". */
export function shoppers(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "shopper" : "shoppers"}`;
}
