import type { FlowContent } from "./content/model";
import type { NamedSegment } from "./content/triggers";

/** A flow that begins with an entry into a segment and sends one message. */
export function oneMessage(segment: NamedSegment, template: string): FlowContent {
  return {
    trigger: { type: "segment_entered", segment },
    onlyIf: null,
    reentry: { rule: "every_time" },
    ends: { goal: null, onLeaving: false, when: null },
    steps: [{ id: "send-1", type: "send", template, latestMinutes: null }],
  };
}

/** Flows a shop starts with, off until the merchant turns them on. */
export const readyFlows: readonly { key: string; name: string; content: FlowContent }[] = [
  { key: "welcome", name: "Welcome after the first order", content: oneMessage({ segmentKey: "lifecycle-new" }, "welcome") },
  { key: "win-back", name: "Win back who went quiet", content: oneMessage({ segmentKey: "lifecycle-dormant" }, "win-back") },
];
