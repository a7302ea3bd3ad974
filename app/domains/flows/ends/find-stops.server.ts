import type { Tx } from "~/db.server";
import { findSilenced } from "~/domains/consent/index.server";
import { evaluateFor, findHappenings, loadContext } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import type { FlowContent } from "../content/model";
import { versionName } from "../queries.server";
import type { Run, RunOutcome } from "../runs/model";
import { findOutside } from "./queries.server";

/** Why a run has to end, and since when. */
export interface Stop {
  outcome: RunOutcome;
  at: Date;
}

interface Bound {
  run: Run;
  content: FlowContent;
}

/**
 * Which of these runs have to end now: the goal was reached after they were triggered, the segment was left, what ends
 * them is true, or the shopper must not be written to any more. The first of these reasons is told.
 */
export async function findStops(
  shopId: number,
  runs: readonly Run[],
  versions: ReadonlyMap<string, FlowContent>,
  now: Date,
  tx: Tx,
): Promise<Map<string, Stop>> {
  const unwelcome = await unwanted(shopId, boundTo(runs, versions), now, tx);
  return new Map([...unwelcome, ...(await findSaidStops(shopId, runs, versions, now, tx))]);
}

/** The same but for whether the shopper must not be written to: by what the flow says itself. */
export async function findSaidStops(
  shopId: number,
  runs: readonly Run[],
  versions: ReadonlyMap<string, FlowContent>,
  now: Date,
  tx: Tx,
): Promise<Map<string, Stop>> {
  const bound = boundTo(runs, versions);
  const found = [
    await fulfilled(shopId, bound, now, tx),
    await outside(shopId, bound, now, tx),
    await reached(shopId, bound, now, tx),
  ];
  // What is found later in this order is the better reason.
  return new Map(found.flatMap((stops) => [...stops]));
}

function boundTo(runs: readonly Run[], versions: ReadonlyMap<string, FlowContent>): Bound[] {
  return runs.flatMap((run) => {
    const content = versions.get(versionName(run));
    return content ? [{ run, content }] : [];
  });
}

/** When the goal was reached first. */
async function reached(shopId: number, bound: readonly Bound[], now: Date, tx: Tx): Promise<Map<string, Stop>> {
  const aiming = bound.flatMap(({ run, content }) => (content.ends.goal ? [{ run, goal: content.ends.goal }] : []));
  const stops = new Map<string, Stop>();
  if (aiming.length === 0) return stops;
  const context = await loadContext(shopId, now, tx);
  for (const group of Map.groupBy(aiming, ({ goal }) => JSON.stringify(goal)).values()) {
    const [first] = group;
    if (!first) continue;
    const since = new Date(Math.min(...group.map(({ run }) => run.triggeredAt.getTime())));
    const profileIds = [...new Set(group.map(({ run }) => run.profileId))];
    const happened = await findHappenings(context, first.goal, { profileIds, since }, tx);
    const own = Map.groupBy(happened, ({ profileId }) => profileId);
    for (const { run } of group) {
      const goal = (own.get(run.profileId) ?? []).find(({ at }) => at > run.triggeredAt);
      if (goal) stops.set(run.id, { outcome: "goal", at: goal.at });
    }
  }
  return stops;
}

/** Who left is out by the record, or by what is known of her at this instant, which may not have been recorded yet. */
async function outside(shopId: number, bound: readonly Bound[], now: Date, tx: Tx): Promise<Map<string, Stop>> {
  const inside = bound.flatMap(({ run, content }) =>
    content.ends.onLeaving && run.segmentId !== null ? [{ run, segmentId: run.segmentId }] : [],
  );
  if (inside.length === 0) return new Map();
  const stays = inside.map(({ run, segmentId }) => ({ id: run.id, profileId: run.profileId, segmentId }));
  const isOut = await findOutside(shopId, stays, tx);
  const truths = await askEach(
    shopId,
    inside.map(({ run, segmentId }) => ({ run, definition: memberOf(segmentId) })),
    now,
    tx,
  );
  return new Map(
    inside
      .filter(({ run }) => isOut.has(run.id) || truths.get(run.id) === false)
      .map(({ run }) => [run.id, { outcome: "left_segment", at: now }]),
  );
}

function memberOf(segmentId: number): Definition {
  return {
    type: "compare",
    name: "member_of",
    operator: "=",
    value: { type: "number", number: String(segmentId) },
  };
}

async function fulfilled(shopId: number, bound: readonly Bound[], now: Date, tx: Tx): Promise<Map<string, Stop>> {
  const asking = bound.flatMap(({ run, content }) =>
    content.ends.when ? [{ run, definition: content.ends.when }] : [],
  );
  const truths = await askEach(shopId, asking, now, tx);
  return new Map(
    asking
      .filter(({ run }) => truths.get(run.id) === true)
      .map(({ run }) => [run.id, { outcome: "condition", at: now }]),
  );
}

/**
 * Who said no since the run began, or whose mail came back since. What was so before ends nothing: a flow can do other
 * things than write, and the ledger says why nothing was sent.
 */
async function unwanted(shopId: number, bound: readonly Bound[], now: Date, tx: Tx): Promise<Map<string, Stop>> {
  if (bound.length === 0) return new Map();
  const profileIds = [...new Set(bound.map(({ run }) => run.profileId))];
  const silenced = await findSilenced(shopId, profileIds, tx);
  return new Map(
    bound
      .filter(({ run }) => (silenced.get(run.profileId) ?? run.triggeredAt) > run.triggeredAt)
      .map(({ run }) => [run.id, { outcome: "unsubscribed", at: now }]),
  );
}

/** What one definition says of each run's shopper, in one query. */
async function askEach(
  shopId: number,
  asking: readonly { run: Run; definition: Definition }[],
  now: Date,
  tx: Tx,
): Promise<Map<string, boolean | null>> {
  const definitions = [...new Map(asking.map(({ definition }) => [JSON.stringify(definition), definition])).entries()];
  const places = new Map(definitions.map(([name], i) => [name, i]));
  const truths = await evaluateFor(
    shopId,
    definitions.map(([, definition]) => definition),
    [...new Set(asking.map(({ run }) => run.profileId))],
    now,
    tx,
  );
  return new Map(
    asking.map(({ run, definition }) => [
      run.id,
      truths.get(run.profileId)?.[places.get(JSON.stringify(definition)) ?? -1] ?? null,
    ]),
  );
}
