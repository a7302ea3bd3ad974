import sql from "sql-template-tag";
import { transact, type Tx } from "~/db.server";
import { closeDays, findClosedThrough, findWindowDays, lockCredits } from "~/domains/attribution/index.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { countStanding } from "../home/queries.server";
import { rollUpSales } from "../orders/roll-up.server";
import { rollUpResults } from "./results.server";
import { rollUpMembers, rollUpSegments } from "./segments.server";
import { findDays, findRollupState, keepRollupState, type RollupState } from "./queries.server";

/** While nothing is told it is done once in an hour, for segments change by time alone. */
const everyMilliseconds = 3_600_000;
/** After it was done it is left alone for so many times as long as it took, a minute at least. */
const restTimes = 60;
const leastRestMilliseconds = 60_000;
/** For passes over everyone, of which there is one at a time in a shop. */
const wideMemory = "128MB";

/**
 * Adds up what happened on the days that are not final yet. Then the days whose attribution window is over are: they keep
 * their figures. Once a day what takes longer is worked out, too. Comes back within the hour.
 */
export async function rollUp(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop) || !shop.readyAt) return;
  await transact(async (tx) => {
    await lockCredits(shopId, tx);
    const former = await findRollupState(shopId, tx);
    // The same instant for all that ask until then, so that what goes on changing never pushes it off.
    const rested = former ? restedAt(former) : now;
    if (rested > now) return emit(tx, "rollups.due", { shopId }, rested);
    await rollUpNow(shopId, former, now, tx);
    await emit(tx, "rollups.due", { shopId }, new Date(now.getTime() + everyMilliseconds));
  });
}

function restedAt({ rolledAt, tookMilliseconds }: RollupState): Date {
  return new Date(rolledAt.getTime() + Math.max(leastRestMilliseconds, restTimes * tookMilliseconds));
}

async function rollUpNow(shopId: number, former: RollupState | null, now: Date, tx: Tx): Promise<void> {
  const began = performance.now();
  await tx.query(sql`SELECT set_config('work_mem', ${wideMemory}, true)`);
  const closed = await findClosedThrough(shopId, tx);
  const { today, settled } = await findDays(shopId, await findWindowDays(shopId, tx), now, tx);
  await rollUpResults(shopId, closed, tx);
  await rollUpSegments(shopId, closed, now, tx);
  await closeDays(shopId, settled, tx);
  const isDeep = former?.deepOn !== today;
  await rollUpSales(shopId, { closed, today, isDeep }, tx);
  if (isDeep) await rollUpMembers(shopId, now, tx);
  const standing = await countStanding(shopId, now, tx);
  const tookMilliseconds = isDeep ? (former?.tookMilliseconds ?? 0) : Math.round(performance.now() - began);
  await keepRollupState(shopId, { rolledAt: now, tookMilliseconds, deepOn: today, ...standing }, tx);
}

/** Sees to it that a shop's figures are added up, though nobody has said so yet, or what was said was lost. */
export async function askForRollups(shopId: number): Promise<void> {
  await transact((tx) => emit(tx, "rollups.due", { shopId }));
}
