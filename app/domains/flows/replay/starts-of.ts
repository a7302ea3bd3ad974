import { findFunction } from "../../segments";
import type { FlowContent } from "../content/model";
import { isNamed } from "../model";

/** What can start a flow. */
export interface Starts {
  /** Kinds of events. */
  kinds: string[];
  isByOrders: boolean;
  /** Segments that somebody enters or leaves. */
  segmentIds: number[];
}

type KnownSegment = { readonly id: number; readonly key: string | null };

/** Which things that happen can start a flow. */
export function startsOf({ trigger }: Pick<FlowContent, "trigger">, segments: readonly KnownSegment[]): Starts {
  const none: Starts = { kinds: [], isByOrders: false, segmentIds: [] };
  switch (trigger.type) {
    case "segment_entered":
    case "segment_left": {
      const { segment: named } = trigger;
      return { ...none, segmentIds: segments.filter((one) => isNamed(named, one)).map(({ id }) => id) };
    }
    case "happened": {
      const asked = findFunction(trigger.what.function);
      if (asked?.source === "stays") return { ...none, segmentIds: segments.map(({ id }) => id) };
      if (asked?.source === "events") return { ...none, kinds: asked.kind ? [asked.kind] : [] };
      return { ...none, isByOrders: true };
    }
    case "date":
    case "manual":
      return none;
    default:
      return trigger satisfies never;
  }
}
