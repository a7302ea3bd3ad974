import sql, { join, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { timelineKinds, type Slice, type TimelineEntry, type TimelineKind } from "../../model";
import { sources } from "./sources.server";

type Kind = TimelineKind | "all";

/** What is known to have happened with a shopper, newest first; of one kind, or of all. */
export async function listTimeline(
  shopId: number,
  profileId: string,
  { kind, limit, offset }: Slice & { kind: Kind },
  db: Db = pool,
): Promise<TimelineEntry[]> {
  return db.query<TimelineEntry>(sql`
    SELECT kind, key, at, what, name, detail, amount::bigint AS "amountMinor", currency
    FROM (${entries(shopId, profileId, kind)}) entries ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`);
}

/** How many entries stand before the one with this key; null if there is none such. */
export async function findTimelinePlace(
  shopId: number,
  profileId: string,
  { kind, key }: { kind: Kind; key: string },
  db: Db = pool,
): Promise<number | null> {
  const [row] = await db.query<{ before: number }>(sql`
    SELECT before FROM (
      SELECT key, (row_number() OVER (ORDER BY ${order}))::int - 1 AS before
      FROM (${entries(shopId, profileId, kind)}) entries) placed
    WHERE key = ${key} ORDER BY before LIMIT 1`);
  return row?.before ?? null;
}

const order = sql`at DESC, kind, what, key`;

function entries(shopId: number, profileId: string, kind: Kind): Sql {
  const kinds = kind === "all" ? timelineKinds : [kind];
  const parts = kinds.map((one) => sql`(SELECT ${one}::text AS kind, e.* FROM (${sources[one](shopId, profileId)}) e)`);
  return join(parts, " UNION ALL ");
}
