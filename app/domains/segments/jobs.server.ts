import { transact, type Tx } from "~/db.server";
import { hasMoreProfiles, markAllDirty, markChanged, markStirred, takeDirty } from "~/domains/profiles/index.server";
import { getShop, markReady } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { deriveEveryonesInterests, deriveInterests, deriveTraits, keepShopRhythm } from "~/domains/traits/index.server";
import { emit } from "~/jobs/emit.server";
import type { CompileContext } from "./compile/context";
import { contextOf } from "./context.server";
import { lifecycleSegments } from "./library/lifecycle";
import { draftOf } from "./library/model";
import {
  evaluateEveryone,
  evaluateTaken,
  findDue,
  findNextDue,
  lockMemberships,
  type Taken,
} from "./memberships/queries.server";
import type { Segment } from "./model";
import { addSegment, listSegments, markApplied, markFilled } from "./queries.server";
import { inOrder, withDependents } from "./references";

/** Small first, so that the latest change is soon a membership; as long as more is waiting, larger at less cost for each. */
const [firstBatch, largestBatch] = [500, 10_000];
/** How far back a new segment's past is worked out for its reports to begin with: day by day, or where there are many profiles week by week. */
const filledDays = 90;
const manyProfiles = 100_000;
const dayMilliseconds = 86_400_000;

/**
 * Brings traits and memberships up to date for whoever's facts changed and for whom time has come, batch by batch.
 * Says when it is due next; no full scan is ever scheduled.
 */
export async function refresh(shopId: number, now: Date): Promise<{ evaluated: number; changed: number }> {
  const done = { evaluated: 0, changed: 0 };
  for (let limit = firstBatch; ; limit = Math.min(limit * 4, largestBatch)) {
    const batch = await transact((tx) => refreshBatch(shopId, limit, now, tx));
    done.evaluated += batch.evaluated;
    done.changed += batch.changed;
    if (batch.evaluated < limit) return done;
  }
}

async function refreshBatch(
  shopId: number,
  limit: number,
  now: Date,
  tx: Tx,
): Promise<{ evaluated: number; changed: number }> {
  const shop = await getShop(shopId, tx);
  if (isStopped(shop) || !shop.readyAt) return { evaluated: 0, changed: 0 };
  await lockMemberships(shopId, tx);
  const taken = await takeWork(shopId, limit, now, tx);
  const all = await listSegments(shopId, tx);
  const segments = all.filter(({ state }) => state === "live");
  const context = contextOf(shop, all, now);
  let changed = 0;
  if (taken.length > 0) {
    const ids = taken.map(({ id }) => id);
    await deriveTraits(shopId, ids, now, tx);
    await deriveInterests(shopId, ids, now, tx);
    changed = await evaluateInOrder(segments, taken, context, tx);
    if (changed > 0) await emit(tx, "memberships.changed", { shopId });
    await tellStirred(shopId, taken, tx);
    await tellChanged(shopId, taken, tx);
  }
  const nextDue = await findNextDue(shopId, tx);
  if (nextDue) await emit(tx, "profiles.dirty", { shopId }, nextDue);
  return { evaluated: taken.length, changed };
}

/** To whom something happened just now, others may want to know: what was learnt of the past stirs nobody. */
async function tellStirred(shopId: number, taken: readonly Taken[], tx: Tx): Promise<void> {
  const stirred = taken.flatMap(({ id, cause }) => (cause === "fact" ? [id] : []));
  if (stirred.length === 0) return;
  await markStirred(shopId, stirred, tx);
  await emit(tx, "profiles.stirred", { shopId });
}

/** Of whom something was learnt, be it of now or of the past, what messages brought may have to be reckoned anew. */
async function tellChanged(shopId: number, taken: readonly Taken[], tx: Tx): Promise<void> {
  const changed = taken.flatMap(({ id, cause }) => (cause === "time" ? [] : [id]));
  if (changed.length > 0 && (await markChanged(shopId, changed, tx))) await emit(tx, "attribution.due", { shopId });
}

/** Evaluates group by group, so that who asks about another segment's entries and exits knows those of this instant. */
async function evaluateInOrder(
  segments: readonly Segment[],
  taken: readonly Taken[],
  context: CompileContext,
  tx: Tx,
): Promise<number> {
  let changed = 0;
  const groups = inOrder(segments, context.segments);
  // Without segments nobody is due any more: that, too, is written.
  for (const [i, group] of (groups.length > 0 ? groups : [[]]).entries()) {
    const { entered, left } = await evaluateTaken(group, taken, i === 0, context, tx);
    changed += entered + left;
  }
  return changed;
}

/** A profile both changed and due counts as changed: what happened to it is the better reason. */
async function takeWork(shopId: number, limit: number, now: Date, tx: Tx): Promise<Taken[]> {
  const dirty = await takeDirty(shopId, limit, tx);
  const due = await findDue(shopId, now, limit - dirty.length, tx);
  const changed: Taken[] = dirty.map(({ id, cause }) => ({
    id,
    cause: cause === "live" ? "fact" : "history",
    at: now,
  }));
  const seen = new Set(changed.map(({ id }) => id));
  return [...changed, ...due.filter(({ id }) => !seen.has(id))];
}

/** The shop's history is there: it gets its first segments, and from now on they are kept. */
export async function beginKnowledge(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    await keepShopRhythm(shopId, now, tx);
    for (const segment of lifecycleSegments)
      await addSegment(shopId, draftOf(segment), { key: segment.key, origin: "library" }, now, tx);
    await deriveTraits(shopId, "everyone", now, tx);
    await deriveEveryonesInterests(shopId, now, tx);
  });
  await fillSegments(shopId, now);
  await transact(async (tx) => {
    await markReady(shopId, now, tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
  await renewRhythm(shopId, now);
}

/**
 * Works out the past of segments that are new, step by step in one pass for all of them; each step commits, so that
 * it goes on where it was interrupted. Segments that mean something else now change as of now: their past stays.
 */
export async function fillSegments(shopId: number, now: Date): Promise<void> {
  await transact((tx) => applyEdits(shopId, now, tx));
  while (await transact((tx) => fillStep(shopId, now, tx)));
}

async function applyEdits(shopId: number, now: Date, tx: Tx): Promise<void> {
  await lockMemberships(shopId, tx);
  const segments = await listSegments(shopId, tx);
  const edited = segments.filter(({ state, version, appliedVersion }) => state === "live" && appliedVersion < version);
  if (edited.length === 0) return;
  const context = contextOf(await getShop(shopId, tx), segments, now);
  // Who asks about membership of an edited segment means something else now, too.
  const affected = withDependents(edited, segments).filter(({ state }) => state === "live");
  let changed = 0;
  for (const group of inOrder(affected, context.segments)) {
    const { entered, left } = await evaluateEveryone(group, { cause: "definition", isNow: true }, context, tx);
    changed += entered + left;
  }
  await markApplied(shopId, edited, tx);
  if (changed > 0) await emit(tx, "memberships.changed", { shopId });
  await emit(tx, "profiles.dirty", { shopId });
}

/** @returns whether there is more to do */
async function fillStep(shopId: number, now: Date, tx: Tx): Promise<boolean> {
  await lockMemberships(shopId, tx);
  const segments = await listSegments(shopId, tx);
  const all = segments.filter(({ state }) => state === "filling");
  if (all.length === 0) return false;
  const step = (await hasMoreProfiles(shopId, manyProfiles, tx)) ? 7 * dayMilliseconds : dayMilliseconds;
  const before = now.getTime() - filledDays * dayMilliseconds - step;
  const reachedBy = ({ filledTo }: Segment) => filledTo?.getTime() ?? before;
  const reached = Math.min(...all.map(reachedBy));
  const day = new Date(Math.min(reached + step, now.getTime()));
  // Those that are further already wait: a day that is worked out is not worked out again.
  const filling = all.filter((segment) => reachedBy(segment) < day.getTime() || reachedBy(segment) === reached);
  const isNow = day.getTime() === now.getTime();
  const context = contextOf(await getShop(shopId, tx), segments, day);
  for (const group of inOrder(filling, context.segments)) {
    await evaluateEveryone(group, { cause: "history", isNow }, context, tx);
  }
  const ids = filling.map(({ id }) => id);
  await markFilled(shopId, ids, day, isNow ? "live" : "filling", tx);
  if (!isNow) return true;
  await markApplied(shopId, filling, tx);
  await emit(tx, "profiles.dirty", { shopId });
  return filling.length < all.length;
}

/** Everyone is asked once. */
async function becomeDue(shopId: number, tx: Tx): Promise<void> {
  await markAllDirty(shopId, "history", tx);
  await emit(tx, "profiles.dirty", { shopId });
}

/** Works out the shop's rhythm for this month; if it is another than before, everyone's stage may be. */
export async function renewRhythm(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    const shop = await getShop(shopId, tx);
    if (isStopped(shop)) return;
    const { changed, nextMonth } = await keepShopRhythm(shopId, now, tx);
    if (changed && shop.readyAt) await becomeDue(shopId, tx);
    await emit(tx, "rhythm.due", { shopId }, nextMonth);
  });
}
