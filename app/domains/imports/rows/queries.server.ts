import sql from "sql-template-tag";
import { z } from "zod";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { Note, type Line, type RowState } from "../model";

/** What was there before a line was taken in. */
export const FormerRow = z.object({
  /** Null when nothing was written of a guest. */
  guest: z
    .object({
      firstName: z.string(),
      lastName: z.string(),
      phone: z.string().nullable(),
      city: z.string().nullable(),
      country: z.string().nullable(),
      locale: z.string().nullable(),
      version: z.coerce.date().nullable(),
    })
    .nullable(),
  /** Tags that were added. */
  tags: z.array(z.string()),
  /** Properties that were set. */
  properties: z.array(z.string()),
  /** The address that was permitted, and how it stood. */
  permitted: z.object({ email: z.string(), before: z.string() }).nullable(),
});
export type FormerRow = z.infer<typeof FormerRow>;

/** What became of a line. */
export interface Outcome {
  line: number;
  state: RowState;
  key: string | null;
  profileId: string | null;
  isNew: boolean;
  isPermitted: boolean;
  notes: Note[];
  former: FormerRow | null;
}

/** The next lines that nobody has looked at. */
export async function takeWaitingLines(shopId: number, importId: number, limit: number, tx: Db): Promise<Line[]> {
  return tx.query<Line>(sql`
    SELECT line, cells FROM import_rows WHERE shop_id = ${shopId} AND import_id = ${importId} AND state = 'waiting'
    ORDER BY line LIMIT ${limit}`);
}

export async function listFirstLines(shopId: number, importId: number, limit: number, db: Db = pool): Promise<Line[]> {
  return db.query<Line>(sql`
    SELECT line, cells FROM import_rows WHERE shop_id = ${shopId} AND import_id = ${importId} ORDER BY line LIMIT ${limit}`);
}

/** The first line that is about each of these, of those that were looked at. */
export async function findEarlier(
  shopId: number,
  importId: number,
  keys: readonly string[],
  db: Db,
): Promise<Map<string, number>> {
  const rows = await db.query<{ key: string; line: number }>(sql`
    SELECT key, min(line) AS line FROM import_rows
    WHERE shop_id = ${shopId} AND import_id = ${importId} AND key = ANY (${[...keys]}::text[]) AND state <> 'refused'
    GROUP BY key`);
  return new Map(rows.map(({ key, line }) => [key, line]));
}

export async function writeOutcomes(shopId: number, importId: number, outcomes: readonly Outcome[], tx: Tx) {
  const columns = {
    ...{ line: "int", state: "text", key: "text", profileId: "bigint", isNew: "boolean", isPermitted: "boolean" },
    ...{ notes: "jsonb", former: "jsonb" },
  };
  await tx.query(sql`
    UPDATE import_rows w SET state = r.state, key = r.key, profile_id = r."profileId", is_new = r."isNew",
      is_permitted = r."isPermitted", notes = r.notes, former = r.former
    FROM ${recordset(outcomes, columns)}
    WHERE w.shop_id = ${shopId} AND w.import_id = ${importId} AND w.line = r.line`);
  const count = (state: RowState) => outcomes.filter((outcome) => outcome.state === state).length;
  const permitted = outcomes.filter(({ isPermitted }) => isPermitted).length;
  await tx.query(sql`
    UPDATE imports SET created = created + ${count("created")}, changed = changed + ${count("changed")},
      unchanged = unchanged + ${count("unchanged")}, refused = refused + ${count("refused")},
      list_size = list_size + ${permitted}, is_stepped = is_stepped OR ${permitted > 0}
    WHERE shop_id = ${shopId} AND id = ${importId}`);
}

/** A line with what is to be said of it. */
export interface NotedLine extends Line {
  state: RowState;
  profileId: string | null;
  notes: Note[];
}

/** Lines of which something is to be said, after a given one; only those left out when asked for. */
export async function listNoted(
  shopId: number,
  importId: number,
  { after, limit, only }: { after: number; limit: number; only: "refused" | "noted" },
  db: Db = pool,
): Promise<NotedLine[]> {
  const rows = await db.query<Omit<NotedLine, "notes"> & { notes: unknown }>(sql`
    SELECT line, cells, state, profile_id AS "profileId", notes FROM import_rows
    WHERE shop_id = ${shopId} AND import_id = ${importId} AND line > ${after}
      AND ${only === "refused" ? sql`state = 'refused'` : sql`(state = 'refused' OR notes <> '[]')`}
    ORDER BY line LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, notes: z.array(Note).parse(row.notes) }));
}
