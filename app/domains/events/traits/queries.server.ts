import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** A value that was set from outside or by a flow, and since when. */
export interface SetValue {
  profileId: string;
  name: string;
  value: string;
  at: Date;
}

/** The present values of these profiles: of each name the one that was set last. */
export async function listSetValues(shopId: number, profileIds: readonly string[], db: Db): Promise<SetValue[]> {
  if (profileIds.length === 0) return [];
  return db.query<SetValue>(sql`
    SELECT DISTINCT ON (e.profile_id, e.properties ->> 'name') e.profile_id AS "profileId", e.properties ->> 'name' AS name,
      e.properties ->> 'value' AS value, e.occurred_at AS at
    FROM events e
    WHERE e.shop_id = ${shopId} AND e.kind = 'trait_set' AND e.profile_id = ANY (${[...profileIds]}::bigint[])
    ORDER BY e.profile_id, e.properties ->> 'name', e.occurred_at DESC, e.source_id DESC`);
}

/** Takes back values that were set at an instant by mistake, by the sources' own ids: what was set before counts again. */
export async function takeBackValues(shopId: number, sourceIds: readonly string[], at: Date, tx: Tx): Promise<void> {
  if (sourceIds.length === 0) return;
  const source = recordset(
    sourceIds.map((id) => ({ id })),
    { id: "text" },
  );
  await tx.query(sql`
    DELETE FROM events e USING ${source}
    WHERE e.shop_id = ${shopId} AND e.occurred_at = ${at} AND e.kind = 'trait_set' AND e.source_id = r.id`);
}
