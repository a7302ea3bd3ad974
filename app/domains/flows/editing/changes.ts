import { isSame } from "~/lib/is-same";
import { allSteps, type FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import { withWays } from "./lanes";
import type { FlowNames } from "../wording/names";
import { stepWords } from "../wording/step-words";
import { endsWords, onlyIfWords, reentryWords, triggerWords } from "../wording/trigger-words";

/** What is different in another content of a flow, each in a sentence without its end. */
export function flowChanges(before: FlowContent, after: FlowContent, names: FlowNames): string[] {
  const told = [
    changed("It started", triggerWords(before.trigger, names), triggerWords(after.trigger, names)),
    changed("For whom it started", onlyIfWords(before, names), onlyIfWords(after, names)),
    changed("How often somebody came in", reentryWords(before.reentry), reentryWords(after.reentry)),
    changed("What ended it early", endsOf(before, names), endsOf(after, names)),
  ].filter((words) => words !== null);
  return [...told, ...stepChanges(allSteps(before.steps), allSteps(after.steps), names)];
}

function changed(what: string, before: string, after: string): string | null {
  return before === after ? null : `${what}: “${before}”, now “${after}”`;
}

function endsOf(content: FlowContent, names: FlowNames): string {
  return endsWords(content, names).join("; ") || "nothing";
}

function stepChanges(before: readonly Step[], after: readonly Step[], names: FlowNames): string[] {
  const [former, present] = [byId(before), byId(after)];
  const added = after.filter(({ id }) => !former.has(id)).map((step) => `Added: ${stepWords(step, names)}`);
  const removed = before.filter(({ id }) => !present.has(id)).map((step) => `Removed: ${stepWords(step, names)}`);
  const others = after.flatMap((step) => {
    const old = former.get(step.id);
    if (!old || isSame(bare(old), bare(step))) return [];
    const [was, is] = [stepWords(old, names), stepWords(step, names)];
    return was === is ? `Changed: ${is}` : `“${was}” is now “${is}”`;
  });
  const order = (steps: readonly Step[], other: ReadonlyMap<string, Step>) =>
    steps.filter(({ id }) => other.has(id)).map(({ id }) => id);
  const isMoved = order(before, present).join() !== order(after, former).join();
  return [...added, ...removed, ...others, ...(isMoved ? ["Steps stand in another order"] : [])];
}

function byId(steps: readonly Step[]): Map<string, Step> {
  return new Map(steps.map((step) => [step.id, step]));
}

/** But for the steps on its ways, which are told of by themselves. */
function bare(step: Step): Step {
  return withWays(step, () => []);
}
