import { pathsOf } from "../content/model";
import type { Step } from "../content/steps";

/** Where steps follow each other: in the flow itself (null), or on one of the ways that part at a step. */
export type Lane = { step: string; way: string } | null;

/** Between which steps of a lane something stands. */
export interface Place {
  lane: Lane;
  at: number;
}

/** A step with other steps on its ways. @param change what a way holds now, and what the way is called */
export function withWays(step: Step, change: (steps: Step[], way: string) => Step[]): Step {
  switch (step.type) {
    case "wait_for":
      return {
        ...step,
        happened: change(step.happened, "happened"),
        otherwise: change(step.otherwise, "otherwise"),
      };
    case "branch":
      return {
        ...step,
        paths: step.paths.map((path, i) => ({ ...path, steps: change(path.steps, `path-${i + 1}`) })),
        otherwise: change(step.otherwise, "otherwise"),
      };
    case "split":
      return { ...step, paths: step.paths.map((path) => ({ ...path, steps: change(path.steps, path.arm) })) };
    case "wait":
    case "send":
    case "tag":
    case "set_trait":
    case "notify":
    case "webhook":
    case "exit":
      return step;
    default:
      return step satisfies never;
  }
}

/** Every step changed, those inside it before itself. */
export function changeEach(steps: readonly Step[], change: (step: Step) => Step): Step[] {
  return steps.map((step) => change(withWays(step, (inner) => changeEach(inner, change))));
}

/** The steps with those of one lane changed. */
export function changeLane(steps: readonly Step[], lane: Lane, change: (inner: Step[]) => Step[]): Step[] {
  if (lane === null) return change([...steps]);
  return changeEach(steps, (step) =>
    step.id === lane.step ? withWays(step, (inner, way) => (way === lane.way ? change(inner) : inner)) : step,
  );
}

/** Everything that stands on a lane, in its order. */
export function stepsOn(steps: readonly Step[], lane: Lane): readonly Step[] {
  if (lane === null) return steps;
  for (const step of steps) {
    for (const { key, steps: inner } of pathsOf(step)) {
      if (step.id === lane.step && key === lane.way) return inner;
      const found = stepsOn(inner, lane);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Where a step stands; null when there is none of this id. */
export function placeOf(steps: readonly Step[], id: string, lane: Lane = null): Place | null {
  const at = steps.findIndex((step) => step.id === id);
  if (at >= 0) return { lane, at };
  for (const step of steps) {
    for (const { key, steps: inner } of pathsOf(step)) {
      const found = placeOf(inner, id, { step: step.id, way: key });
      if (found) return found;
    }
  }
  return null;
}

/** Every place where a step could stand, as they are read down the page: before, between and after steps and on ways. */
export function allPlaces(steps: readonly Step[], lane: Lane = null): Place[] {
  const around = steps.flatMap((step, i) => [
    ...pathsOf(step).flatMap(({ key, steps: inner }) => allPlaces(inner, { step: step.id, way: key })),
    { lane, at: i + 1 },
  ]);
  return [{ lane, at: 0 }, ...around];
}

export function isSameLane(one: Lane, other: Lane): boolean {
  return one?.step === other?.step && one?.way === other?.way;
}
