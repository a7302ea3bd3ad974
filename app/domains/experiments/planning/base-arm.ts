import { usualArm } from "../assignment/usual-arm";
import type { Arm } from "../model";

/**
 * The arm that the others are compared with: the generic message where there is one, so that the lift is what segments
 * bring; otherwise nobody's, so that it is what the mail brings.
 */
export function baseArm(arms: readonly Arm[]): Arm {
  const of = (does: Arm["what"]["does"]) => arms.find(({ what }) => what.does === does);
  return of("generic") ?? of("none") ?? usualArm(arms);
}
