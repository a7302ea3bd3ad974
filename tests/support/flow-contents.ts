import fc from "fast-check";
import type { FlowContent } from "~/domains/flows/content/model";
import type { Step } from "~/domains/flows/content/steps";
import { parse } from "~/domains/segments/index.server";
import type { Matches } from "~/domains/segments/model";

/** A flow of these steps for whom the merchant names, which nothing ends. */
export function flowOf(steps: Step[], rest: Partial<FlowContent> = {}): FlowContent {
  return {
    ...{ trigger: { type: "manual" }, onlyIf: null, reentry: { rule: "every_time" } },
    ends: { goal: null, onLeaving: false, when: null },
    ...rest,
    steps,
  };
}

/** Something that happens, as a text says it. */
export function matches(text: string): Matches {
  const found = parse(text);
  if (found.type !== "matches") throw new Error(`${text} is nothing that happens`);
  return found;
}

export const order = matches("orders_placed MATCHES (amount > 0)");

export const send = (id: string, latestMinutes: number | null = null): Step => ({
  ...{ id, type: "send", template: "welcome", latestMinutes },
});
export const wait = (id: string, minutes: number): Step => ({ id, type: "wait", wait: { type: "for", minutes } });

/** Steps of every kind, one inside the other, each with an id of its own. */
export const anySteps: fc.Arbitrary<Step[]> = fc
  .letrec<{ step: Step; steps: Step[] }>((tie) => ({
    steps: fc.array(tie("step"), { maxLength: 4, depthIdentifier: "steps" }),
    step: fc.oneof(
      { depthIdentifier: "steps", maxDepth: 2 },
      fc.constant<Step>(send("")),
      fc.constant<Step>(send("", 60)),
      fc.integer({ min: 1, max: 5000 }).map((minutes) => wait("", minutes)),
      fc.integer({ min: 0, max: 1439 }).map((minute): Step => {
        return { id: "", type: "wait", wait: { type: "until_time", minute } };
      }),
      fc.constant<Step>({ id: "", type: "tag", change: "add", tag: "a" }),
      fc.constant<Step>({ id: "", type: "set_trait", name: "a", value: "b" }),
      fc.constant<Step>({ id: "", type: "exit" }),
      fc
        .tuple(tie("steps"), tie("steps"), fc.integer({ min: 1, max: 5000 }))
        .map(([happened, otherwise, minutes]): Step => ({
          id: "",
          type: "wait_for",
          what: order,
          minutes,
          happened,
          otherwise,
        })),
      fc.tuple(tie("steps"), tie("steps"), tie("steps")).map(([one, other, otherwise]): Step => {
        const when = { shopper: parse("number_of_orders >= 1"), cause: [] };
        return {
          ...{ id: "", type: "branch", otherwise },
          paths: [one, other].map((steps) => ({ name: "", when, steps })),
        };
      }),
      fc.tuple(tie("steps"), tie("steps")).map(([a, b]): Step => ({
        ...{ id: "", type: "split", name: "a" },
        paths: [
          { arm: "a", name: "A", share: 50, steps: a },
          { arm: "b", name: "B", share: 50, steps: b },
        ],
      })),
    ),
  }))
  .steps.map(named);

/** The same steps with ids in the order in which they are read. */
function named(steps: Step[]): Step[] {
  let count = 0;
  const name = (step: Step): Step => {
    const id = `step-${count++}`;
    const each = (inner: Step[]) => inner.map(name);
    switch (step.type) {
      case "wait_for":
        return { ...step, id, happened: each(step.happened), otherwise: each(step.otherwise) };
      case "branch":
        return {
          ...{ ...step, id },
          paths: step.paths.map((path) => ({ ...path, steps: each(path.steps) })),
          otherwise: each(step.otherwise),
        };
      case "split":
        return { ...step, id, paths: step.paths.map((path) => ({ ...path, steps: each(path.steps) })) };
      default:
        return { ...step, id };
    }
  };
  return steps.map(name);
}
