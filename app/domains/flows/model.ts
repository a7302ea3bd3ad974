import type { FlowContent } from "./content/model";
import type { NamedSegment } from "./content/triggers";

export type { EffectReason } from "./effects/model";
export { profileDates, type ProfileDate } from "./content/triggers";
export {
  orderedAnywayDays,
  replayDays,
  type AskedReplay,
  type Found as ReplayFound,
  type Replay,
  type ReplayedRun,
} from "./replay/model";
export { runOutcomes, stoppingOutcomes, type RunOutcome, type StopReason } from "./runs/model";

export interface Flow {
  id: number;
  key: string;
  name: string;
  /** What who comes in now follows; null before anything was published. */
  content: FlowContent | null;
  /** What is being worked on, finished or not; null when what is published is all there is. */
  draft: FlowContent | null;
  /** The number of what is published; 0 before anything was. */
  version: number;
  /** Of two flows that want to write at once the one with the lower rank goes first. */
  rank: number;
  /** Null while off. */
  enabledAt: Date | null;
  /** Grows with every change, so that who saves learns whether somebody else saved meanwhile. */
  revision: number;
  archivedAt: Date | null;
}

/** A passage through a flow that has just begun. */
export interface StartedRun {
  runId: string;
  flowId: number;
  profileId: string;
}

type KnownSegment = { readonly id: number; readonly key: string | null };

/** Whether a name is that of a segment. */
export function isNamed(named: NamedSegment, segment: KnownSegment): boolean {
  return "segmentKey" in named ? named.segmentKey === segment.key : named.segmentId === segment.id;
}

/** Whether a flow starts for who enters a segment. */
export function isStartedBy(content: Pick<FlowContent, "trigger"> | null, segment: KnownSegment): boolean {
  return content?.trigger.type === "segment_entered" && isNamed(content.trigger.segment, segment);
}

/** A send that a flow run has come to. */
export interface SendRequest {
  runId: string;
  /** The number of the run's step, which names the message among those of the run. */
  step: number;
  flowId: number;
  segmentId: number | null;
  profileId: string;
  template: string;
  /** When the run came to it. */
  dueAt: Date;
  /** The latest instant at which it may go out, where the step says so. */
  sendBefore: Date | null;
  rank: number;
  experimentId: number | null;
  arm: string | null;
  treatment: "generic" | null;
}
