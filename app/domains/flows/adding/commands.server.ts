import { transact, type Tx } from "~/db.server";
import type { FlowContent } from "../content/model";
import { countFlows, insertFlow, isKeyTaken, listNames } from "../editing/queries.server";
import { contentOf, emptyFlow, freeName } from "../editing/start";
import { findFlow } from "../queries.server";
import { readyFlow } from "./ready.server";

/** So many flows can still be looked through. */
const mostFlows = 100;

/**
 * What a new flow begins with: a ready one, nothing, what another says (or a content of its own beside that one's), or
 * what was said elsewhere.
 */
export type FlowStart =
  | { from: "ready"; key: string }
  | { from: "nothing" }
  | { from: "copy"; flowId: number; content?: FlowContent }
  | { from: "content"; name: string; content: FlowContent };

export type FlowCreated =
  { outcome: "created"; flowId: number } | { outcome: "missing" } | { outcome: "refused"; problem: string };

/** Adds a flow as a draft, off: it does nothing before it is published and turned on. */
export async function createFlow(shopId: number, start: FlowStart, now: Date): Promise<FlowCreated> {
  // What a ready flow needs is made first; each of that is a change of its own.
  const ready = start.from === "ready" ? await readyFlow(shopId, start.key, now) : null;
  if (ready && ready.outcome !== "ready") return ready;
  return transact(async (tx) => {
    if ((await countFlows(shopId, tx)) >= mostFlows) {
      return { outcome: "refused", problem: `A shop has at most ${mostFlows} flows; put one away first` };
    }
    if (ready) {
      const key = (await isKeyTaken(shopId, ready.flow.key, tx)) ? null : ready.flow.key;
      return keep(shopId, { key, name: ready.flow.name, draft: ready.flow.content }, now, tx);
    }
    if (start.from === "content") {
      return keep(shopId, { key: null, name: start.name, draft: start.content }, now, tx);
    }
    if (start.from !== "copy") return keep(shopId, { key: null, name: "New flow", draft: emptyFlow }, now, tx);
    const origin = await findFlow(shopId, start.flowId, tx);
    if (!origin || origin.archivedAt !== null) return { outcome: "missing" };
    const draft = start.content ?? contentOf(origin);
    return keep(shopId, { key: null, name: `${origin.name} copy`, draft }, now, tx);
  });
}

/** Under a name that no other has. */
async function keep(
  shopId: number,
  flow: { key: string | null; name: string; draft: FlowContent },
  now: Date,
  tx: Tx,
): Promise<FlowCreated> {
  const name = freeName(flow.name, await listNames(shopId, tx));
  return { outcome: "created", flowId: await insertFlow(shopId, { ...flow, name }, now, tx) };
}
