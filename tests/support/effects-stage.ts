import sql from "sql-template-tag";
import { expect } from "vitest";
import { db } from "~/db.server";
import type { EffectKind } from "~/domains/flows/effects/model";

/** An effect as a story tells it: what a step of a flow wants done for whom. */
export interface Wanted {
  profileId: string;
  kind: EffectKind;
  payload: object;
  cause?: object;
}

/** How an effect stands. */
export interface Standing {
  state: string;
  reason: string | null;
  attempts: number;
}

const nothing = { kind: "manual", sourceId: null, properties: {} };

/** A flow of the shop's, as far as effects need one. @returns its id */
export async function addFlow(shopId: number, name: string, now: Date): Promise<number> {
  const [flow] = await db.query<{ id: number }>(sql`
    INSERT INTO flows (shop_id, key, name, created_at) VALUES (${shopId}, ${name}, ${name}, ${now}) RETURNING id`);
  return flow?.id ?? expect.fail("The flow was not added");
}

/** Writes down what a flow's runs want done, one after the other, each in a run of its own. @returns the runs */
export async function want(shopId: number, flowId: number, wanted: readonly Wanted[], now: Date): Promise<string[]> {
  const runIds: string[] = [];
  for (const [i, { profileId, kind, payload, cause = nothing }] of wanted.entries()) {
    const at = new Date(now.getTime() + i);
    const [run] = await db.query<{ id: string }>(sql`
      INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, arrived_at, state, cause)
      SELECT ${shopId}, ${flowId}, 1, ${profileId}, clock_timestamp(), ${at}, ${at}, 'ended', ${JSON.stringify(cause)}::jsonb RETURNING id`);
    const runId = run?.id ?? expect.fail("The run was not added");
    await db.query(sql`
      INSERT INTO flow_effects (shop_id, run_id, number, flow_id, profile_id, step, kind, payload, next_attempt_at, created_at)
      VALUES (${shopId}, ${runId}, 2, ${flowId}, ${profileId}, 'tell', ${kind}, ${JSON.stringify(payload)}::jsonb, ${now}, ${at})`);
    runIds.push(runId);
  }
  return runIds;
}

/** How the effects of runs stand, in the order of the runs. */
export async function standingOf(shopId: number, runIds: readonly string[]): Promise<Standing[]> {
  return db.query<Standing>(sql`
    SELECT state, reason, attempts FROM flow_effects
    WHERE shop_id = ${shopId} AND run_id = ANY (${[...runIds]}::bigint[]) ORDER BY run_id`);
}

/** The worker that held them is dead, and its leases have ended. */
export async function endLeases(shopId: number): Promise<void> {
  await db.query(sql`
    UPDATE flow_effects SET claimed_until = now() - interval '1 second' WHERE shop_id = ${shopId} AND claimed_until IS NOT NULL`);
}

/** The job for later that waits for the shop's effects; null for none. */
export async function nextEffectsAt(shopId: number): Promise<Date | null> {
  const [job] = await db.query<{ at: Date }>(sql`
    SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`effects.due:${shopId}:later`}`);
  return job?.at ?? null;
}
