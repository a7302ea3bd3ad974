import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { Mapping, type Import, type ImportState, type Line } from "./model";

const columns = sql`
  id, name, state, columns, size, mapping, as_of AS "asOf", statement, consented_at AS "consentedAt", text_id AS "textId",
  created, changed, unchanged, refused, undone, is_stepped AS "isStepped", list_size AS "listSize", mailed, heard, bounced,
  complained, uploaded_at AS "uploadedAt", asked_at AS "askedAt", finished_at AS "finishedAt", undone_at AS "undoneAt"`;

async function read(shopId: number, rest: Sql, db: Db): Promise<Import[]> {
  const rows = await db.query<Omit<Import, "mapping"> & { mapping: unknown }>(sql`
    SELECT ${columns} FROM imports WHERE shop_id = ${shopId} ${rest}`);
  return rows.map((row) => ({ ...row, mapping: row.mapping === null ? null : Mapping.parse(row.mapping) }));
}

/** The shop's imports, the latest first. What never arrived whole is not among them. */
export async function listImports(shopId: number, db: Db = pool): Promise<Import[]> {
  return read(shopId, sql`AND state <> 'uploading' ORDER BY id DESC LIMIT 100`, db);
}

export async function findImport(shopId: number, importId: number, db: Db = pool): Promise<Import | null> {
  const [found] = await read(shopId, sql`AND id = ${importId} AND state <> 'uploading'`, db);
  return found ?? null;
}

/** The same, and nobody else changes it before this transaction ends. */
export async function lockImport(shopId: number, importId: number, tx: Tx): Promise<Import | null> {
  const [found] = await read(shopId, sql`AND id = ${importId} AND state <> 'uploading' FOR UPDATE`, tx);
  return found ?? null;
}

/** Begins an upload. @returns its id */
export async function insertImport(shopId: number, name: string, now: Date, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    INSERT INTO imports (shop_id, name, state, columns, as_of, uploaded_at)
    VALUES (${shopId}, ${name}, 'uploading', '{}', ${now}, ${now}) RETURNING id`);
  if (!row) throw new Error("An import has no row");
  return row.id;
}

export async function insertLines(shopId: number, importId: number, lines: readonly Line[], db: Db = pool) {
  await db.query(sql`
    INSERT INTO import_rows (shop_id, import_id, line, cells, state, notes)
    SELECT ${shopId}::int, ${importId}::int, line, cells, 'waiting', '[]'
    FROM ${recordset(lines, { line: "int", cells: "text[]" })}`);
}

/** The file has arrived whole. */
export async function completeUpload(
  shopId: number,
  importId: number,
  { names, size }: { names: string[]; size: number },
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE imports SET state = 'draft', columns = ${names}::text[], size = ${size}
    WHERE shop_id = ${shopId} AND id = ${importId}`);
}

export async function deleteImport(shopId: number, importId: number, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM imports WHERE shop_id = ${shopId} AND id = ${importId}`);
}

/** What a merchant has said of a file, and that it is to be taken in. */
export interface Asked {
  mapping: Mapping;
  asOf: Date;
  statement: string | null;
  consentedAt: Date | null;
  textId: number | null;
}

export async function writeAsked(shopId: number, importId: number, asked: Asked, now: Date, tx: Tx): Promise<void> {
  const { mapping, asOf, statement, consentedAt, textId } = asked;
  await tx.query(sql`
    UPDATE imports SET state = 'running', mapping = ${JSON.stringify(mapping)}::jsonb, as_of = ${asOf},
      statement = ${statement}, consented_at = ${consentedAt}, text_id = ${textId}, asked_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${importId}`);
}

export async function writeState(
  shopId: number,
  importId: number,
  state: ImportState,
  now: Date,
  tx: Tx,
): Promise<void> {
  const when =
    state === "finished" ? sql`, finished_at = ${now}` : state === "undone" ? sql`, undone_at = ${now}` : empty;
  await tx.query(sql`
    UPDATE imports SET state = ${state}${when} WHERE shop_id = ${shopId} AND id = ${importId}`);
}

/** Forgets the lines of old files, and files that never arrived whole. */
export async function forgetImports(
  { rowsBefore, uploadsBefore }: { rowsBefore: Date; uploadsBefore: Date },
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    DELETE FROM import_rows r USING imports i
    WHERE i.shop_id = r.shop_id AND i.id = r.import_id AND i.uploaded_at < ${rowsBefore}
      AND i.state NOT IN ('running', 'undoing')`);
  await db.query(sql`DELETE FROM imports WHERE state = 'uploading' AND uploaded_at < ${uploadsBefore}`);
  await db.query(sql`DELETE FROM imports WHERE state = 'draft' AND uploaded_at < ${rowsBefore}`);
}

export async function eraseShopImports(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM import_rows WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM imports WHERE shop_id = ${shopId}`);
}

/** Removes the lines that turned out to be about these profiles. */
export async function eraseImported(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM import_rows WHERE shop_id = ${shopId} AND profile_id = ANY (${[...profileIds]}::bigint[])`);
}

/** Removes every line in which somebody's address or customer number stands, whoever it is about. */
export async function eraseMentioned(
  shopId: number,
  { emails, customerIds }: { emails: readonly string[]; customerIds: readonly string[] },
  tx: Tx,
): Promise<void> {
  const words = [...emails, ...customerIds];
  await tx.query(sql`
    DELETE FROM import_rows r WHERE r.shop_id = ${shopId}
      AND EXISTS (SELECT 1 FROM unnest(r.cells) cell WHERE lower(trim(cell)) = ANY (${words}::text[]))`);
}

/** What files told of a profile is told of the one that took its place. */
export async function moveImported(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE import_rows SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}
