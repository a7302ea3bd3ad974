import type { FlowContent } from "../content/model";

/** A flow that comes with the product. */
export interface ReadyFlow {
  key: string;
  name: string;
  /** What it is for, in a sentence or two for the merchant. */
  what: string;
  /** Ready-made segments whose members its conditions ask about, by their keys; they are made with it. */
  segments: readonly string[];
  /** @param idOf the number of each of these segments in the shop */
  content(idOf: (segmentKey: string) => number): FlowContent;
}
