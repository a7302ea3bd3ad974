import { endWords, judgeLook, lookOf, stateName, tellVerdict } from "~/domains/experiments";
import type { KeptLook, StoredExperiment } from "~/domains/experiments";

/** How an experiment stands, in one line. */
export function sayingOf(experiment: StoredExperiment, look: KeptLook | null): string {
  const { state, arms, planned } = experiment;
  if (state === "draft") return "Not begun";
  const ended = endWords(experiment, arms);
  if (ended !== null) return ended;
  if (!look) return `${stateName(state)}: the first look is due within a day`;
  const verdict = judgeLook(lookOf(experiment, planned, look.found.arms, []));
  return tellVerdict(verdict, (key) => arms.find((arm) => arm.key === key)?.name ?? key).headline;
}
