import { lnEvidenceOfMore, mixtureFor } from "./exact/share";
import { guardrailKinds, type ArmResult, type GuardrailKind, type Harm, type Look } from "./model";

/** So many people who leave are what the guardrails are quickest at. */
const quickest = 30;

/**
 * Which arms drive away more people than the usual one does, by a test to one side that may be looked at daily: over all
 * arms, kinds and looks an arm is blamed falsely with the chance alpha at most. Exact, for those who leave are few.
 */
export function findHarms({ arms, guardedBy, plan }: Look): Harm[] {
  const usual = arms.find(({ key }) => key === guardedBy);
  if (!usual?.isMailed || usual.assigned === 0) return [];
  const guarded = arms.filter((arm) => arm !== usual && arm.isMailed && arm.assigned > 0);
  const alpha = plan.alpha / (guarded.length * guardrailKinds.length);
  return guarded.flatMap((arm) =>
    guardrailKinds.filter((kind) => isHarmed(usual, arm, kind, alpha)).map((kind) => harmOf(usual, arm, kind)),
  );
}

function isHarmed(usual: ArmResult, arm: ArmResult, kind: GuardrailKind, alpha: number): boolean {
  const even = arm.assigned / (usual.assigned + arm.assigned);
  const left = { total: usual[kind] + arm[kind], inSecond: arm[kind], even };
  return left.total > 0 && lnEvidenceOfMore(left, even, mixtureFor(even, quickest, alpha)) >= -Math.log(alpha);
}

function harmOf(usual: ArmResult, arm: ArmResult, kind: GuardrailKind): Harm {
  return { arm: arm.key, kind, rate: arm[kind] / arm.assigned, usualRate: usual[kind] / usual.assigned };
}
