import sql from "sql-template-tag";
import { z } from "zod";
import { db as pool, type Db, type Tx } from "~/db.server";
import { StageMove } from "../home/model";
import { dayOf } from "./days.server";

/** How far the figures of a shop are added up. */
export interface RollupState {
  rolledAt: Date;
  tookMilliseconds: number;
  /** The day on which what takes long was worked out last: "2026-03-01". */
  deepOn: string | null;
  /** How many shoppers could be written to then. */
  reachable: number;
  moves: StageMove[];
}

export async function findRollupState(shopId: number, db: Db = pool): Promise<RollupState | null> {
  const [row] = await db.query<RollupState>(sql`
    SELECT rolled_at AS "rolledAt", took_milliseconds AS "tookMilliseconds", to_char(deep_on, 'YYYY-MM-DD') AS "deepOn", reachable, moves
    FROM rollup_states WHERE shop_id = ${shopId}`);
  return row ? { ...row, moves: z.array(StageMove).parse(row.moves) } : null;
}

export async function keepRollupState(shopId: number, state: RollupState, tx: Tx): Promise<void> {
  const { rolledAt, tookMilliseconds, deepOn, reachable, moves } = state;
  await tx.query(sql`
    INSERT INTO rollup_states (shop_id, rolled_at, took_milliseconds, deep_on, reachable, moves)
    VALUES (${shopId}, ${rolledAt}, ${tookMilliseconds}, ${deepOn}::date, ${reachable}, ${JSON.stringify(moves)}::jsonb)
    ON CONFLICT (shop_id) DO UPDATE SET rolled_at = excluded.rolled_at, took_milliseconds = excluded.took_milliseconds,
      deep_on = excluded.deep_on, reachable = excluded.reachable, moves = excluded.moves`);
}

/** Today by the shop's calendar, and the last day whose clicks are credited with no order any more. */
export async function findDays(
  shopId: number,
  windowDays: number,
  now: Date,
  db: Db,
): Promise<{ today: string; settled: string }> {
  const today = dayOf(shopId, sql`${now}::timestamptz`);
  const [row] = await db.query<{ today: string; settled: string }>(sql`
    SELECT to_char(${today}, 'YYYY-MM-DD') AS today, to_char(${today} - (${windowDays}::int + 1), 'YYYY-MM-DD') AS settled`);
  if (!row) throw new Error(`There is no shop ${shopId}`);
  return row;
}
