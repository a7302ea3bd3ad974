import type { listFlows } from "~/domains/flows/index.server";
import type { FlowResult } from "~/domains/reports/index.server";

type Flow = Awaited<ReturnType<typeof listFlows>>[number];

const nothingYet: FlowResult = { started: 0, sent: 0, skipped: 0 };

/** A flow as the page shows it: what starts it in words, and what it did. */
export function viewFlow({ id, name, definition, enabledAt }: Flow, result: FlowResult = nothingYet) {
  const { segmentKey } = definition.trigger;
  return {
    id,
    name,
    trigger: triggers[segmentKey] ?? `When somebody enters the segment ${segmentKey}`,
    isOn: enabledAt !== null,
    ...result,
  };
}

export type FlowView = ReturnType<typeof viewFlow>;

const triggers: Record<string, string> = {
  "lifecycle-new": "When somebody becomes new: after their first order",
  "lifecycle-dormant": "When somebody goes quiet: after twice their usual time",
};
