import type { Tx } from "~/db.server";
import { planOf, type Plan } from "../plan/plan";
import { versionName } from "../queries.server";
import type { FlowContent } from "../content/model";
import { advance } from "./advance";
import type { Effect, Facts, Moved, Passage, Run, SetTrait } from "./model";
import { comparedName, tellArms, tellHappenings, tellTruths, type Compared, type Lacking } from "./tell.server";

/** A run that is to go on. */
export interface Walker {
  run: Run;
  timezone: string;
}

/** How far a run has come. */
export interface Walked {
  run: Run;
  passages: Passage[];
  effects: Effect[];
  traits: SetTrait[];
  next: Exclude<Moved["next"], { state: "lacking" }>;
}

/** What a run knows and has done so far. */
interface Walking extends Omit<Walked, "next"> {
  plan: Plan;
  facts: Known;
}

interface Known extends Facts {
  truths: Map<string, readonly (boolean | null)[]>;
  happenings: Map<string, Date | null>;
  arms: Map<string, Facts["arms"] extends ReadonlyMap<string, infer Arm> ? Arm : never>;
}

/**
 * Takes runs as far as they can go. What they have to be told of their shoppers is asked for all of them at once, as
 * often as steps follow each other at which something is asked. Nothing is written but who comes into an experiment.
 */
export async function walk(
  shopId: number,
  walkers: readonly Walker[],
  { versions, compared }: { versions: ReadonlyMap<string, FlowContent>; compared: Compared },
  now: Date,
  tx: Tx,
): Promise<Walked[]> {
  const plans = new Map([...versions].map(([name, { steps }]) => [name, planOf(steps)]));
  const nowhere = planOf([]);
  let going: Walking[] = walkers.map(({ run, timezone }) => {
    const plan = plans.get(versionName(run)) ?? nowhere;
    return { run, plan, facts: nothingYet(timezone, run, plan, compared), passages: [], effects: [], traits: [] };
  });
  const walked: Walked[] = [];
  while (going.length > 0) {
    const lacking: (Walking & Lacking & { need: string })[] = [];
    for (const one of going) {
      const { run, passages, effects, traits, next } = advance(one.run, one.plan, one.facts, now);
      one.passages.push(...passages);
      one.effects.push(...effects);
      one.traits.push(...traits);
      if (next.state === "lacking") lacking.push({ ...one, run, step: next.step, need: next.need });
      else walked.push({ run, passages: one.passages, effects: one.effects, traits: one.traits, next });
    }
    await tellAll(shopId, lacking, compared, now, tx);
    going = lacking;
  }
  return walked;
}

/** Sends of which nothing is compared need not be asked about. */
function nothingYet(timezone: string, { flowId }: Run, { places }: Plan, compared: Compared): Known {
  const arms: Known["arms"] = new Map();
  for (const { step } of places.values()) {
    if (step.type === "send" && !compared.has(comparedName(flowId, step.id))) arms.set(step.id, null);
  }
  return { timezone, truths: new Map(), happenings: new Map(), arms };
}

async function tellAll(
  shopId: number,
  lacking: readonly (Walking & Lacking & { need: string })[],
  compared: Compared,
  now: Date,
  tx: Tx,
): Promise<void> {
  const of = (need: string) => lacking.filter((one) => one.need === need);
  const truths = await tellIfAny(of("truths"), (some) => tellTruths(shopId, some, now, tx));
  const happenings = await tellIfAny(of("happening"), (some) => tellHappenings(shopId, some, now, tx));
  const arms = await tellIfAny(of("arm"), (some) => tellArms(shopId, some, compared, now, tx));
  for (const { run, step, need, facts } of lacking) {
    if (need === "truths") facts.truths.set(step.id, truths.get(run.id) ?? []);
    if (need === "happening") facts.happenings.set(step.id, happenings.get(run.id) ?? null);
    if (need === "arm") facts.arms.set(step.id, arms.get(run.id) ?? null);
  }
}

async function tellIfAny<Answer>(
  lacking: readonly Lacking[],
  tell: (lacking: readonly Lacking[]) => Promise<Map<string, Answer>>,
): Promise<Map<string, Answer>> {
  return lacking.length > 0 ? tell(lacking) : new Map<string, Answer>();
}
