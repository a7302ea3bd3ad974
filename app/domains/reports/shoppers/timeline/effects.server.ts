import sql, { type Sql } from "sql-template-tag";

/** What came of what steps of flows wanted done outside for a shopper, once it is done or given up. */
export function effectEntries(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'effect:' || f.run_id || ':' || f.number AS key, f.settled_at AS at,
      CASE f.kind WHEN 'tag' THEN 'tag_' || (f.payload ->> 'change') ELSE f.kind END || '_' || f.state AS what,
      coalesce(f.payload ->> 'tag', f.payload ->> 'words', f.payload ->> 'name') AS name, f.reason AS detail,
      NULL::bigint AS amount, NULL AS currency
    FROM flow_effects f
    WHERE f.shop_id = ${shopId} AND f.profile_id = ${profileId} AND f.kind <> 'send' AND f.settled_at IS NOT NULL`;
}
