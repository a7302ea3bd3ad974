import { db, transact } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { ensureReady } from "~/domains/templates/index.server";
import { emit } from "~/jobs/emit.server";
import { templatesOf } from "./content/templates";
import { enrolDated } from "./dates/jobs.server";
import { atFirst } from "./library/library";
import { addFlow } from "./queries.server";
import { advanceDue } from "./runs/jobs.server";
import { findNextDue } from "./runs/queries.server";

/**
 * Gives a shop the flows every shop starts with, off, and the messages they send. What was under way in a former install
 * goes on.
 */
export async function addReadyFlows(shopId: number, now: Date): Promise<void> {
  await ensureReady(shopId, [...new Set(atFirst.flatMap(({ content }) => templatesOf(content)))], now);
  await transact(async (tx) => {
    for (const flow of atFirst) await addFlow(shopId, flow, now, tx);
    await emit(tx, "flows.due", { shopId });
  });
}

/** Starts what begins on a day, takes every run on for which time has come, and says when there is more to do. */
export async function goOn(shopId: number, now: Date): Promise<void> {
  if (!maySend(await getShop(shopId))) return;
  const look = await enrolDated(shopId, now);
  await advanceDue(shopId, now);
  const due = await findNextDue(shopId);
  // What is due already is held by another worker: it is looked again whether that came to an end.
  const soonest = due && due <= now ? new Date(now.getTime() + 1000) : due;
  const next = look && soonest ? (look < soonest ? look : soonest) : (look ?? soonest);
  if (next) await emit(db, "flows.due", { shopId }, next);
}
