import {
  baseArm,
  judgeLook,
  liftWords,
  lookOf,
  rangeWords,
  type KeptLook,
  type StoredExperiment,
} from "~/domains/experiments";

/** What mail brings that would not have come anyway, as a holdout tells it. */
export interface MailLift {
  /** "+12 %", or that nothing can be said. */
  value: string;
  /** Of which comparison, and where the lift may lie. */
  about: string;
}

/**
 * The lift of the holdout that has counted the most shoppers. Where its interval has nought in it, nothing is said; where
 * no holdout ever ran there is nobody to compare with.
 */
export function mailLift(experiments: readonly StoredExperiment[], looks: ReadonlyMap<number, KeptLook>): MailLift {
  const told = experiments.flatMap((experiment) => {
    const look = looks.get(experiment.id);
    const base = baseArm(experiment.arms);
    if (experiment.state === "draft" || base.what.does !== "none" || !look) return [];
    const { comparisons, people, split } = judgeLook(lookOf(experiment, experiment.planned, look.found.arms, []));
    const usual = experiment.arms.find(({ what }) => what.does === "usual");
    const compared = comparisons.find(({ arm }) => arm === usual?.key);
    return compared && !split.isOff ? [{ name: experiment.name, people, ...compared }] : [];
  });
  const [most] = told.toSorted((a, b) => b.people - a.people);
  if (!most) return { value: cannotTell, about: "no holdout has been counted" };
  const { name, lift, low, high, isBetter, isWorse } = most;
  if (lift === null || !(isBetter || isWorse)) return { value: cannotTell, about: `“${name}” goes on` };
  return { value: liftWords(lift), about: `“${name}”: ${rangeWords(low, high)}` };
}

const cannotTell = "Cannot tell yet";
