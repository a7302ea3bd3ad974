import sql from "sql-template-tag";
import { db, type Db } from "~/db.server";
import { addFlow, listFlows } from "~/domains/flows/queries.server";
import type { FlowContent } from "~/domains/flows/content/model";
import { setFlowEnabled } from "~/domains/flows/index.server";
import { tryOut } from "~/domains/messages/replays/jobs.server";
import { differences } from "../flows/ledger";
import { deedsOf, live, openPast, start } from "./past";

const msPerDay = 86_400_000;

/** A flow that ran in one shop, and was tried afterwards in another of which everything else is the same. */
export interface Comparison {
  lived: string[];
  replayed: string[];
  differences: string[];
  /** How long it took to try it. */
  seconds: number;
}

export async function compare(
  people: number,
  days: number,
  contentOf: (segmentId: number) => FlowContent,
): Promise<Comparison> {
  const deeds = deedsOf(people, days);
  const until = new Date(start.getTime() + days * msPerDay);
  const lines: string[][] = [];
  let seconds = 0;
  for (const isOn of [true, false]) {
    const domain = `past-${isOn ? "lived" : "tried"}-${Math.random().toString(36).slice(2)}.myshopify.com`;
    const { shopId, segmentId } = await openPast(domain, people, days);
    const content = contentOf(segmentId);
    await addFlow(shopId, { key: "tried", name: "tried", content }, start, db);
    const [flow] = await listFlows(shopId);
    if (!flow) throw new Error("The flow is not there");
    if (isOn) await setFlowEnabled(shopId, flow.id, start);
    await live(shopId, deeds, days);
    if (isOn) lines.push(await ledgerOf(shopId, db));
    else {
      const asked = { id: 0, flowId: flow.id, days, askedAt: until, content, rank: flow.rank };
      const began = performance.now();
      const told = await tryOut(
        shopId,
        asked,
        () => Promise.resolve(true),
        (_, tx) => ledgerOf(shopId, tx),
      );
      seconds = (performance.now() - began) / 1000;
      lines.push(told ?? []);
    }
  }
  const [lived = [], replayed = []] = lines;
  return { lived, replayed, differences: differences(lived, replayed), seconds };
}

/** What became of runs and of their messages, without numbers that differ from shop to shop. */
async function ledgerOf(shopId: number, db: Db): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT concat_ws(' ', 'run of', r.profile_id, 'for', r.triggered_at, r.started_at, r.state, r.outcome, r.at_step,
      r.due_at, r.taken, r.ended_at) AS line FROM flow_runs r WHERE r.shop_id = ${shopId}
    UNION ALL SELECT concat_ws(' ', 'passage of', r.profile_id, 'for', r.triggered_at, p.number, p.step, p.outcome, p.at)
    FROM flow_runs r JOIN flow_passages p ON p.shop_id = r.shop_id AND p.run_id = r.id WHERE r.shop_id = ${shopId}
    UNION ALL SELECT concat_ws(' ', 'message to', m.profile_id, 'for', r.triggered_at, m.step, m.state, m.reason,
      m.deferred_reason, (m.displaced_by IS NOT NULL), m.settled_at, m.queued_at, m.next_attempt_at, m.send_before)
    FROM flow_runs r JOIN messages m ON m.shop_id = r.shop_id AND m.source_kind = 'flow' AND m.source_id = r.id
    WHERE r.shop_id = ${shopId}`);
  return rows.map(({ line }) => line).toSorted();
}
