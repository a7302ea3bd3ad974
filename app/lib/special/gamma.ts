/** Of Stirling's series for ln Γ: Bernoulli's numbers B₂ₖ/(2k(2k−1)), NIST DLMF 5.11.1. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
/** From here on the series is exact to the last digit. */
const far = 15;

/** The natural logarithm of Γ(x), x > 0. */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`No ln Γ of ${x}`);
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let z = x;
  while (z < far) product *= z++;
  const series = stirling.reduceRight((sum, term) => sum / (z * z) + term, 0) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/** The chance that a gamma of shape `a` and scale 1 is above `x`: Q(a, x), NIST DLMF 8.11.4 and 8.9.2. */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

/** The chance that chi-square with so many degrees of freedom is above `x`. */
export function chiSquareTail(x: number, freedom: number): number {
  return gammaTail(freedom / 2, x / 2);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** By Lentz's way of working out continued fractions from their outer end. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const top = n * (a - n);
    b += 2;
    d = 1 / (top * d + b);
    c = b + top / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}
