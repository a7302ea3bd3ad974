import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { SendRequest } from "../model";
import { SendPayload } from "../runs/model";

const msPerMinute = 60_000;

type Row = Pick<SendRequest, "runId" | "step" | "flowId" | "segmentId" | "profileId" | "rank"> & {
  payload: unknown;
};

/** Takes the sends over that runs have come to; nobody else gets them. */
export async function takeSendRequests(shopId: number, limit: number, now: Date, tx: Tx): Promise<SendRequest[]> {
  const rows = await tx.query<Row>(sql`
    WITH taken AS (
      UPDATE flow_effects e SET state = 'done', settled_at = ${now}, attempts = attempts + 1
      WHERE e.shop_id = ${shopId} AND (e.run_id, e.number) IN (
        SELECT run_id, number FROM flow_effects
        WHERE shop_id = ${shopId} AND kind = 'send' AND state = 'queued' AND next_attempt_at <= ${now}
        ORDER BY next_attempt_at, run_id, number LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING e.run_id, e.number, e.payload
    )
    SELECT t.run_id AS "runId", t.number AS step, r.flow_id AS "flowId", r.segment_id AS "segmentId",
      r.profile_id AS "profileId", f.rank, t.payload
    FROM taken t
    JOIN flow_runs r ON r.shop_id = ${shopId} AND r.id = t.run_id
    JOIN flows f ON f.shop_id = r.shop_id AND f.id = r.flow_id
    ORDER BY t.run_id, t.number`);
  return rows.map(({ payload, ...row }) => {
    const { latestMinutes, ...asked } = SendPayload.parse(payload);
    const sendBefore = latestMinutes === null ? null : new Date(asked.dueAt.getTime() + latestMinutes * msPerMinute);
    return { ...row, ...asked, sendBefore };
  });
}

/** Sends that are meant for those who have been silent, named as `run step`. */
export async function findGoodbyes(
  shopId: number,
  sends: readonly { sourceId: string; step: number }[],
  db: Db = pool,
): Promise<Set<string>> {
  if (sends.length === 0) return new Set();
  const asked = sends.map(({ sourceId, step }) => ({ sourceId, step }));
  const rows = await db.query<{ name: string }>(sql`
    SELECT e.run_id || ' ' || e.number AS name FROM ${recordset(asked, { sourceId: "bigint", step: "int" })}
    JOIN flow_effects e ON e.shop_id = ${shopId} AND e.run_id = r."sourceId" AND e.number = r.step
    WHERE e.kind = 'send' AND e.payload -> 'evenIfQuiet' = 'true'`);
  return new Set(rows.map(({ name }) => name));
}

/** When the next send that an experiment put off is due; null when none is. */
export async function findNextSend(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(next_attempt_at) AS at FROM flow_effects
    WHERE shop_id = ${shopId} AND kind = 'send' AND state = 'queued'`);
  return row?.at ?? null;
}
