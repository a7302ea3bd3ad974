import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** Who would notice that two segments become one. */
export interface Difference {
  both: number;
  onlyFrom: number;
  onlyInto: number;
}

export async function countDifference(
  shopId: number,
  fromId: number,
  intoId: number,
  db: Db = pool,
): Promise<Difference> {
  const [row] = await db.query<Difference>(sql`
    SELECT count(*) FILTER (WHERE "isFrom" AND "isInto")::int AS both,
      count(*) FILTER (WHERE "isFrom" AND NOT "isInto")::int AS "onlyFrom",
      count(*) FILTER (WHERE "isInto" AND NOT "isFrom")::int AS "onlyInto"
    FROM (
      SELECT bool_or(segment_id = ${fromId}) AS "isFrom", bool_or(segment_id = ${intoId}) AS "isInto" FROM memberships
      WHERE shop_id = ${shopId} AND segment_id IN (${fromId}, ${intoId}) AND left_at IS NULL GROUP BY profile_id
    ) either`);
  return row ?? { both: 0, onlyFrom: 0, onlyInto: 0 };
}
