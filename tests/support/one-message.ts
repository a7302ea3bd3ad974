import type { FlowContent } from "~/domains/flows/content/model";
import type { NamedSegment } from "~/domains/flows/content/triggers";

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
