import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { FlowContent } from "../content/model";
import { Found, type AskedReplay, type Replay } from "./model";

type Row = Omit<Replay, "content" | "found"> & { content: unknown; found: unknown };

const columns = sql`id, flow_id AS "flowId", days, state, reached_at AS "reachedAt", asked_at AS "askedAt",
  finished_at AS "finishedAt", reason, content, found`;

function read(row: Row): Replay {
  const found = Found.safeParse(row.found);
  return { ...row, content: FlowContent.parse(row.content), found: found.success ? found.data : null };
}

/** The last replay of a flow; null when it was never tried. */
export async function findLastReplay(shopId: number, flowId: number, db: Db = pool): Promise<Replay | null> {
  const [row] = await db.query<Row>(sql`
    SELECT ${columns} FROM flow_replays WHERE shop_id = ${shopId} AND flow_id = ${flowId} ORDER BY id DESC LIMIT 1`);
  return row ? read(row) : null;
}

/** A flow's replays but for the newest are of no use any more. @returns the number of the new one */
export async function addReplay(
  shopId: number,
  flowId: number,
  { content, days }: { content: FlowContent; days: number },
  now: Date,
  tx: Tx,
): Promise<number> {
  await tx.query(sql`DELETE FROM flow_replays WHERE shop_id = ${shopId} AND flow_id = ${flowId}`);
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO flow_replays (shop_id, flow_id, content, days, found, asked_at)
    VALUES (${shopId}, ${flowId}, ${JSON.stringify(content)}::jsonb, ${days}, '{}', ${now}) RETURNING id`);
  if (!row) throw new Error("A replay was not written");
  return row.id;
}

/** Takes up a replay that was asked for, or one whose worker died. Null when nobody wants it any more. */
export async function beginReplay(shopId: number, replayId: number, db: Db = pool): Promise<AskedReplay | null> {
  const [row] = await db.query<Omit<AskedReplay, "content"> & { content: unknown }>(sql`
    UPDATE flow_replays r SET state = 'running', reached_at = NULL FROM flows f
    WHERE r.shop_id = ${shopId} AND r.id = ${replayId} AND r.state IN ('queued', 'running')
      AND f.shop_id = r.shop_id AND f.id = r.flow_id
    RETURNING r.id, r.flow_id AS "flowId", r.days, r.asked_at AS "askedAt", r.content, f.rank`);
  return row ? { ...row, content: FlowContent.parse(row.content) } : null;
}

/** Notes how far a replay has come. @returns false when it was stopped, or asked for anew */
export async function noteReached(shopId: number, replayId: number, at: Date, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE flow_replays SET reached_at = ${at}
    WHERE shop_id = ${shopId} AND id = ${replayId} AND state = 'running' RETURNING id`);
  return rows.length > 0;
}

/** Ends a replay that is running. */
export async function endReplay(
  shopId: number,
  replayId: number,
  end: { state: "done"; found: Found } | { state: "failed"; reason: string },
  now: Date,
  db: Db = pool,
): Promise<void> {
  const [found, reason] = end.state === "done" ? [end.found, null] : [{}, end.reason];
  await db.query(sql`
    UPDATE flow_replays SET state = ${end.state}, reason = ${reason}, found = ${JSON.stringify(found)}::jsonb,
      finished_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${replayId} AND state = 'running'`);
}

/** @returns whether there was one to stop */
export async function stopReplays(shopId: number, flowId: number, now: Date, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE flow_replays SET state = 'stopped', finished_at = ${now}
    WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND state IN ('queued', 'running') RETURNING id`);
  return rows.length > 0;
}

/**
 * Lets the flow that is tried be the only one of the shop, and on since an instant: in tables that stand for the shop's.
 * Who was in it before that counts, but goes on no more.
 */
export async function layOutFlow(
  shopId: number,
  { flowId, content, rank }: AskedReplay,
  since: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO flows (shop_id, id, key, name, version, rank, enabled_at, created_at)
    VALUES (${shopId}, ${flowId}, 'replayed', 'replayed', 1, ${rank}, ${since}, ${since})`);
  await tx.query(sql`
    INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
    VALUES (${shopId}, ${flowId}, 1, ${JSON.stringify(content)}::jsonb, ${since})`);
  await tx.query(sql`
    INSERT INTO flow_runs SELECT r.* FROM public.flow_runs r
    WHERE r.shop_id = ${shopId} AND r.flow_id = ${flowId} AND r.started_at < ${since}`);
  await tx.query(sql`
    UPDATE flow_runs SET state = 'ended', outcome = 'finished', ended_at = ${since}, due_at = NULL
    WHERE shop_id = ${shopId} AND state = 'waiting'`);
}

/** How shoppers whom a replay tells of are called, by id; who is gone is not among them. */
export async function nameReplayed(
  shopId: number,
  profileIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, { id: string; name: string; email: string | null }>> {
  const rows = await db.query<{ id: string; name: string; email: string | null }>(sql`
    SELECT id, concat_ws(' ', first_name, last_name) AS name, email FROM profiles
    WHERE shop_id = ${shopId} AND id = ANY (${[...profileIds]}::bigint[]) AND deleted_at IS NULL AND merged_into IS NULL`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes a person out of what was found. */
export async function eraseFromReplays(shopId: number, profileId: string, db: Db): Promise<void> {
  await db.query(sql`
    UPDATE flow_replays SET found = jsonb_set(found, '{lines}', (
      SELECT coalesce(jsonb_agg(line ORDER BY place), '[]')
      FROM jsonb_array_elements(found -> 'lines') WITH ORDINALITY l(line, place)
      WHERE line ->> 'profileId' <> ${profileId}::text))
    WHERE shop_id = ${shopId} AND found @> ${JSON.stringify({ lines: [{ profileId }] })}::jsonb`);
}
