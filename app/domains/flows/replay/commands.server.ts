import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { checkFlow } from "../checks/check";
import { FlowContent } from "../content/model";
import { lockFlow } from "../queries.server";
import { addReplay } from "./queries.server";

/** What came of the wish to try a flow on the past. */
export type ReplayAsked =
  | { outcome: "asked" }
  | { outcome: "missing" }
  /** It is not finished: the first thing that is wrong with it. */
  | { outcome: "unfinished"; problem: string };

/** Asks for a flow, as it is written now, to be tried on the last days. What was found before is forgotten. */
export async function askReplay(shopId: number, flowId: number, days: number, now: Date): Promise<ReplayAsked> {
  return transact(async (tx) => {
    const flow = await lockFlow(shopId, flowId, tx);
    if (!flow || flow.archivedAt !== null) return { outcome: "missing" };
    const written = FlowContent.safeParse(flow.draft ?? flow.content);
    if (!written.success) return { outcome: "unfinished", problem: "Finish its steps first" };
    const [problem] = checkFlow(written.data);
    if (problem) return { outcome: "unfinished", problem: problem.words };
    const replayId = await addReplay(shopId, flowId, { content: written.data, days }, now, tx);
    await emit(tx, "replay.asked", { shopId, replayId });
    return { outcome: "asked" };
  });
}
