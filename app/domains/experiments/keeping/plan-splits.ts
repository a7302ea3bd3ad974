import type { Arm, Experiment } from "../model";

/** A split as its flow says it. */
export interface Split {
  /** The step's id. */
  step: string;
  name: string;
  paths: readonly { arm: string; name: string; share: number }[];
}

/** What is to be done so that there is one experiment for each split, which says what the split says. */
export interface SplitPlan {
  ended: number[];
  renamed: { id: number; name: string; arms: readonly Arm[] }[];
  begun: { step: string; name: string; arms: readonly Arm[] }[];
}

/**
 * @param open what decides now about the flow's steps
 * @param splits those of the version that is published
 */
export function planSplits(open: readonly Experiment[], splits: readonly Split[]): SplitPlan {
  const ofSplits = open.filter(({ arms }) => arms.some(({ what }) => what.does === "path"));
  const plan: SplitPlan = { ended: [], renamed: [], begun: [] };
  for (const { step, name, paths } of splits) {
    const arms = paths.map(({ arm, name, share }) => ({ key: arm, name, share, what: { does: "path" as const } }));
    const present = ofSplits.find(({ subject }) => subject.step === step);
    if (!present || !isSameSplit(present.arms, arms)) plan.begun.push({ step, name, arms });
    else if (present.name !== name || !haveSameNames(present.arms, arms)) {
      plan.renamed.push({ id: present.id, name, arms });
    }
  }
  const kept = new Set(splits.map(({ step }) => step).filter((step) => !plan.begun.some((one) => one.step === step)));
  plan.ended = ofSplits
    .filter(({ state, subject }) => state === "running" && !kept.has(subject.step ?? ""))
    .map(({ id }) => id);
  return plan;
}

function isSameSplit(before: readonly Arm[], now: readonly Arm[]): boolean {
  return (
    before.length === now.length && before.every(({ key, share }, i) => now[i]?.key === key && now[i].share === share)
  );
}

function haveSameNames(before: readonly Arm[], now: readonly Arm[]): boolean {
  return before.every(({ name }, i) => now[i]?.name === name);
}
