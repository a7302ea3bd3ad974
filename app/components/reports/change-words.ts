/** How a figure stands against the one before: "12 % more than in the 30 days before". */
export function changeWords(now: number | null, before: number | null, days: number): string {
  const then = `the ${days} days before`;
  if (now === null || before === null) return `nothing to compare with in ${then}`;
  if (now === before) return `as in ${then}`;
  if (before <= 0) return `none in ${then}`;
  const change = Math.round((now / before - 1) * 100);
  if (change === 0) return `about as in ${then}`;
  if (change > 999) return `more than ten times ${then}`;
  return `${Math.abs(change)} % ${change > 0 ? "more" : "less"} than in ${then}`;
}
