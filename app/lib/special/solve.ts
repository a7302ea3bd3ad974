/**
 * Where a function that rises from `low` to `high` is nought, by halving. One that is nowhere nought ends at an edge.
 * @param rises below nought to the left of the place, above it to the right
 * @param within how far off the place may be; 0 for no farther than digits go
 */
export function solve(rises: (x: number) => number, low: number, high: number, within = 0): number {
  let [left, right] = [low, high];
  while (right - left > within) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (rises(middle) < 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
