import type { Decimal, Instant } from "../store/model";

/** The Decimal scalar: no needless zeros but one after the point, "12.50" as "12.5" and "1250" as "1250.0". */
export function wireDecimal(amount: Decimal): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return `${whole}.${fraction.replace(/0+$/, "") || "0"}`;
}

/** The DateTime scalar: UTC in whole seconds. */
export function wireTime(instant: Instant): string;
export function wireTime(instant: Instant | null): string | null;
export function wireTime(instant: Instant | null): string | null {
  return instant === null ? null : `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
