import { z } from "zod";
import { Definition, Matches } from "../../segments/model";
import { Step } from "./steps";
import { Reentry, Trigger } from "./triggers";

const mostSteps = 100;

/** What a flow does to whom. A published version is never rewritten: who is in it goes on by it. */
export const FlowContent = z.strictObject({
  trigger: Trigger,
  /** Of whom this is not true when it starts, it does not start for; null for anybody. */
  onlyIf: Definition.nullable(),
  reentry: Reentry,
  /** What ends a run wherever it is. Asked at once, and once more when a message of it is about to go out. */
  ends: z.strictObject({
    /** What the flow is for: as soon as it happens after the run began, the run has reached its goal. */
    goal: Matches.nullable(),
    /** Leaving the segment by which she came in (of a flow that an entry starts). */
    onLeaving: z.boolean(),
    /** As soon as this is true of her. */
    when: Definition.nullable(),
  }),
  steps: z
    .array(Step)
    .min(1, "Add a step")
    .max(50)
    .refine((steps) => allSteps(steps).length <= mostSteps, `A flow has at most ${mostSteps} steps`)
    .refine((steps) => {
      const ids = allSteps(steps).map(({ id }) => id);
      return new Set(ids).size === ids.length;
    }, "Two steps have one id"),
});
export type FlowContent = z.infer<typeof FlowContent>;

/** Every step with those inside it, each before what follows it. */
export function allSteps(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...pathsOf(step).flatMap(({ steps: inner }) => allSteps(inner))]);
}

/** The ways that part at a step, by the key under which the way taken is written down; none where none part. */
export function pathsOf(step: Step): { key: string; steps: readonly Step[] }[] {
  switch (step.type) {
    case "wait_for":
      return [
        { key: "happened", steps: step.happened },
        { key: "otherwise", steps: step.otherwise },
      ];
    case "branch":
      return [
        ...step.paths.map(({ steps }, i) => ({ key: `path-${i + 1}`, steps })),
        { key: "otherwise", steps: step.otherwise },
      ];
    case "split":
      return step.paths.map(({ arm, steps }) => ({ key: arm, steps }));
    case "wait":
    case "send":
    case "tag":
    case "set_trait":
    case "notify":
    case "webhook":
    case "exit":
      return [];
    default:
      return step satisfies never;
  }
}
