import type { Arm } from "../model";

/** What is done to those with whom nothing is tried: as a rule the first arm says so. */
export function usualArm(arms: readonly Arm[]): Arm {
  const usual = arms.find(({ what }) => what.does === "usual") ?? arms[0];
  if (!usual) throw new Error("An experiment has no arms");
  return usual;
}
