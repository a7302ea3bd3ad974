import type { Db, Tx } from "~/db.server";
import { assign, findFlowExperiments } from "~/domains/experiments/index.server";
import type { Experiment } from "~/domains/experiments/model";
import { evaluateFor, findHappenings, loadContext } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import type { Step } from "../content/steps";
import { chanceOf } from "./chance";
import type { GivenArm, Run } from "./model";

/** A run that cannot go on before it is told something, and of which step. */
export interface Lacking {
  run: Run;
  step: Step;
}

/** An answer to what a run lacked, by the run's id. */
type Answers<Answer> = Map<string, Answer>;

/** What the paths of branches ask, of all runs that stand at one, in one query. */
export async function tellTruths(
  shopId: number,
  lacking: readonly Lacking[],
  now: Date,
  db: Db,
): Promise<Answers<(boolean | null)[]>> {
  const asked = lacking.map(({ run, step }) => ({ run, definitions: definitionsOf(step) }));
  const distinct = new Map<string, Definition>();
  for (const { definitions } of asked) {
    for (const one of definitions) if (one) distinct.set(JSON.stringify(one), one);
  }
  const places = new Map([...distinct.keys()].map((name, i) => [name, i]));
  const profileIds = [...new Set(lacking.map(({ run }) => run.profileId))];
  const truths = await evaluateFor(shopId, [...distinct.values()], profileIds, now, db);
  return new Map(
    asked.map(({ run, definitions }) => {
      const own = truths.get(run.profileId);
      const answers = definitions.map((one) => (one ? (own?.[places.get(JSON.stringify(one)) ?? -1] ?? null) : null));
      return [run.id, answers];
    }),
  );
}

function definitionsOf(step: Step): (Definition | null)[] {
  return step.type === "branch" ? step.paths.map(({ when }) => when.shopper) : [];
}

/** When what runs wait for happened first after they came to the step; one query for each thing that is waited for. */
export async function tellHappenings(
  shopId: number,
  lacking: readonly Lacking[],
  now: Date,
  db: Db,
): Promise<Answers<Date | null>> {
  const waiting = lacking.flatMap(({ run, step }) => (step.type === "wait_for" ? [{ run, what: step.what }] : []));
  const groups = Map.groupBy(waiting, ({ what }) => JSON.stringify(what));
  const context = await loadContext(shopId, now, db);
  const answers = new Map<string, Date | null>();
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const since = new Date(Math.min(...group.map(({ run }) => run.arrivedAt.getTime())));
    const profileIds = [...new Set(group.map(({ run }) => run.profileId))];
    const found = await findHappenings(context, first.what, { profileIds, since }, db);
    const own = Map.groupBy(found, ({ profileId }) => profileId);
    for (const { run } of group) {
      const next = (own.get(run.profileId) ?? []).find(({ at }) => at > run.arrivedAt);
      answers.set(run.id, next?.at ?? null);
    }
  }
  return answers;
}

/** The experiments that decide something in flows, by flow and step. */
export type Compared = ReadonlyMap<string, Experiment>;

export async function findCompared(shopId: number, flowIds: readonly number[], db: Db): Promise<Compared> {
  const experiments = await findFlowExperiments(shopId, [...new Set(flowIds)], db);
  return new Map(
    experiments.map((experiment) => [comparedName(experiment.subject.id, experiment.subject.step), experiment]),
  );
}

/** @param step null for the flow as a whole */
export function comparedName(flowId: number, step: string | null): string {
  return `${flowId} ${step ?? ""}`;
}

/** What chance gives at splits and sends; who comes to one is taken into its experiment, once and for all. */
export async function tellArms(
  shopId: number,
  lacking: readonly Lacking[],
  compared: Compared,
  now: Date,
  tx: Tx,
): Promise<Answers<GivenArm | null>> {
  const answers = new Map<string, GivenArm | null>();
  const groups = Map.groupBy(lacking, ({ run, step }) => comparedName(run.flowId, step.id));
  for (const [name, group] of groups) {
    const experiment = compared.get(name);
    const profileIds = group.map(({ run }) => run.profileId);
    const arms = experiment ? await assign(shopId, experiment, profileIds, now, tx) : new Map<string, string>();
    for (const { run, step } of group) {
      const given = givenArm(experiment, arms.get(run.profileId));
      answers.set(run.id, given ?? (step.type === "split" ? chanceOf(step, run) : null));
    }
  }
  return answers;
}

/** What an arm of an experiment does. */
export function givenArm(experiment: Experiment | undefined, key: string | undefined): GivenArm | null {
  const arm = experiment?.arms.find((one) => one.key === key);
  return experiment && arm ? { experimentId: experiment.id, arm: arm.key, what: arm.what } : null;
}
