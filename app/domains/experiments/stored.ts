import { z } from "zod";
import { Arms, type Experiment, type Subject } from "./model";
import { Planned } from "./planning/model";

/** An experiment with all that is kept of it. */
export interface StoredExperiment extends Experiment {
  /** Null for a draft, and where nobody planned: a split that a flow brought along. */
  planned: Planned | null;
  /** Whether a clear winner is given to everybody without asking once more. */
  rollsOut: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
  endedReason: EndedReason | null;
  lookedAt: Date | null;
  createdAt: Date;
  revision: number;
}

/** Why an experiment has ended. */
export const endedReasons = [
  /** The merchant stopped it, or chose the winner. */
  "stopped",
  "chosen",
  /** There was a clear winner, and the merchant had said that it be given to everybody. */
  "clear_winner",
  /** All other arms drove shoppers away. */
  "guardrail",
  /** Everybody has been counted. */
  "all_counted",
  /** What it was about has changed, or is no more. */
  "changed",
] as const;
export type EndedReason = (typeof endedReasons)[number];

/** What a merchant decides about an experiment before it begins. */
export const ExperimentDraft = z.strictObject({
  name: z.string().trim().min(1, "Give it a name").max(100, "At most 100 characters"),
  arms: Arms,
  windowDays: z.int({ error: "Enter whole days" }).min(1, "At least 1 day").max(60, "At most 60 days"),
  rollsOut: z.boolean(),
});
export type ExperimentDraft = z.infer<typeof ExperimentDraft>;

/** Whether two experiments are about the same thing. */
export function isAbout(one: Subject, other: Subject): boolean {
  return one.kind === other.kind && one.id === other.id && one.step === other.step;
}
