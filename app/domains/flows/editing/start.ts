import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { newPath } from "./edit-ways";

const day = 1440;

/** What a flow begins with that is made from nothing: who becomes a customer enters, and nothing is done yet. */
export const emptyFlow: FlowContent = {
  trigger: { type: "segment_entered", segment: { segmentKey: "lifecycle-new" } },
  onlyIf: null,
  reentry: { rule: "once" },
  ends: { goal: null, onLeaving: false, when: null },
  steps: [],
};

/** What an editor shows of a flow: what is being worked on, or else what is published. */
export function contentOf({ draft, content }: { draft: FlowContent | null; content: FlowContent | null }): FlowContent {
  return draft ?? content ?? emptyFlow;
}

const mostNameLength = 120;

/** A name that none of the others has: “Abandoned cart”, then “Abandoned cart 2”. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name.slice(0, mostNameLength - 4)} ${n}`;
    if (!lower.has(tried.toLowerCase())) return tried;
  }
}

/** What a step of a kind begins with; what the merchant has to say is empty. */
export function newStep(type: Step["type"], id: string): Step {
  switch (type) {
    case "wait":
      return { id, type, wait: { type: "for", minutes: day } };
    case "wait_for":
      return {
        ...{ id, type, minutes: day, happened: [], otherwise: [] },
        what: { type: "matches", function: "orders_placed", filters: [], relations: [] },
      };
    case "branch":
      return { id, type, paths: [newPath()], otherwise: [] };
    case "split":
      return {
        ...{ id, type, name: "Which way does better" },
        paths: ["a", "b"].map((arm) => ({ arm, name: arm.toUpperCase(), share: 50, steps: [] })),
      };
    case "send":
      return { id, type, template: "", latestMinutes: null };
    case "tag":
      return { id, type, change: "add", tag: "" };
    case "set_trait":
      return { id, type, name: "", value: "" };
    case "notify":
      return { id, type, words: "" };
    case "webhook":
      return { id, type, url: "", name: "" };
    case "exit":
      return { id, type };
    default:
      return type satisfies never;
  }
}
