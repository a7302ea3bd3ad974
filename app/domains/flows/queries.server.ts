import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { FlowDefinition, type Flow, type SendRequest, type StartedRun } from "./model";

type Row = Omit<Flow, "definition"> & { definition: unknown };

const columns = sql`id, key, name, definition, enabled_at AS "enabledAt"`;

export async function listFlows(shopId: number, db: Db = pool): Promise<Flow[]> {
  const rows = await db.query<Row>(sql`SELECT ${columns} FROM flows WHERE shop_id = ${shopId} ORDER BY id`);
  return rows.map((row) => ({ ...row, definition: FlowDefinition.parse(row.definition) }));
}

export async function findFlow(shopId: number, flowId: number, db: Db = pool): Promise<Flow | null> {
  const flows = await listFlows(shopId, db);
  return flows.find(({ id }) => id === flowId) ?? null;
}

export async function addFlow(
  shopId: number,
  flow: Pick<Flow, "key" | "name" | "definition">,
  now: Date,
  db: Db,
): Promise<void> {
  await db.query(sql`
    INSERT INTO flows (shop_id, key, name, definition, created_at)
    VALUES (${shopId}, ${flow.key}, ${flow.name}, ${JSON.stringify(flow.definition)}::jsonb, ${now})
    ON CONFLICT (shop_id, key) DO NOTHING`);
}

/** The shop's flows, which nobody else can turn on or off until the transaction ends. */
export async function lockFlows(shopId: number, tx: Tx): Promise<Flow[]> {
  await tx.query(sql`SELECT id FROM flows WHERE shop_id = ${shopId} ORDER BY id FOR UPDATE`);
  return listFlows(shopId, tx);
}

/** Lets a flow do something else from now on. */
export async function redefineFlow(
  shopId: number,
  flowId: number,
  definition: Flow["definition"],
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE flows SET definition = ${JSON.stringify(definition)}::jsonb WHERE shop_id = ${shopId} AND id = ${flowId}`);
}

/** Whether a segment s is the one that starts a flow of this definition. */
function startedBy(definition: Sql): Sql {
  return sql`(s.key = ${definition} #>> '{trigger,segmentKey}' OR s.id = (${definition} #>> '{trigger,segmentId}')::int)`;
}

/** Turns a flow on from this instant, or off. */
export async function setFlowEnabled(
  shopId: number,
  flowId: number,
  enabledAt: Date | null,
  db: Db = pool,
): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE flows SET enabled_at = CASE WHEN ${enabledAt}::timestamptz IS NULL THEN NULL ELSE coalesce(enabled_at, ${enabledAt}) END
    WHERE shop_id = ${shopId} AND id = ${flowId} RETURNING id`);
  return rows.length > 0;
}

/** After an outage, an entry older than this starts nothing any more: the moment for its message has passed. */
const mostDaysLate = 3;

/**
 * Starts a run for everyone who entered a flow's segment since the flow was turned on, by what they did or by time
 * passing; what was only learnt of the past starts nothing. The same entry starts one run, however often this is asked.
 */
export async function enrolEntered(shopId: number, now: Date, tx: Tx): Promise<StartedRun[]> {
  return tx.query<StartedRun>(sql`
    INSERT INTO flow_runs (shop_id, flow_id, profile_id, triggered_at, started_at)
    SELECT f.shop_id, f.id, m.profile_id, m.entered_at, ${now}::timestamptz
    FROM flows f
    JOIN segments s ON s.shop_id = f.shop_id AND ${startedBy(sql`f.definition`)}
    JOIN memberships m ON m.shop_id = s.shop_id AND m.segment_id = s.id
    WHERE f.shop_id = ${shopId} AND f.enabled_at IS NOT NULL AND m.entered_at >= f.enabled_at
      AND m.entered_cause IN ('fact', 'time') AND m.left_at IS NULL
      AND m.entered_at > ${now}::timestamptz - make_interval(days => ${mostDaysLate})
    ON CONFLICT (shop_id, flow_id, profile_id, triggered_at) DO NOTHING
    RETURNING id AS "runId", flow_id AS "flowId", profile_id AS "profileId"`);
}

/** Sends that running flows have come to and nobody has taken over yet. */
export async function takeSendRequests(shopId: number, limit: number, tx: Tx): Promise<SendRequest[]> {
  return tx.query<SendRequest>(sql`
    WITH taken AS (
      UPDATE flow_runs r SET step = r.step + 1,
        state = CASE WHEN r.step + 1 >= jsonb_array_length(f.definition -> 'steps') THEN 'finished' ELSE 'running' END
      FROM flows f
      WHERE r.shop_id = ${shopId} AND f.shop_id = r.shop_id AND f.id = r.flow_id AND r.id IN (
        SELECT id FROM flow_runs WHERE shop_id = ${shopId} AND state = 'running' ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING r.id, r.step - 1 AS step, r.flow_id, r.profile_id, r.triggered_at, f.definition
    )
    SELECT t.id AS "runId", t.step, t.flow_id AS "flowId", s.id AS "segmentId", t.profile_id AS "profileId",
      t.definition -> 'steps' -> t.step ->> 'template' AS template, t.triggered_at AS "triggeredAt"
    FROM taken t LEFT JOIN segments s ON s.shop_id = ${shopId} AND ${startedBy(sql`t.definition`)}`);
}

/** The runs of a merged profile go along, but for those the other profile has had itself. */
export async function moveFlowRuns(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE flow_runs r SET profile_id = ${into}
    WHERE r.shop_id = ${shopId} AND r.profile_id = ${from} AND NOT EXISTS (
      SELECT 1 FROM flow_runs o
      WHERE o.shop_id = r.shop_id AND o.flow_id = r.flow_id AND o.profile_id = ${into} AND o.triggered_at = r.triggered_at)`);
}

export async function eraseFlowRuns(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flow_runs WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopFlows(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flows WHERE shop_id = ${shopId}`);
}
