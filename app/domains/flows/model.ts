import { z } from "zod";
import { templateKeys } from "../templates/model";

/** What a flow does to whom: a trigger and its steps. */
export const FlowDefinition = z.object({
  trigger: z.object({ type: z.literal("segment_entered"), segmentKey: z.string() }),
  steps: z.array(z.object({ type: z.literal("send"), template: z.enum(templateKeys) })).min(1),
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

/** A send that a flow run has come to. */
export interface SendRequest {
  runId: string;
  step: number;
  flowId: number;
  segmentId: number | null;
  profileId: string;
  template: FlowDefinition["steps"][number]["template"];
  triggeredAt: Date;
}
