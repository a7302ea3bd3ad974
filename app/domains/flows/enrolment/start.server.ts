import type { Tx } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import { assign } from "~/domains/experiments/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { evaluateFor } from "~/domains/segments/index.server";
import { emit } from "~/jobs/emit.server";
import type { FlowContent } from "../content/model";
import type { Flow, StartedRun } from "../model";
import { planOf } from "../plan/plan";
import { comparedName, findCompared, givenArm } from "../runs/tell.server";
import type { Candidate } from "./model";
import { findAllowed, forgetRefusals, insertRuns, type NewRun } from "./queries.server";

interface Allowed extends Candidate {
  flow: Flow;
  content: FlowContent;
}

/**
 * Starts flows for those who may come in: by the rule of coming in again, and if what the flow asks of whom it starts
 * for is true of them. An experiment may keep somebody out, which is written down as well.
 */
export async function startRuns(
  shopId: number,
  flows: readonly Flow[],
  candidates: readonly Candidate[],
  now: Date,
  tx: Tx,
): Promise<StartedRun[]> {
  const known = new Map(flows.map((flow) => [flow.id, flow]));
  const asking = candidates.flatMap((candidate): Allowed[] => {
    const flow = known.get(candidate.flowId);
    return flow?.content ? [{ ...candidate, flow, content: flow.content }] : [];
  });
  const started: StartedRun[] = [];
  for (let left = asking; left.length > 0;) {
    const runs = await decide(shopId, left, now, tx);
    await forgetRefusals(shopId, runs.filter(isRefusal), tx);
    started.push(...(await insertRuns(shopId, runs, now, tx)));
    // Who was kept out by chance is through with it at once, and what happened to her after that is one more time.
    const out = new Map(runs.flatMap((run) => (run.outcome === "held_out" ? [[whose(run), run.triggeredAt]] : [])));
    left = left.filter((one) => one.triggeredAt > (out.get(whose(one)) ?? one.triggeredAt));
  }
  await tellEntries(shopId, started, now, tx);
  return started;
}

/** The runs that begin, and those of which it is only written down why they do not; one for a shopper and flow. */
async function decide(shopId: number, asking: readonly Allowed[], now: Date, tx: Tx): Promise<NewRun[]> {
  const places = await findAllowed(
    shopId,
    asking.map((one) => ({ ...one, reentry: one.content.reentry })),
    tx,
  );
  const allowed = asking.filter((_, place) => places.has(place));
  const meant = await findMeant(shopId, allowed, now, tx);
  const arms = await findArms(
    shopId,
    allowed.filter((one) => meant.has(one)),
    now,
    tx,
  );
  const latest = new Map(asking.toSorted((a, b) => a.triggeredAt.getTime() - b.triggeredAt.getTime()).map(named));
  return allowed.map((one): NewRun => {
    // For whom it is not meant now, it is not meant for anything that has happened until now.
    const { flow, content, ...candidate } = meant.has(one) ? one : (latest.get(whose(one)) ?? one);
    const does = arms.get(one);
    return {
      ...candidate,
      version: flow.version,
      atStep: planOf(content.steps).first,
      treatment: does === "generic" ? "generic" : null,
      outcome: meant.has(one) ? (does === "none" ? "held_out" : null) : "not_for_her",
    };
  });
}

function whose({ flowId, profileId }: Pick<Candidate, "flowId" | "profileId">): string {
  return `${flowId} ${profileId}`;
}

function named(one: Allowed): [string, Allowed] {
  return [whose(one), one];
}

function isRefusal({ outcome }: NewRun): boolean {
  return outcome === "not_for_her";
}

/** Those of whom what their flow asks is true; unknown is not. */
async function findMeant(shopId: number, allowed: readonly Allowed[], now: Date, tx: Tx): Promise<Set<Allowed>> {
  const meant = new Set(allowed.filter(({ content }) => content.onlyIf === null));
  for (const group of Map.groupBy(allowed, ({ flowId }) => flowId).values()) {
    const onlyIf = group[0]?.content.onlyIf;
    if (!onlyIf) continue;
    const profileIds = group.map(({ profileId }) => profileId);
    const truths = await evaluateFor(shopId, [onlyIf], profileIds, now, tx);
    for (const one of group) if (truths.get(one.profileId)?.[0] === true) meant.add(one);
  }
  return meant;
}

/** What the experiment about a flow as a whole does with each. */
async function findArms(shopId: number, allowed: readonly Allowed[], now: Date, tx: Tx) {
  const does = new Map<Allowed, string>();
  const compared = await findCompared(
    shopId,
    allowed.map(({ flowId }) => flowId),
    tx,
  );
  for (const [flowId, group] of Map.groupBy(allowed, (one) => one.flowId)) {
    const experiment = compared.get(comparedName(flowId, null));
    if (!experiment) continue;
    const profileIds = group.map(({ profileId }) => profileId);
    const arms = await assign(shopId, experiment, profileIds, now, tx);
    for (const one of group) {
      const given = givenArm(experiment, arms.get(one.profileId));
      if (given) does.set(one, given.what.does);
    }
  }
  return does;
}

/** That somebody came into a flow is an event, which segments can ask about. */
async function tellEntries(shopId: number, started: readonly StartedRun[], now: Date, tx: Tx): Promise<void> {
  if (started.length === 0) return;
  const entries = started.map(({ runId, flowId, profileId }) => ({
    ...{ kind: "flow_entered" as const, sourceId: `run ${runId}`, occurredAt: now },
    ...{ profileId, actor: null, properties: { flowId } },
  }));
  await appendEvents(shopId, entries, tx);
  await markDirty(
    shopId,
    entries.map(({ profileId }) => profileId),
    "live",
    tx,
  );
  await emit(tx, "profiles.dirty", { shopId });
  await emit(tx, "flows.due", { shopId });
}
