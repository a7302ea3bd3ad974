import { usualArm } from "../assignment/usual-arm";
import type { ArmResult, Look } from "../estimate/model";
import type { Arm, Experiment } from "../model";
import { baseArm } from "../planning/base-arm";
import { certainty, unknownBaseRate, type Planned } from "../planning/model";
import { looksOf } from "../planning/plan";
import type { ArmCounts, KeptLook } from "../results/model";

/** What is reckoned with where nobody planned, as for a split that a flow brought along. */
const unplannedPeople = 10_000;
/** Intervals are tuned to no fewer than this: where hardly anybody was expected, more may come all the same. */
const fewestTunedTo = 500;

/**
 * A look as the estimators take it: what the arms are compared with stands first.
 * @param counts an arm that nobody has is not among them
 * @param earlier looks at the same experiment, oldest first
 */
export function lookOf(
  { subject, arms, stoppedArms }: Pick<Experiment, "subject" | "arms" | "stoppedArms">,
  planned: Planned | null,
  counts: readonly ArmCounts[],
  earlier: readonly KeptLook[],
): Look {
  const base = baseArm(arms);
  const usual = usualArm(arms);
  const isDaily = looksOf(subject.kind) === "daily";
  const ordered = [base, ...arms.filter(({ key }) => key !== base.key)];
  return {
    arms: ordered.map((arm) => resultOf(arm, counts, stoppedArms)),
    plan: {
      baseRate: planned?.baseRate ?? unknownBaseRate,
      nStar: isDaily
        ? Math.max(fewestTunedTo, planned?.people ?? unplannedPeople)
        : Math.max(1, planned?.people ?? unplannedPeople),
      ...{ ...certainty, looks: looksOf(subject.kind) },
    },
    guardedBy: usual.what.does === "none" ? null : usual.key,
    earlierLooks: isDaily ? [] : sizesBefore(earlier, sumOf(counts)),
  };
}

function resultOf({ key, share, what }: Arm, counts: readonly ArmCounts[], stopped: readonly string[]): ArmResult {
  const counted = counts.find((one) => one.key === key) ?? { ...nothing, key };
  return { ...counted, share, isMailed: what.does !== "none", isStopped: stopped.includes(key) };
}

const noSums = { sum: 0, sumSquares: 0 };
const nothing: Omit<ArmCounts, "key"> = {
  ...{ assigned: 0, unsubscribes: 0, complaints: 0, people: 0, conversions: 0 },
  revenue: { people: 0, ...noSums, before: noSums, sumProducts: 0 },
};

function sumOf(counts: readonly ArmCounts[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0);
}

/** How many were counted at each earlier look at which there were others than now, each number once. */
function sizesBefore(earlier: readonly KeptLook[], now: number): number[] {
  const sizes = earlier.map(({ found }) => sumOf(found.arms)).filter((people) => people > 0 && people < now);
  return [...new Set(sizes)];
}
