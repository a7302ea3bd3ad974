import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";

/** What the merchant remembers of experiments, by their ids. */
export async function listNotes(shopId: number, db: Db = pool): Promise<Map<number, string>> {
  const rows = await db.query<{ id: number; note: string }>(sql`
    SELECT experiment_id AS id, note FROM learning_notes WHERE shop_id = ${shopId}`);
  return new Map(rows.map(({ id, note }) => [id, note]));
}

/** Keeps a note; an empty one says nothing any more. @returns false when there is no such experiment */
export async function keepNote(
  shopId: number,
  experimentId: number,
  note: string,
  now: Date,
  db: Db = pool,
): Promise<boolean> {
  const rows = await db.query(sql`
    INSERT INTO learning_notes (shop_id, experiment_id, note, changed_at)
    SELECT e.shop_id, e.id, ${note}, ${now}::timestamptz FROM experiments e
    WHERE e.shop_id = ${shopId} AND e.id = ${experimentId}
    ON CONFLICT (shop_id, experiment_id) DO UPDATE SET note = excluded.note, changed_at = excluded.changed_at
    RETURNING 1`);
  return rows.length > 0;
}

export async function eraseShopNotes(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM learning_notes WHERE shop_id = ${shopId}`);
}
