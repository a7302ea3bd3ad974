import { forGood, rehearse, type Tx } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { beginReplay, endReplay, layOutFlow, noteReached, startsOf } from "~/domains/flows/index.server";
import type { AskedReplay } from "~/domains/flows/model";
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
    const found = await tryOut(shopId, asked, noteNowAndThen(shopId, replayId), (span, tx) =>
      tellFound(shopId, span, tx),
    );
    if (found) await endReplay(shopId, replayId, { state: "done", found }, now);
  } catch (error) {
    const reason = "Something went wrong on our side. Try it again, or with fewer days";
    await endReplay(shopId, replayId, { state: "failed", reason }, now);
    throw error;
  }
}

/**
 * Goes through the past with a flow, and tells what came of it while that is still there.
 * @param goesOn says whether anybody still wants to know
 * @returns null when nobody did
 */
export async function tryOut<Told>(
  shopId: number,
  asked: AskedReplay,
  goesOn: (at: Date) => Promise<boolean>,
  tell: (span: Span, tx: Tx) => Promise<Told>,
): Promise<Told | null> {
  const { flowId, days, askedAt: until } = asked;
  const span: Span = { flowId, from: new Date(until.getTime() - days * msPerDay), until };
  await ensureMonths(Array.from({ length: days + 1 }, (_, i) => new Date(span.from.getTime() + i * msPerDay)));
  return rehearse(async (tx, said) => {
    await setStage(span.from, tx);
    await layOutFlow(shopId, asked, span.from, tx);
    await layPast(shopId, span, tx);
    await layFacts(shopId, span, startsOf(asked.content, await listSegments(shopId, tx)), tx);
    return (await goThrough(shopId, span, goesOn, { tx, said })) ? tell(span, tx) : null;
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
