import { createContext, useContext } from "react";
import type { FlowContent, FlowNames } from "~/domains/flows";
import type { Counted, StepCount } from "./question";

/** What the fields and cards of a flow need to know of it, the shop and the page around them. */
export interface FlowForm {
  content: FlowContent;
  names: FlowNames;
  segments: readonly { id: number; key: string | null; name: string }[];
  /** Templates that it could send. Without an id: a ready one that the shop has not used yet. */
  templates: readonly { key: string; id: number | null; name: string; isPublished: boolean }[];
  /** What is to be mended at a step, or, for null, at what stands above the steps. */
  problemsOf(step: string | null): readonly string[];
  /** How many are at a step, and what came of it; null while nothing is known. */
  countOf(step: string): StepCount | null;
  /** To whom it happened and who did not come in, by reason. */
  keptOut: readonly Counted[];
}

const Context = createContext<FlowForm | null>(null);

export const FlowFormProvider = Context.Provider;

export function useFlowForm(): FlowForm {
  const context = useContext(Context);
  if (!context) throw new Error("Fields of a flow stand inside its editor");
  return context;
}
