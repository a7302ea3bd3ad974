import type { Arm, ArmDoes } from "../model";

/** What a comparison can begin as. */
export const comparisons = ["holdout", "worth", "message"] as const;
export type ComparisonKind = (typeof comparisons)[number];

const usual: ArmDoes = { does: "usual" };

/** The arms with which a comparison begins; the merchant changes them as she likes before it runs. */
export function newArms(kind: ComparisonKind): Arm[] {
  switch (kind) {
    case "holdout":
      return [
        { key: "usual", name: "Gets it", share: 90, what: usual },
        { key: "none", name: "Gets nothing", share: 10, what: { does: "none" } },
      ];
    case "worth":
      return [
        { key: "usual", name: "By segment", share: 40, what: usual },
        { key: "generic", name: "The same for all", share: 40, what: { does: "generic" } },
        { key: "none", name: "Gets nothing", share: 20, what: { does: "none" } },
      ];
    case "message":
      return [
        { key: "usual", name: "As it is", share: 50, what: usual },
        { key: "b", name: "B", share: 50, what: { does: "differs", changes: {}, template: null, laterMinutes: 0 } },
      ];
    default:
      return kind satisfies never;
  }
}
