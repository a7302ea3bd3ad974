import { z } from "zod";

/** The segment is named by its key when it comes with the product, and by its id otherwise. */
const Trigger = z.union([
  z.object({ type: z.literal("segment_entered"), segmentKey: z.string() }),
  z.object({ type: z.literal("segment_entered"), segmentId: z.int().positive() }),
]);

/** What a flow does to whom: a trigger and its steps. */
export const FlowDefinition = z.object({
  trigger: Trigger,
  /** A template is named by its key, as messages name it. */
  steps: z.array(z.object({ type: z.literal("send"), template: z.string().min(1).max(100) })).min(1),
});
export type FlowDefinition = z.infer<typeof FlowDefinition>;

export interface Flow {
  id: number;
  key: string;
  name: string;
  definition: FlowDefinition;
  /** Null while off. */
  enabledAt: Date | null;
}

/** A passage through a flow that has just begun. */
export interface StartedRun {
  runId: string;
  flowId: number;
  profileId: string;
}

/** Whether a flow starts for who enters a segment. */
export function isStartedBy(
  { trigger }: FlowDefinition,
  segment: { readonly id: number; readonly key: string | null },
): boolean {
  return "segmentKey" in trigger ? trigger.segmentKey === segment.key : trigger.segmentId === segment.id;
}

/** A send that a flow run has come to. */
export interface SendRequest {
  runId: string;
  step: number;
  flowId: number;
  segmentId: number | null;
  profileId: string;
  template: string;
  triggeredAt: Date;
}
