import { allSteps, pathsOf, type FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import type { NamedSegment } from "../content/triggers";
import { readDestination } from "../effects/webhooks/destination";
import { planOf, unreachable } from "../plan/plan";
import { problemOfCondition, problemOfHappening } from "./conditions";
import type { FlowProblem } from "./problem";
import { checkShape } from "./shape";

/** What there is in the shop for a flow to speak of. */
export interface Known {
  /** Why a template cannot be sent; null when it can. */
  problemOfTemplate(key: string): string | null;
  hasSegment(segment: NamedSegment): boolean;
}

/**
 * What has to be mended before a flow can be published, in the order in which it is read; empty when nothing has.
 * @param known what there is in the shop; without it only the flow itself is looked at
 */
export function checkFlow(content: FlowContent, known: Known | null = null): FlowProblem[] {
  const problems = [
    ...checkShape(content),
    ...checkAbove(content, known),
    ...allSteps(content.steps).flatMap((step) => checkStep(step, known)),
    ...unreachable(planOf(content.steps)).map((step) => ({
      ...{ step, words: "Nobody comes here: whoever came before it has left" },
    })),
  ];
  const order = [null, ...allSteps(content.steps).map(({ id }) => id)];
  return distinct(problems).toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
}

/** What starts it, for whom, and what ends it early. */
function checkAbove({ trigger, onlyIf, ends }: FlowContent, known: Known | null): FlowProblem[] {
  const isPutAway = "segment" in trigger && known !== null && !known.hasSegment(trigger.segment);
  const said = [
    isPutAway ? "The segment it starts with is put away; choose another" : null,
    trigger.type === "happened" ? named("What starts it", problemOfHappening(trigger.what)) : null,
    onlyIf && named("For whom it starts", problemOfCondition(onlyIf)),
    ends.goal && named("The goal", problemOfHappening(ends.goal)),
    ends.when && named("What ends it", problemOfCondition(ends.when)),
  ];
  return said.flatMap((words) => (words === null ? [] : [{ step: null, words }]));
}

function named(what: string, problem: string | null): string | null {
  return problem && `${what}: ${problem}`;
}

function checkStep(step: Step, known: Known | null): FlowProblem[] {
  return wordsFor(step, known).map((words) => ({ step: step.id, words }));
}

function wordsFor(step: Step, known: Known | null): string[] {
  switch (step.type) {
    case "wait_for": {
      const problem = problemOfHappening(step.what);
      return problem === null ? [] : [problem];
    }
    case "branch": {
      const problems = step.paths.flatMap(({ when }, i) => {
        const problem = when.shopper && problemOfCondition(when.shopper);
        return problem ? [`Path ${i + 1}: ${problem}`] : [];
      });
      return [...problems, ...(isEmpty(step) ? ["All its paths do the same: add a step to one of them"] : [])];
    }
    case "split":
      return isEmpty(step) ? ["All its ways do the same: add a step to one of them"] : [];
    case "send": {
      const problem = step.template === "" ? null : (known?.problemOfTemplate(step.template) ?? null);
      return problem === null ? [] : [problem];
    }
    case "webhook":
      // What does not begin so is told by the shape.
      if (!step.url.startsWith("https://") || readDestination(step.url)) return [];
      return ["Nothing can be posted to this address: enter a name such as hooks.example.com, without a port"];
    case "wait":
    case "tag":
    case "set_trait":
    case "notify":
    case "exit":
      return [];
    default:
      return step satisfies never;
  }
}

function isEmpty(step: Step): boolean {
  return pathsOf(step).every(({ steps }) => steps.length === 0);
}

function distinct(problems: readonly FlowProblem[]): FlowProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.step ?? ""} ${problem.words}`, problem])).values()];
}
