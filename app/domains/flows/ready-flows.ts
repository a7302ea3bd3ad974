import type { FlowDefinition } from "./model";

/** Flows a shop starts with, off until the merchant turns them on. */
export const readyFlows: readonly { key: string; name: string; definition: FlowDefinition }[] = [
  {
    key: "welcome",
    name: "Welcome after the first order",
    definition: {
      trigger: { type: "segment_entered", segmentKey: "lifecycle-new" },
      steps: [{ type: "send", template: "welcome" }],
    },
  },
  {
    key: "win-back",
    name: "Win back who went quiet",
    definition: {
      trigger: { type: "segment_entered", segmentKey: "lifecycle-dormant" },
      steps: [{ type: "send", template: "win-back" }],
    },
  },
];
