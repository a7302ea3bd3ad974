import { createHash } from "node:crypto";
import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Counter } from "./model";

/**
 * Keeps where links lead, each target once for the shop. A target that a second person gets is nobody's any more.
 * @returns the link's id by its target
 */
export async function saveTargets(
  shopId: number,
  links: readonly { target: string; profileId: string }[],
  db: Db,
): Promise<Map<string, string>> {
  if (links.length === 0) return new Map();
  const known = await findLinks(shopId, links, db);
  const isKept = ({ target, profileId }: (typeof links)[number]) => {
    const link = known.get(target);
    return link !== undefined && (link.profileId === null || link.profileId === profileId);
  };
  const others = links.filter((link) => !isKept(link));
  if (others.length === 0) return idsOf(known);
  const rows = [...new Map(others.map((link) => [`${link.profileId} ${link.target}`, link])).values()];
  const told = recordset(
    rows.map(({ target, profileId }) => ({ digest: digestOfTarget(target), target, profileId })),
    { digest: "text", target: "text", profileId: "bigint" },
  );
  // In one order everywhere, so that two workers that keep the same links never wait for each other.
  await db.query(sql`
    INSERT INTO message_links (shop_id, digest, target, profile_id)
    SELECT ${shopId}::int, digest, min(target), CASE WHEN count(DISTINCT "profileId") = 1 THEN min("profileId") END
    FROM ${told} GROUP BY digest ORDER BY digest
    ON CONFLICT (shop_id, digest) DO UPDATE SET profile_id = NULL
    WHERE message_links.profile_id IS DISTINCT FROM excluded.profile_id AND message_links.profile_id IS NOT NULL`);
  return idsOf(await findLinks(shopId, links, db));
}

interface Link {
  id: string;
  target: string;
  /** Who alone got it; null when several did. */
  profileId: string | null;
}

async function findLinks(shopId: number, links: readonly { target: string }[], db: Db): Promise<Map<string, Link>> {
  const digests = [...new Set(links.map(({ target }) => target))].map(digestOfTarget);
  const rows = await db.query<Link>(prepared`
    SELECT id, target, profile_id AS "profileId" FROM message_links
    WHERE shop_id = ${shopId} AND digest = ANY (${digests}::text[])`);
  return new Map(rows.map((link) => [link.target, link]));
}

function idsOf(links: ReadonlyMap<string, Link>): Map<string, string> {
  return new Map([...links].map(([target, { id }]) => [target, id]));
}

/** Where links lead, by their ids. */
export async function findTargets(
  shopId: number,
  linkIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, string>> {
  if (linkIds.length === 0) return new Map();
  const rows = await db.query<{ id: string; target: string }>(sql`
    SELECT id, target FROM message_links WHERE shop_id = ${shopId} AND id = ANY (${linkIds}::bigint[])`);
  return new Map(rows.map(({ id, target }) => [id, target]));
}

/** Who counts the clicks in the shop's mails: we, until the merchant says otherwise. */
export async function findCounter(shopId: number, db: Db = pool): Promise<Counter> {
  const [row] = await db.query<{ countedBy: Counter }>(prepared`
    SELECT counted_by AS "countedBy" FROM link_tracking WHERE shop_id = ${shopId}`);
  return row?.countedBy ?? "us";
}

export async function saveCounter(shopId: number, countedBy: Counter, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO link_tracking (shop_id, counted_by) VALUES (${shopId}, ${countedBy})
    ON CONFLICT (shop_id) DO UPDATE SET counted_by = excluded.counted_by`);
}

/** Links that only a merged profile got go along. */
export async function moveLinks(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE message_links SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

/** Removes links that only this person ever got: a cart or a code of hers may stand in them. */
export async function eraseLinks(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM message_links WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopLinks(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM message_links WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM link_tracking WHERE shop_id = ${shopId}`);
}

function digestOfTarget(target: string): string {
  return createHash("sha256").update(target).digest("base64url");
}
