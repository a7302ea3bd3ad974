import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** How many are at a step now, and what came of it for whoever passed it in the last 30 days. */
export interface CountedStep {
  waiting: number;
  /** By outcome: the way that was taken, or why nothing was done. */
  passed: Readonly<Record<string, number>>;
}

export interface FlowCounts {
  /** Everybody who is in the flow. */
  people: number;
  /** Who it happened to and who did not come in, in the last 30 days, by reason. */
  keptOut: Readonly<Record<string, number>>;
  steps: ReadonlyMap<string, CountedStep>;
}

/** Why a run ended before its first step. */
const neverIn = ["not_for_her", "already_in", "held_out"];

/** Counts a flow by its steps, of whichever version they were. */
export async function countFlow(shopId: number, flowId: number, now: Date, db: Db = pool): Promise<FlowCounts> {
  const since = sql`${now}::timestamptz - interval '30 days'`;
  const [waiting, passed, keptOut] = await Promise.all([
    db.query<{ step: string; count: number }>(sql`
      SELECT at_step AS step, count(*)::int AS count FROM flow_runs
      WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND state = 'waiting' AND at_step IS NOT NULL GROUP BY 1`),
    db.query<{ step: string; outcome: string; count: number }>(sql`
      SELECT step, outcome, count(*)::int AS count FROM flow_passages
      WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND at > ${since} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`),
    db.query<{ outcome: string; count: number }>(sql`
      SELECT outcome, count(*)::int AS count FROM flow_runs
      WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND taken = 0 AND outcome = ANY (${neverIn}::text[])
        AND started_at > ${since} GROUP BY 1`),
  ]);
  const steps = new Map<string, { waiting: number; passed: Record<string, number> }>();
  const at = (step: string) => {
    const counted = steps.get(step) ?? { waiting: 0, passed: {} };
    steps.set(step, counted);
    return counted;
  };
  for (const { step, count } of waiting) at(step).waiting = count;
  for (const { step, outcome, count } of passed) at(step).passed[outcome] = count;
  return {
    people: waiting.reduce((sum, { count }) => sum + count, 0),
    keptOut: Object.fromEntries(keptOut.map(({ outcome, count }) => [outcome, count])),
    steps,
  };
}
