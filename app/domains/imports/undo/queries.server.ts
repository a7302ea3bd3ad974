import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { FormerRow } from "../rows/queries.server";

/** A line that was taken in. */
export interface DoneRow {
  line: number;
  profileId: string;
  former: FormerRow;
}

/** The next lines to be taken back: the last ones first, as they were done after the others. */
export async function takeDone(shopId: number, importId: number, limit: number, tx: Tx): Promise<DoneRow[]> {
  const rows = await tx.query<{ line: number; profileId: string; former: unknown }>(sql`
    SELECT line, profile_id AS "profileId", former FROM import_rows
    WHERE shop_id = ${shopId} AND import_id = ${importId} AND state IN ('created', 'changed', 'unchanged')
      AND profile_id IS NOT NULL
    ORDER BY line DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, former: FormerRow.parse(row.former) }));
}

/** Nobody waits for the steps of a list that is not one any more. */
export async function writeUndone(shopId: number, importId: number, rows: readonly DoneRow[], tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE import_rows SET state = 'undone'
    WHERE shop_id = ${shopId} AND import_id = ${importId} AND line = ANY (${rows.map(({ line }) => line)}::int[])`);
  await tx.query(sql`
    UPDATE imports SET undone = undone + ${rows.length}, is_stepped = false
    WHERE shop_id = ${shopId} AND id = ${importId}`);
}

/** Somebody whom only a file made known. */
export interface Stranger {
  line: number;
  email: string;
}

/**
 * Shoppers whom a file made known that was taken back, and of whom nothing else has been heard: no order, no cart, no
 * answer, nothing they did or were told, no word of their own, no other file. The first after a line.
 */
export async function listStrangers(
  shopId: number,
  importId: number,
  { after, limit }: { after: number; limit: number },
  db: Db = pool,
): Promise<Stranger[]> {
  return db.query<Stranger>(sql`
    SELECT r.line, p.email FROM import_rows r
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r.profile_id
    WHERE r.shop_id = ${shopId} AND r.import_id = ${importId} AND r.state = 'undone' AND r.is_new AND r.line > ${after}
      AND p.customer_id IS NULL AND p.merged_into IS NULL AND p.email IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM baskets b WHERE b.shop_id = ${shopId} AND b.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = ${shopId} AND e.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM profile_answers a WHERE a.shop_id = ${shopId} AND a.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.shop_id = ${shopId} AND m.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM consent_records c WHERE c.shop_id = ${shopId} AND c.profile_id = p.id
        AND c.source NOT LIKE 'import%')
      AND NOT EXISTS (SELECT 1 FROM import_rows other WHERE other.shop_id = ${shopId} AND other.profile_id = p.id
        AND other.import_id <> r.import_id AND other.state IN ('created', 'changed', 'unchanged'))
    ORDER BY r.line LIMIT ${limit}`);
}

/** Whether all lines of a file are taken back, and nothing remains but to erase whom only it made known. */
export async function isTakenBack(shopId: number, importId: number, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM imports i WHERE i.shop_id = ${shopId} AND i.id = ${importId} AND i.state = 'undoing'
      AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.shop_id = ${shopId} AND r.import_id = ${importId}
        AND r.state IN ('created', 'changed', 'unchanged') AND r.profile_id IS NOT NULL)`);
  return rows.length > 0;
}

export async function settleUndone(shopId: number, importId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE imports SET state = 'undone', undone_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${importId} AND state = 'undoing'`);
}
