import sql, { raw } from "sql-template-tag";
import type { Random } from "../../../sandbox/factories/random";
import { db } from "~/db.server";
import type { ProfileTable } from "~/domains/duplicates/model";

interface Column {
  name: string;
  type: string;
  isKey: boolean;
}

/** Times out of which keys are drawn: few, so that two people have rows that are in each other's way. */
const instants = ["2026-03-01T10:00:00.123456Z", "2026-04-01T10:00:00Z", "2026-05-01T10:00:00Z"];
const words = ["one", "two", "three"];

/**
 * Gives profiles rows in every table that a merge moves, made after the one that the shop has there: with keys of their
 * own where a key does not name the profile, and otherwise out of a few.
 */
export async function fillFor(
  shopId: number,
  profileIds: readonly string[],
  tables: readonly ProfileTable[],
  random: Random,
): Promise<void> {
  for (const { table, way } of tables) {
    if (way !== "moved" && way !== "merged") continue;
    const columns = await columnsOf(table);
    const isOwn = !columns.some(({ name, isKey }) => isKey && name === "profile_id");
    for (const profileId of profileIds) {
      for (let n = random.between(1, 3); n > 0; n--)
        await copyRow(shopId, profileId, table, { columns, isOwn }, random);
    }
  }
}

async function columnsOf(table: string): Promise<Column[]> {
  return db.query<Column>(sql`
    SELECT a.attname AS name, t.typname AS type, a.attnum = ANY (i.indkey) AS "isKey"
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
    WHERE a.attrelid = to_regclass(${table}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`);
}

/** What names something else that is there: drawn from what the shop has of it. */
const named: Record<string, string> = {
  segment_id: "segments",
  experiment_id: "experiments",
  campaign_id: "campaigns",
  flow_id: "flows",
  import_id: "imports",
  run_id: "flow_runs",
};

async function copyRow(
  shopId: number,
  profileId: string,
  table: string,
  { columns, isOwn }: { columns: readonly Column[]; isOwn: boolean },
  random: Random,
): Promise<void> {
  const changes: Record<string, unknown> = { profile_id: profileId };
  for (const { name, type, isKey } of columns) {
    if (name === "shop_id" || name === "profile_id") continue;
    const source = named[name];
    if (source) changes[name] = await drawn(shopId, source, random);
    else if (isKey && isOwn && type.startsWith("int")) changes[name] = random.between(1, 999_999_999);
    else if (isKey && isOwn && type === "text") changes[name] = random.hex(20);
    else if (isKey && type === "text") changes[name] = random.pick(words);
    else if (type === "timestamptz" && (isKey || random.chance(0.5))) changes[name] = random.pick(instants);
  }
  await db.query(sql`
    INSERT INTO ${raw(table)}
    SELECT (jsonb_populate_record(t, ${JSON.stringify(changes)}::jsonb)).* FROM ${raw(table)} t
    WHERE t.shop_id = ${shopId} LIMIT 1
    ON CONFLICT DO NOTHING`);
}

async function drawn(shopId: number, table: string, random: Random): Promise<string | undefined> {
  const rows = await db.query<{ id: string }>(sql`
    SELECT id::text FROM ${raw(table)} WHERE shop_id = ${shopId} ORDER BY id LIMIT 3`);
  return rows.length === 0 ? undefined : random.pick(rows).id;
}

/** Every row of these profiles in these tables, as text, in one order. */
export async function rowsOf(
  shopId: number,
  profileIds: readonly string[],
  tables: readonly ProfileTable[],
): Promise<Record<string, Record<string, unknown>[]>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const { table, way } of tables) {
    if (way === "derived" || table.startsWith("duplicate_")) continue;
    const rows = await db.query<{ row: Record<string, unknown> }>(sql`
      SELECT to_jsonb(t) AS row FROM ${raw(table)} t
      WHERE t.shop_id = ${shopId} AND t.profile_id = ANY (${[...profileIds]}::bigint[]) ORDER BY to_jsonb(t)::text`);
    found[table] = rows.map(({ row }) => row);
  }
  const profiles = await db.query<{ row: Record<string, unknown> }>(sql`
    SELECT to_jsonb(p) AS row FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${[...profileIds]}::bigint[]) ORDER BY p.id`);
  found["profiles"] = profiles.map(({ row }) => row);
  return found;
}
