import sql from "sql-template-tag";
import { db as pool, prepared, prisma, type Db, type Tx } from "~/db.server";
import { BrandFont, type SenderIdentity, type Shop, type ShopFact } from "./model";

const columns = sql`id, domain, primary_domain AS "primaryDomain", shopify_id AS "shopifyId", name, timezone, currency, generation,
  installed_at AS "installedAt", uninstalled_at AS "uninstalledAt", ready_at AS "readyAt", history_from AS "historyFrom"`;

export async function findShop(shopId: number, db: Db = pool): Promise<Shop | null> {
  const [shop] = await db.query<Shop>(sql`SELECT ${columns} FROM shops WHERE id = ${shopId}`);
  return shop ?? null;
}

/** The shop, which nobody installs or uninstalls until this transaction ends. */
export async function lockShop(shopId: number, tx: Tx): Promise<Shop> {
  await tx.query(sql`SELECT id FROM shops WHERE id = ${shopId} FOR UPDATE`);
  return getShop(shopId, tx);
}

export async function getShop(shopId: number, db: Db = pool): Promise<Shop> {
  const shop = await findShop(shopId, db);
  if (!shop) throw new Error(`There is no shop ${shopId}`);
  return shop;
}

export async function findShopByDomain(domain: string, db: Db = pool): Promise<Shop | null> {
  const [shop] = await db.query<Shop>(sql`SELECT ${columns} FROM shops WHERE domain = ${domain}`);
  return shop ?? null;
}

/** The shop of that domain, made if a delivery or an install names it for the first time. */
export async function ensureShop(domain: string, db: Db = pool): Promise<Shop> {
  const found = await findShopByDomain(domain, db);
  if (found) return found;
  await db.query(sql`INSERT INTO shops (domain) VALUES (${domain}) ON CONFLICT (domain) DO NOTHING`);
  return ensureShop(domain, db);
}

export async function listActiveShops(db: Db = pool): Promise<Shop[]> {
  return db.query<Shop>(sql`SELECT ${columns} FROM shops WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL`);
}

/** Sets what whoever adds a shop by hand knows of it. */
export async function describeShop(shopId: number, about: Pick<Shop, "timezone" | "currency">, db: Db = pool) {
  await db.query(sql`UPDATE shops SET timezone = ${about.timezone}, currency = ${about.currency} WHERE id = ${shopId}`);
}

/**
 * Begins a new install, if none is running.
 * @returns its generation; nothing when the shop is installed already
 */
export async function beginInstall(
  shopId: number,
  scopes: string,
  historyFrom: Date | null,
  now: Date,
  tx: Tx,
): Promise<{ generation?: number }> {
  const [begun] = await tx.query<{ generation: number }>(sql`
    UPDATE shops SET generation = generation + 1, installed_at = ${now}, uninstalled_at = NULL, ready_at = NULL,
      scopes = ${scopes}, scopes_version = ${now}, history_from = ${historyFrom}
    WHERE id = ${shopId} AND (installed_at IS NULL OR uninstalled_at IS NOT NULL) RETURNING generation`);
  return begun ?? {};
}

/** The shop's history is complete: its shoppers can be told apart from now on. */
export async function markReady(shopId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE shops SET ready_at = ${now} WHERE id = ${shopId} AND ready_at IS NULL`);
}

/** Its history is being read once more, further back: until that is complete nobody can say who is new. */
export async function markUnready(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE shops SET ready_at = NULL WHERE id = ${shopId}`);
}

/** Ends the install: tokens go at once, and every stage looks at `uninstalledAt` before it acts. */
export async function endInstall(shopId: number, triggeredAt: Date, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE shops SET uninstalled_at = ${triggeredAt} WHERE id = ${shopId}`);
  await tx.query(sql`DELETE FROM shop_tokens WHERE shop_id = ${shopId}`);
}

export async function saveShopFact(shopId: number, fact: ShopFact, db: Db): Promise<void> {
  await db.query(sql`
    UPDATE shops SET shopify_id = ${fact.shopifyId}, name = ${fact.name}, currency = ${fact.currency},
      timezone = coalesce(${fact.timezone}, timezone), primary_domain = coalesce(${fact.primaryDomain}, primary_domain),
      version = ${fact.version}
    WHERE id = ${shopId} AND (version IS NULL OR version <= ${fact.version})`);
}

/**
 * Writes down what is granted. With orders of any age among it, nothing limits the history any more.
 * @returns what was granted before; null when something later is known already
 */
export async function saveScopes(
  shopId: number,
  scopes: string,
  areAllOrdersReadable: boolean,
  version: Date,
  tx: Tx,
): Promise<{ former: string } | null> {
  const [change] = await tx.query<{ former: string }>(sql`
    UPDATE shops s SET scopes = ${scopes}, scopes_version = ${version},
      history_from = CASE WHEN NOT ${areAllOrdersReadable}::boolean THEN s.history_from END
    FROM (SELECT id, scopes FROM shops WHERE id = ${shopId} FOR UPDATE) former
    WHERE s.id = former.id AND (s.scopes_version IS NULL OR s.scopes_version <= ${version})
    RETURNING former.scopes AS former`);
  return change ?? null;
}

export async function findSender(shopId: number, db: Db = pool): Promise<SenderIdentity | null> {
  const [row] = await db.query<SenderIdentity>(prepared`
    SELECT from_name AS "fromName", from_email AS "fromEmail", reply_to AS "replyTo", postal_address AS "postalAddress",
      brand_color AS "brandColor", brand_font AS "brandFont", logo_url AS "logoUrl"
    FROM sender_identities WHERE shop_id = ${shopId}`);
  return row ? { ...row, brandFont: BrandFont.parse(row.brandFont) } : null;
}

export async function saveSender(shopId: number, sender: SenderIdentity, now: Date): Promise<void> {
  const row = { ...sender, updatedAt: now };
  await prisma.senderIdentity.upsert({ where: { shopId }, create: { shopId, ...row }, update: row });
}

/** Removes all this domain knows of a shop; its row stays as an empty shell, so that late deliveries find nothing. */
export async function eraseShop(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM shop_tokens WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM sender_identities WHERE shop_id = ${shopId}`);
  await tx.query(sql`UPDATE shops SET name = '', primary_domain = NULL, scopes = '' WHERE id = ${shopId}`);
}
