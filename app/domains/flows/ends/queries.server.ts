import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** A run that goes on as long as its shopper is in a segment. */
interface Stay {
  id: string;
  profileId: string;
  segmentId: number;
}

/** The runs whose shoppers are not in their segment, as it was last worked out. */
export async function findOutside(shopId: number, stays: readonly Stay[], tx: Tx): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(sql`
    SELECT r.id FROM ${recordset(stays, { id: "bigint", profileId: "bigint", segmentId: "int" })}
    WHERE NOT EXISTS (
      SELECT 1 FROM memberships m
      WHERE m.shop_id = ${shopId} AND m.segment_id = r."segmentId" AND m.profile_id = r."profileId" AND m.left_at IS NULL)`);
  return new Set(rows.map(({ id }) => id));
}

/** Runs under way that end with a stay which is over. Few flows ask for it, so that few runs are looked at. */
export async function findLeavers(shopId: number, tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    SELECT r.id FROM flow_versions v
    JOIN flow_runs r ON r.shop_id = v.shop_id AND r.flow_id = v.flow_id AND r.version = v.version AND r.state = 'waiting'
    WHERE v.shop_id = ${shopId} AND v.content -> 'ends' -> 'onLeaving' = 'true' AND r.segment_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM memberships m
      WHERE m.shop_id = r.shop_id AND m.segment_id = r.segment_id AND m.profile_id = r.profile_id AND m.left_at IS NULL)
    ORDER BY r.id`);
  return rows.map(({ id }) => id);
}
