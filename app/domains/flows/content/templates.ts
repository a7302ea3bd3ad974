import { allSteps, type FlowContent } from "./model";

/** The templates that a flow sends, by their keys, each once. */
export function templatesOf({ steps }: Pick<FlowContent, "steps">): string[] {
  return [...new Set(allSteps(steps).flatMap((step) => (step.type === "send" ? [step.template] : [])))];
}
