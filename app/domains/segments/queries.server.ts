import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { recordset } from "~/lib/sql";
import { eraseShopExchange, eraseTagged } from "./exchange/queries.server";
import { Definition, type PutAwaySegment, type Segment, type SegmentDraft, type SegmentVersion } from "./model";

type Row = Omit<Segment, "definition"> & { definition: unknown };

const columns = sql`s.id, s.key, s.name, s.family, s.description, s.goal, s.owner, s.parent_id AS "parentId", s.origin,
  s.version, s.applied_version AS "appliedVersion", s.state, s.filled_to AS "filledTo", s.created_at AS "createdAt", v.definition`;
const withDefinition = sql`segments s
  JOIN segment_versions v ON v.shop_id = s.shop_id AND v.segment_id = s.id AND v.version = s.version`;

/** The shop's segments; those that were put away are not among them. */
export async function listSegments(shopId: number, db: Db = pool): Promise<Segment[]> {
  const rows = await db.query<Row>(sql`
    SELECT ${columns} FROM ${withDefinition} WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL ORDER BY s.id`);
  return rows.map(fromRow);
}

export async function findSegment(shopId: number, segmentId: number, db: Db = pool): Promise<Segment | null> {
  const [row] = await db.query<Row>(sql`
    SELECT ${columns} FROM ${withDefinition}
    WHERE s.shop_id = ${shopId} AND s.id = ${segmentId} AND s.archived_at IS NULL`);
  return row ? fromRow(row) : null;
}

/** Those that were put away, the latest first. */
export async function listPutAway(shopId: number, db: Db = pool): Promise<PutAwaySegment[]> {
  const rows = await db.query<Row & Pick<PutAwaySegment, "archivedAt">>(sql`
    SELECT ${columns}, s.archived_at AS "archivedAt" FROM ${withDefinition}
    WHERE s.shop_id = ${shopId} AND s.archived_at IS NOT NULL ORDER BY s.archived_at DESC, s.id`);
  return rows.map(({ archivedAt, ...row }) => ({ ...fromRow(row), archivedAt }));
}

/** Adds a segment, empty until it has been filled. @returns its id; null when the shop has one with its key already */
export async function addSegment(
  shopId: number,
  draft: SegmentDraft,
  { key, origin }: Pick<Segment, "key" | "origin">,
  now: Date,
  tx: Tx,
): Promise<number | null> {
  const { name, description, family, goal, owner, parentId, definition } = draft;
  const [added] = await tx.query<{ id: number }>(sql`
    INSERT INTO segments (shop_id, key, name, description, family, goal, owner, parent_id, origin, created_at)
    VALUES (${shopId}, ${key}, ${name}, ${description}, ${family}, ${goal}, ${owner}, ${parentId}, ${origin}, ${now})
    ON CONFLICT (shop_id, key) DO NOTHING RETURNING id`);
  if (!added) return null;
  await addVersion(shopId, added.id, 1, definition, now, tx);
  return added.id;
}

async function addVersion(
  shopId: number,
  segmentId: number,
  version: number,
  definition: Definition,
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    VALUES (${shopId}, ${segmentId}, ${version}, ${JSON.stringify(definition)}::jsonb, ${now})`);
}

/** Changes what is said about a segment, and when it means something else now adds a version. */
export async function changeSegment(
  shopId: number,
  { id, version }: Pick<Segment, "id" | "version">,
  draft: SegmentDraft,
  meansAnother: boolean,
  now: Date,
  tx: Tx,
): Promise<number> {
  const { name, description, family, goal, owner, parentId, definition } = draft;
  const next = meansAnother ? version + 1 : version;
  if (meansAnother) await addVersion(shopId, id, next, definition, now, tx);
  await tx.query(sql`
    UPDATE segments SET name = ${name}, description = ${description}, family = ${family}, goal = ${goal}, owner = ${owner},
      parent_id = ${parentId}, version = ${next}
    WHERE shop_id = ${shopId} AND id = ${id}`);
  return next;
}

export async function listVersions(shopId: number, segmentId: number, db: Db = pool): Promise<SegmentVersion[]> {
  const rows = await db.query<Omit<SegmentVersion, "definition"> & { definition: unknown }>(sql`
    SELECT version, definition, created_at AS "createdAt" FROM segment_versions
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId} ORDER BY version DESC`);
  return rows.map((row) => ({ ...row, definition: Definition.parse(row.definition) }));
}

/** Puts a segment away: nobody is in it any more, its history and versions stay. */
export async function archiveSegment(shopId: number, segmentId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE segments SET archived_at = ${now} WHERE shop_id = ${shopId} AND id = ${segmentId}`);
  await tx.query(sql`
    UPDATE memberships SET left_at = greatest(${now}, entered_at), left_cause = 'definition'
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND left_at IS NULL`);
  await emit(tx, "writeback.due", { shopId });
}

/**
 * Takes a segment back that was put away: its past is kept, and worked out from the day it ended, but not from before
 * `since`.
 */
export async function unarchiveSegment(
  shopId: number,
  { id, parentId }: Pick<Segment, "id" | "parentId">,
  since: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE segments SET archived_at = NULL, state = 'filling', parent_id = ${parentId},
      filled_to = CASE WHEN filled_to IS NOT NULL THEN greatest(archived_at, ${since}) END
    WHERE shop_id = ${shopId} AND id = ${id}`);
}

/** Memberships follow these versions now. */
export async function markApplied(
  shopId: number,
  segments: readonly Pick<Segment, "id" | "version">[],
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE segments s SET applied_version = r.version
    FROM ${recordset(segments, { id: "int", version: "int" })} WHERE s.shop_id = ${shopId} AND s.id = r.id`);
}

export async function markFilled(
  shopId: number,
  segmentIds: number[],
  to: Date,
  state: Segment["state"],
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE segments SET filled_to = ${to}, state = ${state} WHERE shop_id = ${shopId} AND id = ANY (${segmentIds}::int[])`);
}

/** A merged profile is in nothing any more; its history stays. */
export async function closeMerged(shopId: number, profileId: string, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE memberships SET left_at = ${now}, left_cause = 'fact'
    WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND left_at IS NULL`);
  await db.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseMemberships(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await eraseTagged(shopId, profileId, tx);
  await tx.query(sql`DELETE FROM memberships WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopSegments(shopId: number, tx: Tx): Promise<void> {
  await eraseShopExchange(shopId, tx);
  await tx.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM memberships WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM segments WHERE shop_id = ${shopId}`);
}

function fromRow({ definition, ...segment }: Row): Segment {
  return { ...segment, definition: Definition.parse(definition) };
}
