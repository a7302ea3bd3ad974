import { lnGamma } from "./gamma";

/** The natural logarithm of the beta function B(a, b). */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/**
 * The chance that a Beta(a, b) is at most `x`: the regularised incomplete beta function, by the continued fraction of
 * NIST DLMF 8.17.22.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // It converges quickly below the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b)) / a;
  return front * fractionOf(x, a, b);
}

function fractionOf(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  const turn = (top: number) => {
    d = 1 / (1 + top * d);
    c = 1 + top / c;
    fraction *= c * d;
  };
  for (let m = 1; m < 20_000; m++) {
    turn((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    turn((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}
