import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { MergeState } from "../model";

export interface Merge {
  id: string;
  /** The profile that is kept, and the one that goes into it. */
  keptId: string;
  otherId: string;
  state: MergeState;
  knownSince: Date | null;
  carriedIds: string[];
}

const columns = sql`id, profile_id AS "keptId", other_id AS "otherId", state, known_since AS "knownSince",
  carried_ids AS "carriedIds"`;

/**
 * Writes down that one profile is to go into another.
 * @returns its number; null where one of the two is not there, or the other is merged or asked for already
 */
export async function askForMerge(
  shopId: number,
  { keptId, otherId }: { keptId: string; otherId: string },
  about: { isAutomatic: boolean; confidence: number | null },
  now: Date,
  tx: Tx,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO duplicate_merges (shop_id, profile_id, other_id, is_automatic, confidence, asked_at)
    SELECT ${shopId}::int, ${keptId}::bigint, ${otherId}::bigint, ${about.isAutomatic}::boolean, ${about.confidence}::float8,
      ${now}::timestamptz
    WHERE ${keptId}::bigint <> ${otherId}::bigint AND (
      SELECT count(*) FROM profiles WHERE shop_id = ${shopId} AND id IN (${keptId}, ${otherId}) AND merged_into IS NULL
        AND deleted_at IS NULL) = 2
    ON CONFLICT (shop_id, other_id) WHERE state IN ('asked', 'merged', 'undo_asked') DO NOTHING
    RETURNING id`);
  return row?.id ?? null;
}

/** Asks that a merge be undone. @returns whether it stands, so that it can be */
export async function askForUndo(shopId: number, mergeId: string, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE duplicate_merges SET state = 'undo_asked', problem = NULL
    WHERE shop_id = ${shopId} AND id = ${mergeId} AND state = 'merged' RETURNING 1`);
  return rows.length > 0;
}

/** A merge that something was asked of; nobody else answers it before this transaction ends. */
export async function takeMerge(shopId: number, mergeId: string, tx: Tx): Promise<Merge | null> {
  const [row] = await tx.query<Merge>(sql`
    SELECT ${columns} FROM duplicate_merges
    WHERE shop_id = ${shopId} AND id = ${mergeId} AND state IN ('asked', 'undo_asked') FOR UPDATE`);
  return row ?? null;
}

/** How the two of a merge stand by now. */
export async function findTwo(shopId: number, { keptId, otherId }: Merge, tx: Tx) {
  const rows = await tx.query<{ id: string; mergedInto: string | null; isJoined: boolean; isDeleted: boolean }>(sql`
    SELECT id, merged_into AS "mergedInto", joined_at IS NOT NULL AS "isJoined", deleted_at IS NOT NULL AS "isDeleted"
    FROM profiles WHERE shop_id = ${shopId} AND id IN (${keptId}, ${otherId}) ORDER BY id FOR NO KEY UPDATE`);
  return { kept: rows.find(({ id }) => id === keptId) ?? null, other: rows.find(({ id }) => id === otherId) ?? null };
}

export async function noteMerged(
  shopId: number,
  mergeId: string,
  { knownSince, carriedIds }: { knownSince: Date; carriedIds: readonly string[] },
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE duplicate_merges SET state = 'merged', merged_at = ${now}, known_since = ${knownSince},
      carried_ids = ${[...carriedIds]}::bigint[]
    WHERE shop_id = ${shopId} AND id = ${mergeId}`);
}

export async function noteUndone(shopId: number, mergeId: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE duplicate_merges SET state = 'undone', undone_at = ${now} WHERE shop_id = ${shopId} AND id = ${mergeId}`);
  await tx.query(sql`DELETE FROM duplicate_rows WHERE shop_id = ${shopId} AND merge_id = ${mergeId}`);
}

/** It could not be done, and why; one that stands goes on standing. */
export async function noteRefused(shopId: number, { id, state }: Merge, problem: string, tx: Tx): Promise<void> {
  const next: MergeState = state === "asked" ? "refused" : "merged";
  await tx.query(sql`
    UPDATE duplicate_merges SET state = ${next}, problem = ${problem} WHERE shop_id = ${shopId} AND id = ${id}`);
}

/** A merge as pages tell of it. */
export interface ToldMerge {
  id: string;
  keptId: string;
  otherId: string;
  state: MergeState;
  problem: string | null;
  isAutomatic: boolean;
  confidence: number | null;
  askedAt: Date;
  mergedAt: Date | null;
  undoneAt: Date | null;
  keptName: string;
  otherName: string;
  otherEmail: string | null;
}

/**
 * What was merged, the latest first.
 * @param about only what went into this profile, by itself or with somebody else, and stands
 */
export async function listMerges(
  shopId: number,
  { limit, offset, about }: { limit: number; offset: number; about?: string },
  db: Db = pool,
): Promise<ToldMerge[]> {
  const which = about
    ? sql`AND m.state IN ('merged', 'undo_asked') AND o.merged_into = ${about} AND o.joined_at IS NOT NULL`
    : sql``;
  const name = (of: "k" | "o") =>
    of === "k"
      ? sql`coalesce(nullif(trim(k.first_name || ' ' || k.last_name), ''), k.email, 'Somebody without a name')`
      : sql`coalesce(nullif(trim(o.first_name || ' ' || o.last_name), ''), o.email, 'Somebody without a name')`;
  return db.query<ToldMerge>(sql`
    SELECT m.id, m.profile_id AS "keptId", m.other_id AS "otherId", m.state, m.problem, m.is_automatic AS "isAutomatic",
      m.confidence, m.asked_at AS "askedAt", m.merged_at AS "mergedAt", m.undone_at AS "undoneAt", ${name("k")} AS "keptName",
      ${name("o")} AS "otherName", o.email AS "otherEmail"
    FROM duplicate_merges m
    JOIN profiles k ON k.shop_id = ${shopId} AND k.id = m.profile_id
    JOIN profiles o ON o.shop_id = ${shopId} AND o.id = m.other_id
    WHERE m.shop_id = ${shopId} ${which} ORDER BY m.asked_at DESC, m.id DESC LIMIT ${limit} OFFSET ${offset}`);
}

/** How many merges stand, by themselves and asked for, and how many were undone. */
export async function countMerges(shopId: number, db: Db = pool) {
  const [row] = await db.query<{ merged: number; automatic: number; undone: number; working: number }>(sql`
    SELECT count(*) FILTER (WHERE state IN ('merged', 'undo_asked'))::int AS merged,
      count(*) FILTER (WHERE state IN ('merged', 'undo_asked') AND is_automatic)::int AS automatic,
      count(*) FILTER (WHERE state = 'undone')::int AS undone,
      count(*) FILTER (WHERE state IN ('asked', 'undo_asked'))::int AS working
    FROM duplicate_merges WHERE shop_id = ${shopId}`);
  return row ?? { merged: 0, automatic: 0, undone: 0, working: 0 };
}
