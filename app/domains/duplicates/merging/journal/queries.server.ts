// What a merge changes in the tables of every domain is kept here, row by row, so that it can be undone. The domains move
// their rows themselves; only putting back as they were the rows they moved is done here, for all tables alike.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import type { ProfileTable } from "../../model";

/** A table with what names a row of it beside the shop, and all its columns. */
interface Laid extends ProfileTable {
  key: string[];
  columns: string[];
}

interface Of {
  shopId: number;
  mergeId: string;
}

/** Looks up how tables are laid out, where a merge changes anything in them. */
export async function layOut(tables: readonly ProfileTable[], tx: Tx): Promise<Laid[]> {
  const journaled = tables.filter(({ way }) => way === "moved" || way === "merged");
  const rows = await tx.query<{ table: string; key: string[]; columns: string[] }>(sql`
    SELECT c.relname AS table, ARRAY(
        SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number WHERE a.attname <> 'shop_id' ORDER BY k.place) AS key,
      ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (${journaled.map(({ table }) => table)}::text[])`);
  const laid = new Map(rows.map((row) => [row.table, row]));
  return journaled.flatMap((table) => {
    const found = laid.get(table.table);
    return found ? [{ ...table, ...found }] : [];
  });
}

/** Keeps the rows of two profiles as they are before the one goes into the other. */
export async function keepBefore(of: Of, tables: readonly Laid[], from: string, into: string, tx: Tx): Promise<void> {
  for (const { table, way, key } of tables) {
    const whose = way === "moved" ? sql`t.profile_id = ${from}` : sql`t.profile_id IN (${from}, ${into})`;
    await tx.query(sql`
      INSERT INTO duplicate_rows (shop_id, merge_id, source, key, before)
      SELECT ${of.shopId}::int, ${of.mergeId}::bigint, ${table}::text, ${keyOf(key)},
        ${way === "moved" ? sql`NULL::jsonb` : sql`to_jsonb(t)`}
      FROM ${raw(table)} t WHERE t.shop_id = ${of.shopId} AND ${whose}`);
  }
}

/** Keeps how they are after it, and forgets what has not changed. */
export async function keepAfter(of: Of, tables: readonly Laid[], into: string, tx: Tx): Promise<void> {
  for (const { table, key } of tables.filter(({ way }) => way === "merged")) {
    await tx.query(sql`
      UPDATE duplicate_rows d SET after = to_jsonb(t) FROM ${raw(table)} t
      WHERE ${ofMerge(of, table)} AND t.shop_id = d.shop_id AND ${keyOf(key)} = d.key`);
    await tx.query(sql`
      INSERT INTO duplicate_rows (shop_id, merge_id, source, key, after)
      SELECT ${of.shopId}::int, ${of.mergeId}::bigint, ${table}::text, ${keyOf(key)}, to_jsonb(t)
      FROM ${raw(table)} t WHERE t.shop_id = ${of.shopId} AND t.profile_id = ${into} AND NOT EXISTS (
        SELECT 1 FROM duplicate_rows d WHERE ${ofMerge(of, table)} AND d.key = ${keyOf(key)})`);
    await tx.query(sql`DELETE FROM duplicate_rows d WHERE ${ofMerge(of, table)} AND d.before = d.after`);
  }
}

/**
 * Puts rows back as they were before a merge. What has changed since only goes back to whom it was of; what has come
 * since stays with whom it came to.
 * @param holder who has them now: the kept profile, or whoever that went into
 */
export async function putBack(
  of: Of,
  tables: readonly Laid[],
  { from, holder }: { from: string; holder: string },
  tx: Tx,
): Promise<void> {
  for (const laid of tables) {
    if (laid.way === "merged") await restore(of, laid, tx);
    if (!laid.key.includes("profile_id")) await handBack(of, laid, from, holder, tx);
  }
}

async function restore(of: Of, { table, key, columns, closedBy }: Laid, tx: Tx): Promise<void> {
  const isUntouched = sql`t.shop_id = d.shop_id AND ${matches(key)} AND to_jsonb(t) = d.after`;
  const isOpen = closedBy
    ? sql`NOT EXISTS (SELECT 1 FROM ${raw(closedBy.table)} c WHERE c.shop_id = t.shop_id
        AND c.id = t.${raw(closedBy.column)} AND c.state IN ('finished', 'cancelled'))`
    : sql`true`;
  await tx.query(sql`
    DELETE FROM ${raw(table)} t USING duplicate_rows d CROSS JOIN LATERAL ${named(table)}
    WHERE ${ofMerge(of, table)} AND d.before IS NULL AND ${isUntouched}`);
  const former = columns.map((column) => raw(`former."${column}"`));
  await tx.query(sql`
    UPDATE ${raw(table)} t SET (${join(columns.map((column) => raw(`"${column}"`)))}) = ROW(${join(former)})
    FROM duplicate_rows d CROSS JOIN LATERAL ${named(table)}
    CROSS JOIN LATERAL jsonb_populate_record(NULL::${raw(table)}, d.before) former
    WHERE ${ofMerge(of, table)} AND d.before IS NOT NULL AND ${isUntouched} AND ${isOpen}`);
  await tx.query(sql`
    INSERT INTO ${raw(table)}
    SELECT former.* FROM duplicate_rows d CROSS JOIN LATERAL jsonb_populate_record(NULL::${raw(table)}, d.before) former
    WHERE ${ofMerge(of, table)} AND d.before IS NOT NULL AND d.after IS NULL
    ON CONFLICT DO NOTHING`);
}

/** Rows that were the one's before are the one's again, whatever else became of them. */
async function handBack(of: Of, { table, key }: Laid, from: string, holder: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE ${raw(table)} t SET profile_id = ${from} FROM duplicate_rows d CROSS JOIN LATERAL ${named(table)}
    WHERE ${ofMerge(of, table)} AND (d.before IS NULL OR d.before ->> 'profile_id' = ${from}::text)
      AND (d.before IS NOT NULL OR d.after IS NULL)
      AND t.shop_id = d.shop_id AND ${matches(key)} AND t.profile_id = ${holder}`);
}

function ofMerge({ shopId, mergeId }: Of, table: string): Sql {
  return sql`d.shop_id = ${shopId} AND d.merge_id = ${mergeId} AND d.source = ${table}`;
}

/** What names a row `t`, as JSON. */
function keyOf(key: readonly string[]): Sql {
  return raw(`jsonb_build_object(${key.map((column) => `'${column}', t."${column}"`).join(", ")})`);
}

/** The key of `d` as columns, so that the table's own index finds the row. */
function named(table: string): Sql {
  return raw(`jsonb_populate_record(NULL::${table}, d.key) k`);
}

function matches(key: readonly string[]): Sql {
  return raw(key.map((column) => `t."${column}" = k."${column}"`).join(" AND "));
}
