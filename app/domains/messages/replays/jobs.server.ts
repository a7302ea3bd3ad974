import { forGood, rehearse } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { beginReplay, endReplay, layOutFlow, noteReached } from "~/domains/flows/index.server";
import { startsOf, type AskedReplay, type ReplayFound } from "~/domains/flows/model";
import { listSegments } from "~/domains/segments/index.server";
import { goThrough } from "./course.server";
import { tellFound } from "./found.server";
import { layFacts, layPast, type Span } from "./queries.server";
import { setStage } from "./stage.server";

const msPerDay = 86_400_000;
/** How often it is told how far a replay has come, and asked whether somebody still wants it. */
const msBetweenNotes = 1000;

/**
 * Tries a flow on the past, with the very code that runs flows and decides about messages. Nothing of it remains but
 * what was found.
 */
export async function replay(shopId: number, replayId: number, now: Date): Promise<void> {
  const asked = await beginReplay(shopId, replayId);
  if (!asked) return;
  try {
    const found = await tryOut(shopId, asked);
    if (found) await endReplay(shopId, replayId, { state: "done", found }, now);
  } catch (error) {
    const reason = "Something went wrong on our side. Try it again, or with fewer days";
    await endReplay(shopId, replayId, { state: "failed", reason }, now);
    throw error;
  }
}

/** Null when it was stopped. */
async function tryOut(shopId: number, asked: AskedReplay): Promise<ReplayFound | null> {
  const { flowId, days, askedAt: until } = asked;
  const span: Span = { flowId, from: new Date(until.getTime() - days * msPerDay), until };
  await ensureMonths(Array.from({ length: days + 1 }, (_, i) => new Date(span.from.getTime() + i * msPerDay)));
  const goesOn = noteNowAndThen(shopId, asked.id);
  return rehearse(async (tx, said) => {
    await setStage(span.from, tx);
    await layOutFlow(shopId, asked, span.from, tx);
    await layPast(shopId, span, tx);
    await layFacts(shopId, span, startsOf(asked.content, await listSegments(shopId, tx)), tx);
    return (await goThrough(shopId, span, goesOn, { tx, said })) ? tellFound(shopId, span, tx) : null;
  });
}

function noteNowAndThen(shopId: number, replayId: number): (at: Date) => Promise<boolean> {
  let noted = 0;
  return async (at) => {
    const now = performance.now();
    if (now - noted < msBetweenNotes) return true;
    noted = now;
    return forGood(() => noteReached(shopId, replayId, at));
  };
}
