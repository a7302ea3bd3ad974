import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { TagUse } from "./likely-typos";

/** The tags that shoppers carry, with how many do and when each was first given: the rarest and the commonest. */
export async function listTagUses(shopId: number, db: Db): Promise<TagUse[]> {
  return db.query<TagUse>(sql`
    WITH uses AS (
      SELECT tag, count(*)::int AS count, min(marked_at) AS "firstAt" FROM profile_tags
      WHERE shop_id = ${shopId} AND present GROUP BY tag
    )
    (SELECT * FROM uses WHERE count >= 10 ORDER BY count DESC, tag LIMIT 500)
    UNION
    (SELECT * FROM uses WHERE count <= 3 ORDER BY "firstAt" DESC, tag LIMIT 500)`);
}
