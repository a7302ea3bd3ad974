import type { Harm } from "../estimate/model";
import type { Arm, ExperimentState } from "../model";
import type { EndedReason } from "../stored";
import { rateWords } from "./numbers";

type Names = Pick<Arm, "key" | "name">;

/** The name of an arm, as a merchant gave it. */
export function nameOf(arms: readonly Names[], key: string): string {
  return `“${arms.find((arm) => arm.key === key)?.name ?? key}”`;
}

/** What an arm does to shoppers. */
export function harmWords({ arm, kind, rate, usualRate }: Harm, arms: readonly Names[]): string {
  const did = kind === "complaints" ? "marked a mail as spam" : "unsubscribed";
  return `Of those with ${nameOf(arms, arm)}, ${rateWords(rate)} ${did}; usually ${rateWords(usualRate)}.`;
}

const stateWords: Record<ExperimentState, string> = {
  draft: "Draft",
  running: "Running",
  stopped: "Stopped",
  finished: "Finished",
};

export function stateName(state: ExperimentState): string {
  return stateWords[state];
}

/** How an experiment ended; null while it has not. */
export function endWords(
  { winner, endedReason }: { winner: string | null; endedReason: EndedReason | null },
  arms: readonly Names[],
): string | null {
  const won = winner === null ? "" : nameOf(arms, winner);
  switch (endedReason) {
    case null:
      return null;
    case "stopped":
      return "You stopped it. Everybody gets what is usual.";
    case "chosen":
      return `You gave ${won} to everybody.`;
    case "clear_winner":
      return `${won} was the clear winner, and everybody gets it, as you had said.`;
    case "guardrail":
      return `Everybody gets ${won}, because what it was compared with drove shoppers away.`;
    case "all_counted":
      return "Everybody has been counted.";
    case "changed":
      return "What it was about has been changed, so it ended there.";
    default:
      return endedReason satisfies never;
  }
}
