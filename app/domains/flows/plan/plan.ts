import { pathsOf } from "../content/model";
import type { Step } from "../content/steps";

/** A step, and what comes after it. */
export interface Place {
  step: Step;
  /** The step that follows, where no ways part; null at the end. */
  next: string | null;
  /** Where ways part: the first step of each by its key, or what follows where a way has none. */
  ways: ReadonlyMap<string, string | null>;
}

/** A flow's steps by their ids. */
export interface Plan {
  /** Null when there is no step. */
  first: string | null;
  places: ReadonlyMap<string, Place>;
}

/** What follows each step: ways that part come together again at what stands behind the step at which they parted. */
export function planOf(steps: readonly Step[]): Plan {
  const places = new Map<string, Place>();
  return { first: lay(steps, null, places), places };
}

/** @returns the first of the steps, or what follows them when there are none */
function lay(steps: readonly Step[], after: string | null, places: Map<string, Place>): string | null {
  for (const [i, step] of steps.entries()) {
    const next = step.type === "exit" ? null : (steps[i + 1]?.id ?? after);
    const ways = new Map(pathsOf(step).map((way) => [way.key, lay(way.steps, next, places)]));
    places.set(step.id, { step, next, ways });
  }
  return steps[0]?.id ?? after;
}

/** Steps that nobody can come to, because every way before them ends. */
export function unreachable({ first, places }: Plan): string[] {
  const reached = new Set<string>();
  const waiting = first === null ? [] : [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const place = places.get(id);
    if (!place || reached.has(id)) continue;
    reached.add(id);
    const following = place.ways.size > 0 ? [...place.ways.values()] : [place.next];
    waiting.push(...following.filter((next) => next !== null));
  }
  return [...places.keys()].filter((id) => !reached.has(id));
}
