import { transact, type Tx } from "~/db.server";
import { markAllDirty, takeDirty } from "~/domains/profiles/index.server";
import { getShop, markReady } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { deriveTraits, keepShopRhythm } from "~/domains/traits/index.server";
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
import { asksStays } from "./references";

const batchSize = 1000;
/** How far back a new segment's past is worked out, a day at a time, for its reports to begin with. */
const filledDays = 90;
const dayMilliseconds = 86_400_000;

/**
 * Brings traits and memberships up to date for whoever's facts changed and for whom time has come, batch by batch.
 * Says when it is due next; no full scan is ever scheduled.
 */
export async function refresh(shopId: number, now: Date): Promise<{ evaluated: number; changed: number }> {
  const done = { evaluated: 0, changed: 0 };
  for (;;) {
    const batch = await transact((tx) => refreshBatch(shopId, now, tx));
    done.evaluated += batch.evaluated;
    done.changed += batch.changed;
    if (batch.evaluated < batchSize) return done;
  }
}

async function refreshBatch(shopId: number, now: Date, tx: Tx): Promise<{ evaluated: number; changed: number }> {
  const shop = await getShop(shopId, tx);
  if (isStopped(shop) || !shop.readyAt) return { evaluated: 0, changed: 0 };
  await lockMemberships(shopId, tx);
  const taken = await takeWork(shopId, now, tx);
  const all = await listSegments(shopId, tx);
  const segments = all.filter(({ state }) => state === "live");
  const context = contextOf(shop, all, now);
  let changed = 0;
  if (taken.length > 0) {
    await deriveTraits(
      shopId,
      taken.map(({ id }) => id),
      now,
      tx,
    );
    changed = await evaluateUntilSettled(segments, taken, context, tx);
    if (changed > 0) await emit(tx, "memberships.changed", { shopId });
  }
  const nextDue = await findNextDue(shopId, tx);
  if (nextDue) await emit(tx, "profiles.dirty", { shopId }, nextDue);
  return { evaluated: taken.length, changed };
}

/**
 * Where a segment asks who entered or left another, the change of one may be the reason for the change of the next:
 * whose memberships changed is asked again. Circles are refused when a segment is saved, so that this ends.
 */
async function evaluateUntilSettled(
  segments: readonly Segment[],
  taken: readonly Taken[],
  context: CompileContext,
  tx: Tx,
): Promise<number> {
  const asks = segments.some(({ definition }) => asksStays(definition));
  let changed = 0;
  let asked = taken;
  for (let round = 0; asked.length > 0 && round <= segments.length; round++) {
    const { entered, left, profileIds } = await evaluateTaken(segments, asked, context, tx);
    changed += entered + left;
    const moved = new Set(asks ? profileIds : []);
    asked = asked.filter(({ id }) => moved.has(id));
  }
  return changed;
}

/** A profile both changed and due counts as changed: what happened to it is the better reason. */
async function takeWork(shopId: number, now: Date, tx: Tx): Promise<Taken[]> {
  const dirty = await takeDirty(shopId, batchSize, tx);
  const due = await findDue(shopId, now, batchSize - dirty.length, tx);
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
  });
  await fillSegments(shopId, now);
  await transact(async (tx) => {
    await markReady(shopId, now, tx);
    await becomeDue(shopId, tx);
  });
  await renewRhythm(shopId, now);
}

/**
 * Works out the past of segments that are new, a day at a time in one pass for all of them; each day commits, so that
 * it goes on where it was interrupted. Segments that mean something else now change as of now: their past stays.
 */
export async function fillSegments(shopId: number, now: Date): Promise<void> {
  await transact((tx) => applyEdits(shopId, now, tx));
  while (await transact((tx) => fillDay(shopId, now, tx)));
}

async function applyEdits(shopId: number, now: Date, tx: Tx): Promise<void> {
  await lockMemberships(shopId, tx);
  const segments = await listSegments(shopId, tx);
  const edited = segments.filter(({ state, version, appliedVersion }) => state === "live" && appliedVersion < version);
  if (edited.length === 0) return;
  const context = contextOf(await getShop(shopId, tx), segments, now);
  const changes = await evaluateEveryone(edited, "definition", context, tx);
  await markApplied(shopId, edited, tx);
  await becomeDue(shopId, tx);
  if (changes.entered + changes.left > 0) await emit(tx, "memberships.changed", { shopId });
}

/** @returns whether there is more to do */
async function fillDay(shopId: number, now: Date, tx: Tx): Promise<boolean> {
  await lockMemberships(shopId, tx);
  const segments = await listSegments(shopId, tx);
  const all = segments.filter(({ state }) => state === "filling");
  if (all.length === 0) return false;
  const before = now.getTime() - (filledDays + 1) * dayMilliseconds;
  const reachedBy = ({ filledTo }: Segment) => filledTo?.getTime() ?? before;
  const reached = Math.min(...all.map(reachedBy));
  const day = new Date(Math.min(reached + dayMilliseconds, now.getTime()));
  // Those that are further already wait: a day that is worked out is not worked out again.
  const filling = all.filter((segment) => reachedBy(segment) < day.getTime() || reachedBy(segment) === reached);
  const isNow = day.getTime() === now.getTime();
  await evaluateEveryone(filling, "history", contextOf(await getShop(shopId, tx), segments, day), tx);
  const ids = filling.map(({ id }) => id);
  await markFilled(shopId, ids, day, isNow ? "live" : "filling", tx);
  if (!isNow) return true;
  await markApplied(shopId, filling, tx);
  await becomeDue(shopId, tx);
  return filling.length < all.length;
}

/** Nobody knows yet when a new meaning will change by itself: everyone is asked once. */
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
    if (changed && shop.readyAt) {
      await markAllDirty(shopId, "history", tx);
      await emit(tx, "profiles.dirty", { shopId });
    }
    await emit(tx, "rhythm.due", { shopId }, nextMonth);
  });
}
