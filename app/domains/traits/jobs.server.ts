import { db, transact, type Tx } from "~/db.server";
import { hasMoreProfiles, markAllDirty, markDirtyFor } from "~/domains/profiles/index.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { shopRhythmAsOf } from "./counted.server";
import { renewEngagement } from "./engagement/jobs.server";
import { renewInterests } from "./interests/jobs.server";
import { rfmRule } from "./model";
import { nextNight } from "./night";
import { traitsAsOf } from "./queries.server";
import type { Renewed } from "./renewed";
import { forgetMoves, hasRfm, regroup } from "./rfm/queries.server";
import { digestSources, findRenewal, keepRenewal, takeNight } from "./settings/queries.server";
import { listStaleHabits } from "./verify/queries.server";

const dayMilliseconds = 86_400_000;
/** How many days back it is looked the first time; where there are many profiles, the first of them only. */
const lookedBackDays = [28, 21, 14, 7];
const manyProfiles = 100_000;
/** After so long without a night, the chain of nights has been broken. */
const missedAfterDays = 2;

/** Sees to it that a shop's traits are renewed every night from now on; the first time at once. */
export async function askForTraits(shopId: number, now: Date): Promise<void> {
  const { renewedAt } = await findRenewal(shopId);
  const isMissed = !renewedAt || renewedAt.getTime() < now.getTime() - missedAfterDays * dayMilliseconds;
  if (isMissed) await emit(db, "traits.nightly", { shopId });
}

/**
 * Renews what changes without a fact of the shopper's own: what is relative to others, and what the catalog says. Whose
 * value changed is marked, so that segments and flows follow. Comes back the next night.
 */
export async function renewTraits(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop) || !shop.readyAt) return;
  await transact(async (tx) => {
    if (!(await takeNight(shopId, tx))) return;
    const sources = await digestSources(shopId, tx);
    const isCatalogOther = sources !== (await findRenewal(shopId, tx)).derivedFrom;
    const isFirst = !(await hasRfm(shopId, tx));
    const groups = await renewRfm(shopId, isFirst, now, tx);
    const habits = isCatalogOther ? await listStaleHabits(shopId, now, tx) : [];
    const interests = await renewInterests(shopId, isCatalogOther, now, tx);
    const scores = await renewEngagement(shopId, now, tx);
    // What is learnt the first time is nothing that just happened: it starts no flows.
    if (isFirst) await markAllDirty(shopId, "history", tx);
    else await mark(shopId, [groups, { ids: habits, cause: "history" }, interests, scores], tx);
    await keepRenewal(shopId, sources, now, tx);
    await emit(tx, "profiles.dirty", { shopId });
    await emit(tx, "traits.nightly", { shopId }, nextNight(now, shop.timezone));
  });
}

/** All at once: who marks more than once in a transaction may meet somebody who does, too, and neither could go on. */
async function mark(shopId: number, renewed: readonly Renewed[], tx: Tx): Promise<void> {
  const of = (cause: Renewed["cause"]) => renewed.flatMap((one) => (one.cause === cause ? one.ids : []));
  await markDirtyFor(shopId, { live: of("live"), history: of("history") }, tx);
}

async function renewRfm(shopId: number, isFirst: boolean, now: Date, tx: Tx): Promise<Renewed> {
  if (isFirst) await lookBack(shopId, now, tx);
  const changed = await regroup(shopId, isFirst && !(await hasRfm(shopId, tx)), now, tx);
  await forgetMoves(shopId, new Date(now.getTime() - rfmRule.keptDays * dayMilliseconds), tx);
  return { ids: changed, cause: "live" };
}

/** Before the first night, the groups of some days of the last weeks: so that it is known at once who moved. */
async function lookBack(shopId: number, now: Date, tx: Tx): Promise<void> {
  const isLarge = await hasMoreProfiles(shopId, manyProfiles, tx);
  for (const [i, days] of (isLarge ? lookedBackDays.slice(0, 1) : lookedBackDays).entries()) {
    const then = new Date(now.getTime() - days * dayMilliseconds);
    await regroup(shopId, i === 0, then, tx, traitsAsOf(shopId, then, shopRhythmAsOf(shopId, then)));
  }
}
