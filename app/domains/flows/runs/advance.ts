import type { Plan } from "../plan/plan";
import type { Effect, Facts, Moved, Passage, Run, SetTrait } from "./model";
import { takeStep, type Passed } from "./take-step";

/**
 * Takes a run as far as it can go: over every step that waits for nothing any more, until it has to wait, is over, or
 * has to be told something of its shopper. Every step counts from the instant at which the run was due there, not from
 * `now`, so that whoever looks late comes to the same.
 */
export function advance(run: Run, plan: Plan, facts: Facts, now: Date): Moved {
  const [passages, effects, traits]: [Passage[], Effect[], SetTrait[]] = [[], [], []];
  const stand = (at: Run, next: Moved["next"]): Moved => ({ passages, effects, traits, run: at, next });
  for (let here = run; ;) {
    const place = plan.places.get(here.atStep);
    if (!place) return stand(here, { state: "ended", outcome: "step_gone", at: here.arrivedAt });
    const taken = takeStep(place, here, facts, now);
    if (taken.does === "lack") return stand(here, { state: "lacking", need: taken.need, step: place.step });
    if (taken.does === "wait") return stand(here, { state: "waiting", dueAt: taken.until });
    note(taken, here, { passages, effects, traits });
    const { at, to } = taken;
    const behind = { ...here, taken: here.taken + 1, arrivedAt: at };
    if (to === null) return stand(behind, { state: "ended", outcome: taken.isExit ? "exit" : "finished", at });
    here = { ...behind, atStep: to };
    // What was set is a fact once it is written, and what follows may ask about it.
    if (taken.trait) return stand(here, { state: "waiting", dueAt: at });
  }
}

function note(
  { outcome, at, effect, trait }: Passed,
  { taken: number, atStep: step }: Run,
  noted: { passages: Passage[]; effects: Effect[]; traits: SetTrait[] },
): void {
  noted.passages.push({ number, step, outcome, at });
  if (effect) noted.effects.push({ number, step, ...effect });
  if (trait) noted.traits.push({ number, ...trait, at });
}
