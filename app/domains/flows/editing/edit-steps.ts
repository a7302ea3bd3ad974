import { allSteps } from "../content/model";
import type { Step } from "../content/steps";
import { allPlaces, changeEach, changeLane, isSameLane, placeOf, stepsOn, type Place } from "./lanes";

/** What an edit made, and the step that it was about or that stands where it was; null when none is left there. */
export interface EditedSteps {
  steps: Step[];
  id: string | null;
}

export const mostSteps = 100;

export function isFull(steps: readonly Step[]): boolean {
  return allSteps(steps).length >= mostSteps;
}

export function findStep(steps: readonly Step[], id: string): Step | null {
  return allSteps(steps).find((step) => step.id === id) ?? null;
}

export function insertStep(steps: readonly Step[], { lane, at }: Place, step: Step): EditedSteps {
  return { steps: changeLane(steps, lane, (inner) => inner.toSpliced(at, 0, step)), id: step.id };
}

/** Puts another in the place of a step that has its id. */
export function changeStep(steps: readonly Step[], changed: Step): Step[] {
  return changeEach(steps, (step) => (step.id === changed.id ? changed : step));
}

/** Takes a step away, with all that stands on its ways. */
export function removeStep(steps: readonly Step[], id: string): EditedSteps {
  const place = placeOf(steps, id);
  if (!place) return { steps: [...steps], id: null };
  const left = changeLane(steps, place.lane, (inner) => inner.toSpliced(place.at, 1));
  const beside = stepsOn(left, place.lane);
  const next = beside[place.at] ?? beside[place.at - 1];
  return { steps: left, id: next?.id ?? place.lane?.step ?? null };
}

/**
 * Moves a step to the next place up or down the page: past its neighbour, or on a way of it, or from one way to the
 * next and out of the last. @returns null when there is no further to go
 */
export function moveStep(steps: readonly Step[], id: string, by: -1 | 1): EditedSteps | null {
  const place = placeOf(steps, id);
  const step = findStep(steps, id);
  if (!place || !step) return null;
  const { steps: left } = removeStep(steps, id);
  const places = allPlaces(left);
  const stands = places.findIndex(({ lane, at }) => isSameLane(lane, place.lane) && at === place.at);
  const target = places[stands + by];
  return target ? insertStep(left, target, step) : null;
}

/** Puts a copy of a step after it, with copies of all that stands on its ways. @param newId makes an id of a kind that none has yet */
export function duplicateStep(steps: readonly Step[], id: string, newId: (type: Step["type"]) => string): EditedSteps {
  const place = placeOf(steps, id);
  const step = findStep(steps, id);
  if (!place || !step) return { steps: [...steps], id: null };
  const [copy] = changeEach([step], (one) => ({ ...one, id: newId(one.type) }));
  return copy ? insertStep(steps, { ...place, at: place.at + 1 }, copy) : { steps: [...steps], id };
}

/** Whether a copy of a step, with all on its ways, would still fit. */
export function hasRoomFor(steps: readonly Step[], step: Step): boolean {
  return allSteps(steps).length + allSteps([step]).length <= mostSteps;
}
