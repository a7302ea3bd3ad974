import type { Tx } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import { enrol, goOn, lookAt } from "~/domains/flows/index.server";
import { markStirred, takeDirty } from "~/domains/profiles/index.server";
import { formBatch } from "../batches/form.server";
import { sentEvents } from "../batches/jobs.server";
import { queueRequested, wakeStopped } from "../jobs.server";
import { countStarts, findMoved, findNext, showOthers, takeAsSent, type Span } from "./queries.server";
import { setClock } from "./stage.server";

/** What has been said in the transaction of what is to be done, and when. */
type Said = Map<string, Date | null>;

/** Where there are more instants to look at than this, several within a quarter of an hour are looked at together. */
const mostInstants = 3000;
const msPerQuarter = 900_000;
/** One request of a flow has room for no more; here there are no requests. */
const terms = { account: "replay", allowed: 1_000_000 };

/**
 * Goes through the days from one instant at which something can change to the next, and does at each what workers do.
 * @param goesOn is told of each instant before it is gone through, and says whether anybody still wants to know
 * @returns false when nobody did
 */
export async function goThrough(
  shopId: number,
  span: Span,
  goesOn: (at: Date) => Promise<boolean>,
  { tx, said }: { tx: Tx; said: Said },
): Promise<boolean> {
  const { flowId, from, until } = span;
  const grain = (await countStarts(tx)) > mostInstants ? msPerQuarter : null;
  let [at, look] = [from, await workAt(shopId, from, false, { tx, said })];
  for (;;) {
    const soonest = await findNext(shopId, flowId, at, tx);
    const next = earlier(soonest, look);
    if (!next || next > until) return true;
    const after = at;
    at = instantAfter(after, next, grain, until);
    if (!(await goesOn(at))) return false;
    await setClock(at, tx);
    await showOthers(shopId, flowId, { after, at, until }, tx);
    const { profileIds, isTurn } = await findMoved(shopId, { after, at }, tx);
    if (profileIds.length > 0) await markStirred(shopId, profileIds, tx);
    look = await workAt(shopId, at, isTurn, { tx, said });
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** Time goes on, whatever was due already: the database's instants are finer than those here. */
function instantAfter(after: Date, next: Date, grain: number | null, until: Date): Date {
  const at = grain ? Math.ceil(next.getTime() / grain) * grain : next.getTime();
  return new Date(Math.min(until.getTime(), Math.max(at, after.getTime() + 1)));
}

/** Does what is to be done at an instant, until nothing more is said. @returns when there is something to look at again */
async function workAt(
  shopId: number,
  now: Date,
  isTurn: boolean,
  { tx, said }: { tx: Tx; said: Said },
): Promise<Date | null> {
  if (isTurn) await enrol(shopId, now);
  let look: Date | null;
  do {
    said.clear();
    await lookAt(shopId, now);
    await goOn(shopId, now);
    look = said.get("flows.due") ?? null;
    if (said.has("runs.ended")) await wakeStopped(shopId, now);
    await queueRequested(shopId, now);
    await sendAll(shopId, now, tx);
  } while (await stirDirty(shopId, tx));
  return look;
}

/** What comes of what was done is looked at as when it happens, too. */
async function stirDirty(shopId: number, tx: Tx): Promise<boolean> {
  const dirty = await takeDirty(shopId, 1_000_000, tx);
  await markStirred(
    shopId,
    dirty.map(({ id }) => id),
    tx,
  );
  return dirty.length > 0;
}

/** Decides about what is due, and takes it that what may go out arrives. */
async function sendAll(shopId: number, now: Date, tx: Tx): Promise<void> {
  for (;;) {
    const { taken, unwritten } = await formBatch(shopId, terms, now, tx);
    if (taken === 0) return;
    const sent = await takeAsSent(shopId, unwritten?.claim.messageIds ?? [], now, tx);
    await appendEvents(shopId, sentEvents(sent, now), tx);
  }
}
