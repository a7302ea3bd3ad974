import { betaCdf } from "./beta";
import { solve } from "./solve";

/** The chance that Student's t with so many degrees of freedom is above `t`. */
export function studentTail(t: number, freedom: number): number {
  const both = betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
  return t < 0 ? 1 - both / 2 : both / 2;
}

/** The value that Student's t exceeds with chance `tail`, 0 < tail ≤ 0.5. */
export function studentQuantile(tail: number, freedom: number): number {
  const above = (t: number) => tail - studentTail(t, freedom);
  let high = 2;
  while (above(high) < 0) high *= 2;
  return solve(above, 0, high);
}
