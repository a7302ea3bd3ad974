import { transact, type Tx } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { listStirred, settleStirred } from "~/domains/profiles/index.server";
import { findHappenings, listSegments, loadContext } from "~/domains/segments/index.server";
import type { Segment } from "~/domains/segments/model";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { endLeavers } from "../ends/jobs.server";
import { findStops } from "../ends/find-stops.server";
import { isNamed, type Flow } from "../model";
import { planOf } from "../plan/plan";
import { findVersions, listFlows, versionName } from "../queries.server";
import { advanceDue } from "../runs/jobs.server";
import { endRuns, lockRunsOf, wakeRuns } from "../runs/queries.server";
import { startsSince, type Candidate } from "./model";
import { findPresent, findTurns, type Watch } from "./queries.server";
import { startRuns } from "./start.server";

const takenAtOnce = 500;

/** Somebody entered or left segments: ends the runs of who left, and starts flows that begin with it. @returns how many began */
export async function enrol(shopId: number, now: Date): Promise<number> {
  await catchUp(shopId, now);
  return transact(async (tx) => {
    if (!maySend(await getShop(shopId, tx))) return 0;
    if ((await endLeavers(shopId, now, tx)) > 0) await emit(tx, "runs.ended", { shopId });
    const flows = await listFlowsOn(shopId, tx);
    const watches = watchesOf(flows, await listSegments(shopId, tx), now);
    const ends = new Map(watches.map(({ flowId, end }) => [flowId, end]));
    const turns = await findTurns(shopId, watches, tx);
    const candidates = turns.map(({ segmentId, ...turn }): Candidate => {
      const kind = `segment_${ends.get(turn.flowId) ?? "entered"}`;
      return { ...turn, segmentId, cause: { kind, sourceId: null, properties: { segmentId } } };
    });
    return (await startRuns(shopId, flows, candidates, now, tx)).length;
  });
}

/** Whoever was through a flow by now can come in again, even if nobody had looked yet. */
async function catchUp(shopId: number, now: Date): Promise<void> {
  await ensureMonths([now]);
  await advanceDue(shopId, now);
}

async function listFlowsOn(shopId: number, tx: Tx): Promise<Flow[]> {
  return (await listFlows(shopId, tx)).filter(({ enabledAt, content }) => enabledAt !== null && content !== null);
}

function watchesOf(flows: readonly Flow[], segments: readonly Segment[], now: Date): Watch[] {
  return flows.flatMap(({ id: flowId, content, enabledAt }) => {
    const trigger = content?.trigger;
    if (!enabledAt || (trigger?.type !== "segment_entered" && trigger?.type !== "segment_left")) return [];
    const end = trigger.type === "segment_entered" ? ("entered" as const) : ("left" as const);
    const named = segments.filter((segment) => isNamed(trigger.segment, segment));
    return named.map(({ id }) => ({ flowId, segmentId: id, end, since: startsSince(enabledAt, now) }));
  });
}

/**
 * Something happened to some shoppers: ends runs of theirs that have reached what they are for or must end, wakes those
 * that wait for it, and starts flows that begin with it.
 */
export async function lookAt(shopId: number, now: Date): Promise<void> {
  await catchUp(shopId, now);
  while ((await transact((tx) => lookAtBatch(shopId, now, tx))) === takenAtOnce);
}

async function lookAtBatch(shopId: number, now: Date, tx: Tx): Promise<number> {
  const stirred = await listStirred(shopId, takenAtOnce, tx);
  if (stirred.length === 0) return 0;
  if (maySend(await getShop(shopId, tx))) {
    const profileIds = stirred.map(({ profileId }) => profileId);
    await lookAtRuns(shopId, profileIds, now, tx);
    await startFor(shopId, profileIds, now, tx);
  }
  await settleStirred(shopId, stirred, tx);
  return stirred.length;
}

async function lookAtRuns(shopId: number, profileIds: readonly string[], now: Date, tx: Tx): Promise<void> {
  const runs = await lockRunsOf(shopId, profileIds, tx);
  if (runs.length === 0) return;
  const versions = await findVersions(shopId, runs, tx);
  const stops = await findStops(shopId, runs, versions, now, tx);
  await endRuns(
    shopId,
    [...stops].map(([id, stop]) => ({ id, ...stop })),
    tx,
  );
  if (stops.size > 0) await emit(tx, "runs.ended", { shopId });
  const plans = new Map([...versions].map(([name, { steps }]) => [name, planOf(steps)]));
  const waiting = runs.filter((run) => {
    const step = plans.get(versionName(run))?.places.get(run.atStep)?.step;
    return step?.type === "wait_for" && !stops.has(run.id);
  });
  if (waiting.length === 0) return;
  await wakeRuns(
    shopId,
    waiting.map(({ id }) => id),
    now,
    tx,
  );
  await emit(tx, "flows.due", { shopId });
}

/** Starts the flows that begin with something that happened to one of these. */
async function startFor(shopId: number, profileIds: readonly string[], now: Date, tx: Tx): Promise<void> {
  const flows = await listFlowsOn(shopId, tx);
  const beginning = flows.flatMap(({ id, content, enabledAt }) =>
    enabledAt && content?.trigger.type === "happened" ? [{ flowId: id, what: content.trigger.what, enabledAt }] : [],
  );
  if (beginning.length === 0) return;
  const context = await loadContext(shopId, now, tx);
  const candidates: Candidate[] = [];
  for (const { flowId, what, enabledAt } of beginning) {
    const found = await findHappenings(context, what, { profileIds, since: startsSince(enabledAt, now) }, tx);
    candidates.push(
      ...found.map(({ profileId, at, ...cause }) => ({ flowId, profileId, triggeredAt: at, cause, segmentId: null })),
    );
  }
  await startRuns(shopId, flows, candidates, now, tx);
}

/**
 * Starts a flow that is on for shoppers whom the merchant names, by its rule of coming in again.
 * @returns for how many it began; null when there is no such flow, or it is off
 */
export async function startManually(
  shopId: number,
  flowId: number,
  profileIds: readonly string[],
  now: Date,
): Promise<number | null> {
  await ensureMonths([now]);
  return transact(async (tx) => {
    const flow = (await listFlowsOn(shopId, tx)).find(({ id }) => id === flowId);
    if (!flow || !maySend(await getShop(shopId, tx))) return null;
    const present = await findPresent(shopId, profileIds, tx);
    const cause = { kind: "manual", sourceId: null, properties: {} };
    const candidates = present.map((profileId) => ({ flowId, profileId, triggeredAt: now, cause, segmentId: null }));
    return (await startRuns(shopId, [flow], candidates, now, tx)).length;
  });
}
