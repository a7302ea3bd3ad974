import { z } from "zod";
import type { ArmDoes } from "../../experiments/model";
import type { Step } from "../content/steps";

/**
 * What started a run: `segment_entered`, `segment_left`, `date`, `manual`, or what happened: `order_placed`,
 * `product_purchased` or the kind of an event, with what it said of itself.
 */
export const Cause = z.object({
  kind: z.string(),
  /** The source's own id of what happened; null where nothing outside did. */
  sourceId: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
});
export type Cause = z.infer<typeof Cause>;

/** Why a run is over. */
export const runOutcomes = [
  /** It has taken its last step. */
  "finished",
  "exit",
  "goal",
  "left_segment",
  "condition",
  "unsubscribed",
  "turned_off",
  /** Its step is not there any more in the version it was moved to, nor any behind it. */
  "step_gone",
  /** The shopper is not there any more. */
  "profile_gone",
  /** An experiment keeps her out, to compare with. */
  "held_out",
  /** It never began: what is asked of whom it starts for was not true of her. */
  "not_for_her",
  /** It began while another run of hers was under way. */
  "already_in",
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** Why a run ended before its time, so that what it asked for is not wanted any more. */
export const stoppingOutcomes: readonly RunOutcome[] = runOutcomes.filter(
  (one) => one !== "finished" && one !== "exit",
);

/** Why a message that a run asked for is not to be sent any more. */
export type StopReason = "goal_reached" | "left_segment" | "ended_by_condition" | "run_ended";

/** A run where it stands. */
export interface Run {
  id: string;
  flowId: number;
  version: number;
  profileId: string;
  triggeredAt: Date;
  startedAt: Date;
  cause: Cause;
  segmentId: number | null;
  atStep: string;
  /** When it came to that step: waits count from then, whenever somebody looks. */
  arrivedAt: Date;
  /** How many steps it has taken. */
  taken: number;
  treatment: "generic" | null;
}

/** A step that was taken, and what came of it: the way that was taken, or why nothing was done. */
export interface Passage {
  number: number;
  step: string;
  outcome: string;
  at: Date;
}

/** What a send asks of the ledger of messages. */
export const SendPayload = z.object({
  template: z.string(),
  latestMinutes: z.number().nullable(),
  /** When the run came to it, which may be long before it is asked for after an outage. */
  dueAt: z.coerce.date(),
  experimentId: z.number().nullable(),
  arm: z.string().nullable(),
  treatment: z.enum(["generic"]).nullable(),
  /** Also to who has been silent. */
  evenIfQuiet: z.literal(true).optional(),
});
export type SendPayload = z.infer<typeof SendPayload>;

/** What a step wants done outside, by whoever takes it. */
export interface Effect {
  number: number;
  step: string;
  kind: "send" | "tag" | "notify" | "webhook";
  payload: object;
  /** Not before. */
  at: Date;
}

/** A trait that a step sets. */
export interface SetTrait {
  number: number;
  name: string;
  value: string;
  at: Date;
}

/** What a run needs to be told of its shopper before it can go on from a step. */
export type Need = "truths" | "happening" | "arm";

/** What chance gave a shopper at a step, and what that does. */
export interface GivenArm {
  /** Null where nothing is compared, and chance only parts the ways. */
  experimentId: number | null;
  arm: string;
  what: ArmDoes;
}

/** What is known of a run's shopper, as far as it was asked for. */
export interface Facts {
  timezone: string;
  /** For a branch, by its step: what each path's condition says of her; null for a path that asks nothing of her. */
  truths: ReadonlyMap<string, readonly (boolean | null)[]>;
  /** For a wait, by its step: when what it waits for happened first after she came there; null for not. */
  happenings: ReadonlyMap<string, Date | null>;
  /** For a split or a send, by its step: what she was given by chance; null where nothing is compared. */
  arms: ReadonlyMap<string, GivenArm | null>;
}

/** Where a run stands after it went as far as it could. */
export interface Moved {
  passages: readonly Passage[];
  effects: readonly Effect[];
  traits: readonly SetTrait[];
  run: Run;
  next:
    | { state: "waiting"; dueAt: Date }
    | { state: "ended"; outcome: RunOutcome; at: Date }
    /** It has to be told something first, of this step. */
    | { state: "lacking"; need: Need; step: Step };
}
