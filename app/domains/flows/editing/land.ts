import { findStep } from "./edit-steps";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { landing } from "../plan/landing";
import { planOf } from "../plan/plan";

interface Stands {
  version: number;
  step: string;
  count: number;
}

/** Where so many would go on who stand at a step now. */
export interface Landed extends Stands {
  /** The step they stand at, as their version has it; null when nobody knows it any more. */
  from: Step | null;
  /** Null when nothing would be left for them to do. */
  to: Step | null;
}

/** Where those who are in a flow would land in another content of it. @param versions what they follow now, by its number */
export function landAll(
  standing: readonly Stands[],
  versions: ReadonlyMap<number, FlowContent>,
  content: FlowContent,
): Landed[] {
  const target = planOf(content.steps);
  return standing.map((stands) => {
    const former = versions.get(stands.version);
    const id = former ? landing(stands.step, planOf(former.steps), target) : null;
    return {
      ...stands,
      from: former ? findStep(former.steps, stands.step) : null,
      to: id === null ? null : findStep(content.steps, id),
    };
  });
}
