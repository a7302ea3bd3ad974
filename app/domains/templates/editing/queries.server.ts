import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { Content } from "../content/model";
import { findTemplate, type Template } from "../queries.server";

export interface PutAwayTemplate {
  id: number;
  key: string;
  name: string;
  archivedAt: Date;
}

export interface StoredVersion {
  version: number;
  content: Content;
  createdAt: Date;
}

/** The template, which nobody else changes until the transaction ends. */
export async function lockTemplate(shopId: number, templateId: number, tx: Tx): Promise<Template | null> {
  await tx.query(sql`SELECT 1 FROM templates WHERE shop_id = ${shopId} AND id = ${templateId} FOR UPDATE`);
  return findTemplate(shopId, templateId, tx);
}

/** Adds a template of the merchant's own, with nothing but a draft. @returns its number */
export async function insertTemplate(
  shopId: number,
  { name, topic, draft }: { name: string; topic: string | null; draft: Content },
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO templates (shop_id, id, key, name, topic, draft, drafted_at, revision, created_at)
    SELECT ${shopId}::int, n, 'template-' || n, ${name}, ${topic}, ${JSON.stringify(draft)}::jsonb, ${now}::timestamptz, 1, ${now}::timestamptz
    FROM nextval(pg_get_serial_sequence('templates', 'id')) AS n RETURNING id`);
  if (!row) throw new Error("A template that was added has no number");
  return row.id;
}

/** How many templates there are that are not put away. */
export async function countTemplates(shopId: number, db: Db): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM templates WHERE shop_id = ${shopId} AND archived_at IS NULL`);
  return row?.count ?? 0;
}

/** Whether another template that is not put away has this name. */
export async function isNameTaken(shopId: number, name: string, exceptId: number, db: Db): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM templates
    WHERE shop_id = ${shopId} AND id <> ${exceptId} AND archived_at IS NULL AND lower(name) = lower(${name})`);
  return rows.length > 0;
}

export async function updateDetails(
  shopId: number,
  templateId: number,
  { name, topic }: { name: string; topic: string | null },
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE templates SET name = ${name}, topic = ${topic} WHERE shop_id = ${shopId} AND id = ${templateId}`);
}

/** Writes the draft, or takes it away. @returns the new revision */
export async function updateDraft(
  shopId: number,
  templateId: number,
  draft: Content | null,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(sql`
    UPDATE templates SET draft = ${draft && JSON.stringify(draft)}::jsonb, drafted_at = ${draft && now}::timestamptz,
      revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${templateId} RETURNING revision`);
  if (!row) throw new Error("A locked template is not there");
  return row.revision;
}

/** Adds the next version, which is sent from now on, and ends the draft. @returns its number and the new revision */
export async function insertVersion(
  shopId: number,
  templateId: number,
  content: Content,
  now: Date,
  tx: Tx,
): Promise<{ version: number; revision: number }> {
  const [row] = await tx.query<{ version: number; revision: number }>(sql`
    WITH made AS (
      UPDATE templates SET version = version + 1, revision = revision + 1, draft = NULL, drafted_at = NULL
      WHERE shop_id = ${shopId} AND id = ${templateId} RETURNING version, revision
    ), kept AS (
      INSERT INTO template_versions (shop_id, template_id, version, content, created_at)
      SELECT ${shopId}::int, ${templateId}::int, version, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM made
    )
    SELECT version, revision FROM made`);
  if (!row) throw new Error("A locked template is not there");
  return row;
}

/** What a template said, the latest version first. */
export async function listTemplateVersions(
  shopId: number,
  templateId: number,
  db: Db = pool,
): Promise<StoredVersion[]> {
  const rows = await db.query<Omit<StoredVersion, "content"> & { content: unknown }>(sql`
    SELECT version, content, created_at AS "createdAt" FROM template_versions
    WHERE shop_id = ${shopId} AND template_id = ${templateId} ORDER BY version DESC`);
  return rows.map((row) => ({ ...row, content: Content.parse(row.content) }));
}

export async function listPutAwayTemplates(shopId: number, db: Db = pool): Promise<PutAwayTemplate[]> {
  return db.query<PutAwayTemplate>(sql`
    SELECT id, key, name, archived_at AS "archivedAt" FROM templates
    WHERE shop_id = ${shopId} AND archived_at IS NOT NULL ORDER BY archived_at DESC, id`);
}

/** @returns whether there was one to be put away, or to be taken back */
export async function setArchived(
  shopId: number,
  templateId: number,
  archivedAt: Date | null,
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE templates SET archived_at = ${archivedAt}
    WHERE shop_id = ${shopId} AND id = ${templateId} AND (archived_at IS NULL) = (${archivedAt}::timestamptz IS NOT NULL)
    RETURNING id`);
  return rows.length > 0;
}

/** How many tests were sent since, of whichever template. Who counts holds back others of the shop meanwhile. */
export async function countTests(shopId: number, since: Date, tx: Tx): Promise<number> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('template tests'), ${shopId})`);
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM template_tests WHERE shop_id = ${shopId} AND sent_at > ${since}`);
  return row?.count ?? 0;
}

/** Remembers that a test is sent, and forgets those that count no more. */
export async function insertTest(shopId: number, templateId: number, now: Date, since: Date, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM template_tests WHERE shop_id = ${shopId} AND sent_at <= ${since}`);
  await tx.query(sql`
    INSERT INTO template_tests (shop_id, template_id, sent_at) VALUES (${shopId}, ${templateId}, ${now})`);
}

/** When each template was last changed: its draft, or else its last version. By number. */
export async function listLastChanges(shopId: number, db: Db = pool): Promise<Map<number, Date>> {
  const rows = await db.query<{ id: number; at: Date }>(sql`
    SELECT t.id, coalesce(t.drafted_at, v.created_at, t.created_at) AS at FROM templates t
    LEFT JOIN template_versions v ON v.shop_id = t.shop_id AND v.template_id = t.id AND v.version = t.version
    WHERE t.shop_id = ${shopId}`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
