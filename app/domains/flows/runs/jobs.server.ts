import { transact, type Tx } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { zoneOf } from "~/lib/zone-of";
import { findStops } from "../ends/find-stops.server";
import { findVersions } from "../queries.server";
import { takeDueRuns, writeRuns, type OpenRun, type Written } from "./queries.server";
import { findCompared } from "./tell.server";
import { traitEvents } from "./trait-events";
import { walk, type Walked } from "./walk.server";

const takenAtOnce = 500;

/** Takes every run for which time has come as far as it can go. @returns how often a run went on */
export async function advanceDue(shopId: number, now: Date): Promise<number> {
  await ensureMonths([now]);
  let advanced = 0;
  for (;;) {
    const taken = await transact((tx) => advanceBatch(shopId, now, tx));
    advanced += taken;
    if (taken < takenAtOnce) return advanced;
  }
}

async function advanceBatch(shopId: number, now: Date, tx: Tx): Promise<number> {
  const shop = await getShop(shopId, tx);
  if (!maySend(shop)) return 0;
  const due = await takeDueRuns(shopId, takenAtOnce, now, tx);
  if (due.length === 0) return 0;
  const versions = await findVersions(shopId, due, tx);
  const present = due.filter(({ isGone }) => !isGone);
  const stops = await findStops(shopId, present, versions, now, tx);
  const going = present.filter(({ id }) => !stops.has(id));
  const compared = await findCompared(
    shopId,
    going.map(({ flowId }) => flowId),
    tx,
  );
  const walkers = going.map((run) => ({ run, timezone: zoneOf(run.country, run.region) ?? shop.timezone }));
  const walked = await walk(shopId, walkers, { versions, compared }, now, tx);
  const ended = due.flatMap((run): Written[] => {
    const stop = run.isGone ? { outcome: "profile_gone" as const, at: now } : stops.get(run.id);
    return stop ? [endedHere(run, stop.outcome, stop.at)] : [];
  });
  await writeRuns(shopId, [...ended, ...walked.map(written)], now, tx);
  await tellTraits(shopId, walked, now, tx);
  await announce(shopId, walked, tx);
  if (ended.length > 0) await emit(tx, "runs.ended", { shopId });
  return due.length;
}

function endedHere(run: OpenRun, outcome: Written["outcome"], endedAt: Date): Written {
  return { run, dueAt: null, outcome, endedAt, passages: [], effects: [] };
}

function written({ run, passages, effects, next }: Walked): Written {
  const isOver = next.state === "ended";
  return {
    ...{ run, passages, effects },
    dueAt: isOver ? null : next.dueAt,
    outcome: isOver ? next.outcome : null,
    endedAt: isOver ? next.at : null,
  };
}

/** What a step notes of a shopper happened when it was written down. */
async function tellTraits(shopId: number, walked: readonly Walked[], now: Date, tx: Tx): Promise<void> {
  const events = traitEvents(walked, now);
  if (events.length === 0) return;
  await appendEvents(shopId, events, tx);
  await markDirty(
    shopId,
    walked.flatMap(({ run, traits }) => (traits.length > 0 ? [run.profileId] : [])),
    "live",
    tx,
  );
  await emit(tx, "profiles.dirty", { shopId });
}

/** Says what the others have to do now. */
async function announce(shopId: number, walked: readonly Walked[], tx: Tx): Promise<void> {
  const kinds = new Set(walked.flatMap(({ effects }) => effects.map(({ kind }) => kind)));
  if (kinds.delete("send")) await emit(tx, "messages.requested", { shopId });
  if (kinds.size > 0) await emit(tx, "effects.due", { shopId });
}
