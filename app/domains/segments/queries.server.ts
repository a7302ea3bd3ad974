import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { Definition, type Family, type Segment } from "./model";

type Row = Omit<Segment, "definition"> & { definition: unknown };

const columns = sql`s.id, s.key, s.name, s.family, s.description, s.version, s.state, v.definition`;
const withDefinition = sql`segments s
  JOIN segment_versions v ON v.shop_id = s.shop_id AND v.segment_id = s.id AND v.version = s.version`;

export async function listSegments(shopId: number, db: Db = pool): Promise<Segment[]> {
  const rows = await db.query<Row>(
    sql`SELECT ${columns} FROM ${withDefinition} WHERE s.shop_id = ${shopId} ORDER BY s.id`,
  );
  return rows.map(fromRow);
}

export async function findSegment(shopId: number, segmentId: number, db: Db = pool): Promise<Segment | null> {
  const [row] = await db.query<Row>(sql`
    SELECT ${columns} FROM ${withDefinition} WHERE s.shop_id = ${shopId} AND s.id = ${segmentId}`);
  return row ? fromRow(row) : null;
}

/** Adds a segment that comes with the product, unless the shop has it. It is empty until it has been filled. */
export async function addReadyMade(
  shopId: number,
  readyMade: { key: string; name: string; description: string; definition: Definition },
  family: Family,
  now: Date,
  tx: Tx,
): Promise<void> {
  const { key, name, description, definition } = readyMade;
  await tx.query(sql`
    WITH added AS (
      INSERT INTO segments (shop_id, key, name, family, description, created_at)
      VALUES (${shopId}, ${key}, ${name}, ${family}, ${description}, ${now})
      ON CONFLICT (shop_id, key) DO NOTHING RETURNING shop_id, id
    )
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    SELECT shop_id, id, 1, ${JSON.stringify(definition)}::jsonb, ${now}::timestamptz FROM added`);
}

export interface Filling extends Segment {
  filledTo: Date | null;
}

export async function listFilling(shopId: number, db: Db): Promise<Filling[]> {
  const rows = await db.query<Row & { filledTo: Date | null }>(sql`
    SELECT ${columns}, s.filled_to AS "filledTo" FROM ${withDefinition}
    WHERE s.shop_id = ${shopId} AND s.state = 'filling' ORDER BY s.id`);
  return rows.map((row) => ({ ...fromRow(row), filledTo: row.filledTo }));
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
  await tx.query(sql`DELETE FROM memberships WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopSegments(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM memberships WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM segments WHERE shop_id = ${shopId}`);
}

function fromRow({ definition, ...segment }: Row): Segment {
  return { ...segment, definition: Definition.parse(definition) };
}
