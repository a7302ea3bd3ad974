import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { askForLook } from "../commands.server";
import { judgeLook } from "../estimate/verdict";
import { endExperiment, findExperiment, stopArms } from "../queries.server";
import { countArms } from "../results/queries.server";
import { afterLook } from "./after-look";
import { isComplete } from "./is-complete";
import { lookOf } from "./look-of";
import { isOverdue, keepLook, listLooks, listRunningIds } from "./queries.server";

/** Sees to it that what runs is looked at, though a look should have been lost: the next one asks for the one after it. */
export async function askForLooks(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    if (await isOverdue(shopId, now, tx)) await emit(tx, "experiments.due", { shopId });
  });
}

/**
 * Looks at every experiment of a shop that runs, keeps what was found, stops arms that drive shoppers away, and gives a
 * clear winner to everybody where the merchant said so. The next look is due in a day, as long as one runs.
 */
export async function lookAtExperiments(shopId: number, now: Date): Promise<void> {
  for (const id of await listRunningIds(shopId)) await transact((tx) => lookAt(shopId, id, now, tx));
  await transact(async (tx) => {
    if ((await listRunningIds(shopId, tx)).length > 0) await askForLook(shopId, now, tx);
  });
}

async function lookAt(shopId: number, experimentId: number, now: Date, tx: Tx): Promise<void> {
  // Held, so that nobody starts a second look or stops it in between.
  const experiment = await findExperiment(shopId, experimentId, tx, { lock: true });
  if (!experiment || experiment.state !== "running") return;
  const { windowDays, planned } = experiment;
  const earlier = await listLooks(shopId, experimentId, tx);
  const counted = { experimentId, windowDays, capMinor: planned?.capMinor ?? null };
  const arms = await countArms(shopId, counted, now, tx);
  const verdict = judgeLook(lookOf(experiment, planned, arms, earlier));
  const look = { at: now, found: { arms } };
  await keepLook(shopId, experimentId, look, verdict.says, tx);
  const next = afterLook(experiment, verdict, isComplete(experiment, look, earlier));
  if (next.does === "nothing") return;
  await stopArms(shopId, experimentId, next.stoppedArms, tx);
  if (next.does === "ends") await endExperiment(shopId, experimentId, next, now, tx);
  log.info({ shopId, experimentId, next }, "an experiment was changed by what a look at it found");
}
