import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { importStep } from "~/domains/senders";
import type { Figures } from "~/domains/senders/model";

/** Who was imported and is written to for the first time, by profile: to which list she belongs. */
export interface ListRooms {
  listOf: ReadonlyMap<string, number>;
  /** How many more of each list may get their first mail now. */
  rooms: Map<number, number>;
}

interface OpenList extends Figures {
  id: number;
  size: number;
}

/** How much room there is for first mail to lists of unknown age. Most shops have none, and are asked nothing more. */
export async function findListRooms(shopId: number, profileIds: readonly string[], db: Db): Promise<ListRooms> {
  const open = await db.query<OpenList>(prepared`
    SELECT id, list_size AS size, mailed AS sent, heard, bounced, complained FROM imports
    WHERE shop_id = ${shopId} AND is_stepped`);
  if (open.length === 0) return { listOf: new Map(), rooms: new Map() };
  const rows = await db.query<{ profileId: string; importId: number }>(sql`
    SELECT profile_id AS "profileId", max(import_id) AS "importId" FROM import_rows
    WHERE shop_id = ${shopId} AND import_id = ANY (${open.map(({ id }) => id)}::int[])
      AND profile_id = ANY (${[...profileIds]}::bigint[]) AND is_permitted AND mailed_at IS NULL
    GROUP BY profile_id`);
  const rooms = new Map(open.map(({ id, size, ...figures }) => [id, importStep(size, figures) - figures.sent]));
  return { listOf: new Map(rows.map(({ profileId, importId }) => [profileId, importId])), rooms };
}

/** Notes whose first mail is on its way. When everybody of a list has had theirs there are no steps any more. */
export async function noteMailed(shopId: number, profileIds: readonly string[], now: Date, tx: Tx): Promise<void> {
  if (profileIds.length === 0) return;
  await tx.query(sql`
    WITH mailed AS (
      UPDATE import_rows SET mailed_at = ${now}
      WHERE shop_id = ${shopId} AND profile_id = ANY (${[...profileIds]}::bigint[]) AND is_permitted AND mailed_at IS NULL
      RETURNING import_id
    ), counted AS (SELECT import_id, count(*)::int AS count FROM mailed GROUP BY import_id)
    UPDATE imports i SET mailed = i.mailed + c.count, is_stepped = i.is_stepped AND i.mailed + c.count < i.list_size
    FROM counted c WHERE i.shop_id = ${shopId} AND i.id = c.import_id`);
}

/**
 * Keeps what became of the first mail to the members of lists that are still mailed in steps.
 * @param count says of a list what became of the first mail to its members
 */
export async function keepListFigures(
  shopId: number,
  count: (importId: number) => Promise<Omit<Figures, "sent">>,
  db: Db = pool,
): Promise<void> {
  const open = await db.query<{ id: number }>(sql`
    SELECT id FROM imports WHERE shop_id = ${shopId} AND is_stepped AND mailed > 0`);
  for (const { id } of open) {
    const { heard, bounced, complained } = await count(id);
    await db.query(sql`
      UPDATE imports SET heard = ${heard}, bounced = ${bounced}, complained = ${complained}
      WHERE shop_id = ${shopId} AND id = ${id}`);
  }
}
