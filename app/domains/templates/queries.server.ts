import sql, { type Sql } from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { Content } from "./content/model";
import { readDraft } from "./editing/draft";
import { emptyContent } from "./editing/start";
import { library } from "./library/library";

export interface Template {
  id: number;
  key: string;
  name: string;
  /** What it is about, of the topics that shoppers choose from; null when it is not for them to choose. */
  topic: string | null;
  /** Content being worked on, which need not be complete; null when the last version is all there is. */
  draft: Content | null;
  draftedAt: Date | null;
  /** The version that is sent; 0 while there is none. */
  version: number;
  /** Grows with every change of what it says. */
  revision: number;
}

export interface TemplateVersion {
  templateId: number;
  key: string;
  version: number;
  content: Content;
  createdAt: Date;
}

type Row = Omit<Template, "draft"> & { draft: unknown };

const columns = sql`id, key, name, topic, draft, drafted_at AS "draftedAt", version, revision`;

/** The shop's templates that are not put away, by name. */
export async function listTemplates(shopId: number, db: Db = pool): Promise<Template[]> {
  const rows = await db.query<Row>(sql`
    SELECT ${columns} FROM templates WHERE shop_id = ${shopId} AND archived_at IS NULL ORDER BY lower(name), id`);
  return rows.map(read);
}

export async function findTemplate(shopId: number, templateId: number, db: Db = pool): Promise<Template | null> {
  const [row] = await db.query<Row>(sql`
    SELECT ${columns} FROM templates WHERE shop_id = ${shopId} AND id = ${templateId} AND archived_at IS NULL`);
  return row ? read(row) : null;
}

/** The versions that are sent now, of the templates with these keys; one without a version is not among them. */
export async function findCurrentVersions(
  shopId: number,
  keys: readonly string[],
  db: Db = pool,
): Promise<TemplateVersion[]> {
  const rows = await db.query<Omit<TemplateVersion, "content"> & { content: unknown }>(prepared`
    SELECT t.id AS "templateId", t.key, v.version, v.content, v.created_at AS "createdAt"
    FROM templates t
    JOIN template_versions v ON v.shop_id = t.shop_id AND v.template_id = t.id AND v.version = t.version
    WHERE t.shop_id = ${shopId} AND t.key = ANY (${keys}::text[])`);
  return rows.map((row) => ({ ...row, content: Content.parse(row.content) }));
}

/** What an editor shows of a template: its draft, or else the version that is sent. */
export async function currentContent(shopId: number, template: Template, db: Db = pool): Promise<Content> {
  if (template.draft) return template.draft;
  const [current] = await findCurrentVersions(shopId, [template.key], db);
  return current?.content ?? emptyContent;
}

/** Adds a template that a key names, as its first version; one that is there stays as it is. */
export async function addTemplate(
  shopId: number,
  { key, name, topic, content }: { key: string; name: string; topic: string | null; content: Content },
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    WITH added AS (
      INSERT INTO templates (shop_id, key, name, topic, version, created_at)
      VALUES (${shopId}, ${key}, ${name}, ${topic}, 1, ${now}) ON CONFLICT (shop_id, key) DO NOTHING RETURNING id
    )
    INSERT INTO template_versions (shop_id, template_id, version, content, created_at)
    SELECT ${shopId}::int, id, 1, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM added`);
}

/** What templates are about, by their keys; of a ready one that the shop has not used yet, as it comes. */
export async function findTopics(
  shopId: number,
  keys: readonly string[],
  db: Db = pool,
): Promise<Map<string, string | null>> {
  const rows = await db.query<{ key: string; topic: string | null }>(prepared`
    SELECT key, topic FROM templates WHERE shop_id = ${shopId} AND key = ANY (${keys}::text[])`);
  const ready = library.filter(({ key }) => keys.includes(key));
  return new Map([...ready, ...rows].map(({ key, topic }) => [key, topic]));
}

/** What the template of a message is about, as an expression. @param key of the template, an SQL expression */
export function topicOf(shopId: number, key: Sql): Sql {
  return sql`(SELECT t.topic FROM templates t WHERE t.shop_id = ${shopId} AND t.key = ${key})`;
}

/** What is sent now under a key, as a row of a template and a version. @param key an SQL expression */
export function sentUnder(shopId: number, key: Sql): Sql {
  return sql`(SELECT t.id, t.version FROM templates t WHERE t.shop_id = ${shopId} AND t.key = ${key})`;
}

export async function eraseShopTemplates(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM templates WHERE shop_id = ${shopId}`);
}

function read(row: Row): Template {
  const draft = readDraft(row.draft);
  if (row.draft !== null && !draft) throw new Error(`The draft of template ${row.id} is no content`);
  return { ...row, draft };
}
