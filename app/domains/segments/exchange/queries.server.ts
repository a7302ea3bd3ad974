import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Present } from "./judge";
import type { KeptTag, Shown } from "./model";

/** What the shop has of Shopify's segments already. */
export async function findPresent(shopId: number, db: Db = pool): Promise<Present> {
  const imported = await db.query<{ shopifyId: string; segmentId: number; isPutAway: boolean }>(sql`
    SELECT split_part(key, ':', 2) AS "shopifyId", id AS "segmentId", archived_at IS NOT NULL AS "isPutAway"
    FROM segments WHERE shop_id = ${shopId} AND key LIKE 'shopify:%'`);
  const shown = await db.query<{ shopifyId: string; segmentId: number }>(sql`
    SELECT shopify_id AS "shopifyId", segment_id AS "segmentId" FROM shown_segments
    WHERE shop_id = ${shopId} AND shopify_id IS NOT NULL AND state = 'shown'`);
  return {
    imported: new Map(imported.map(({ shopifyId, ...rest }) => [shopifyId, rest])),
    shown: new Map(shown.map(({ shopifyId, segmentId }) => [shopifyId, segmentId])),
  };
}

/** Whether anything is to be written to this shop's Shopify at all. */
export async function isAnyKept(shopId: number, db: Db = pool): Promise<boolean> {
  const [row] = await db.query<{ isAny: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM shown_segments WHERE shop_id = ${shopId})
      OR EXISTS (SELECT 1 FROM segment_tags WHERE shop_id = ${shopId}) AS "isAny"`);
  return row?.isAny ?? false;
}

/** One process at a time tells Shopify of a shop, until the transaction ends. @returns false when another does */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtext('writeback'), ${shopId}) AS taken`,
  );
  return row?.taken ?? false;
}

const shownColumns = sql`segment_id AS "segmentId", shopify_id AS "shopifyId", state, name, query, refused, problem,
  asked_at AS "askedAt"`;

export async function listShown(shopId: number, db: Db = pool): Promise<Shown[]> {
  return db.query<Shown>(sql`SELECT ${shownColumns} FROM shown_segments WHERE shop_id = ${shopId} ORDER BY segment_id`);
}

export async function findShown(shopId: number, segmentId: number, db: Db = pool): Promise<Shown | null> {
  const [shown] = await db.query<Shown>(sql`
    SELECT ${shownColumns} FROM shown_segments WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
  return shown ?? null;
}

/** Asks for a segment to be shown. What is shown stays as it is; what somebody removed in Shopify begins anew. */
export async function askToShow(shopId: number, segmentId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO shown_segments (shop_id, segment_id, asked_at) VALUES (${shopId}, ${segmentId}, ${now})
    ON CONFLICT (shop_id, segment_id) DO UPDATE
      SET state = 'asked', shopify_id = NULL, name = '', query = '', refused = '', problem = NULL, asked_at = ${now}
      WHERE shown_segments.state = 'gone'`);
}

/** Notes how a segment stands, if it is still to be shown. */
export async function saveShown(
  shopId: number,
  { segmentId, shopifyId, state, name, query, refused, problem }: Shown,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE shown_segments SET shopify_id = ${shopifyId}, state = ${state}, name = ${name}, query = ${query},
      refused = ${refused}, problem = ${problem}
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
}

export async function forgetShown(shopId: number, segmentId: number, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM shown_segments WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
}

/** What keeps all that is to be written from being written: the merchant has not, or no longer, allowed it. */
export const notAllowed = "Shopify has not allowed Tessera to edit customers yet";

export async function noteAllowed(shopId: number, isAllowed: boolean, db: Db = pool): Promise<void> {
  const [before, after] = isAllowed ? [notAllowed, null] : [null, notAllowed];
  await db.query(sql`
    UPDATE segment_tags SET problem = ${after}
    WHERE shop_id = ${shopId} AND problem IS NOT DISTINCT FROM ${before}`);
  await db.query(sql`
    UPDATE shown_segments SET problem = ${after}
    WHERE shop_id = ${shopId} AND problem IS NOT DISTINCT FROM ${before} AND state IN ('asked', 'creating')`);
}

/** Segments' tags by the segment, those that are ending too. */
export async function listTags(shopId: number, db: Db = pool): Promise<{ segmentId: number; tag: string }[]> {
  return db.query(sql`SELECT segment_id AS "segmentId", tag FROM segment_tags WHERE shop_id = ${shopId}`);
}

/** How many customers carry a tag already, whoever gave it to them. */
export async function countCarriers(shopId: number, tag: string, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM profile_tags
    WHERE shop_id = ${shopId} AND lower(tag) = lower(${tag}) AND present`);
  return row?.count ?? 0;
}

export async function saveTag(shopId: number, segmentId: number, tag: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO segment_tags (shop_id, segment_id, tag, started_at) VALUES (${shopId}, ${segmentId}, ${tag}, ${now})
    ON CONFLICT (shop_id, segment_id) DO UPDATE SET state = 'kept', problem = NULL`);
}

export async function beginEnd(shopId: number, segmentId: number, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE segment_tags SET state = 'ending' WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
}

/** Who is in a segment now and has a customer at Shopify. */
const members = sql`memberships m
  JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id AND p.deleted_at IS NULL`;

export async function findKeptTag(shopId: number, segmentId: number, db: Db = pool): Promise<KeptTag | null> {
  const [kept] = await db.query<KeptTag>(sql`
    SELECT t.tag, t.state, t.problem, m.customers, m.guests, c.tagged, c.refused, c.carriers AS leaving
    FROM segment_tags t,
      LATERAL (SELECT count(p.customer_id)::int AS customers, count(*) FILTER (WHERE p.customer_id IS NULL)::int AS guests
        FROM ${members} WHERE m.shop_id = t.shop_id AND m.segment_id = t.segment_id AND m.left_at IS NULL) m,
      LATERAL (SELECT count(*) FILTER (WHERE state = 'tagged')::int AS tagged,
          count(*) FILTER (WHERE state = 'refused')::int AS refused,
          count(*) FILTER (WHERE state <> 'refused')::int AS carriers
        FROM tagged_customers WHERE shop_id = t.shop_id AND segment_id = t.segment_id) c
    WHERE t.shop_id = ${shopId} AND t.segment_id = ${segmentId}`);
  return kept ?? null;
}

/** A customer of whom Shopify is told next. */
export interface Telling {
  segmentId: number;
  customerId: string;
  tag: string;
  state: "adding" | "removing";
}

/**
 * Compares members with what Shopify was told, and writes down what it is told next: a change that was begun and not
 * confirmed is among it, because nobody knows whether Shopify heard of it.
 */
export async function planTellings(shopId: number, most: number, tx: Tx): Promise<Telling[]> {
  await addNewcomers(shopId, most, tx);
  return tx.query<Telling>(sql`
    UPDATE tagged_customers c SET state = w.state
    FROM (
      SELECT k.segment_id, k.customer_id, t.tag, CASE WHEN k.is_member THEN 'adding' ELSE 'removing' END AS state
      FROM (${standing(shopId)}) k JOIN segment_tags t ON t.shop_id = ${shopId} AND t.segment_id = k.segment_id
      WHERE NOT (k.is_member AND k.state IN ('tagged', 'refused'))
      ORDER BY k.is_member, k.segment_id, k.customer_id LIMIT ${most}
    ) w
    WHERE c.shop_id = ${shopId} AND c.segment_id = w.segment_id AND c.customer_id = w.customer_id
    RETURNING c.segment_id AS "segmentId", c.customer_id AS "customerId", w.tag, c.state`);
}

async function addNewcomers(shopId: number, most: number, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO tagged_customers (shop_id, segment_id, customer_id, profile_id, state)
    SELECT t.shop_id, t.segment_id, p.customer_id, p.id, 'adding'
    FROM segment_tags t
    JOIN segments s ON s.shop_id = t.shop_id AND s.id = t.segment_id AND s.state = 'live' AND s.archived_at IS NULL
    JOIN ${members} ON m.shop_id = t.shop_id AND m.segment_id = t.segment_id AND m.left_at IS NULL
    WHERE t.shop_id = ${shopId} AND t.state = 'kept' AND p.customer_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM tagged_customers c
      WHERE c.shop_id = t.shop_id AND c.segment_id = t.segment_id AND c.customer_id = p.customer_id)
    ORDER BY t.segment_id, p.customer_id LIMIT ${most}
    ON CONFLICT (shop_id, segment_id, customer_id) DO NOTHING`);
}

/** Everybody of whom Shopify was told, and whether they are to carry the tag now. */
function standing(shopId: number) {
  return sql`
    SELECT c.segment_id, c.customer_id, c.state, t.state = 'kept' AND EXISTS (
      SELECT 1 FROM ${members}
      WHERE m.shop_id = c.shop_id AND m.segment_id = c.segment_id AND m.profile_id = c.profile_id AND m.left_at IS NULL
        AND p.customer_id = c.customer_id) AS is_member
    FROM tagged_customers c JOIN segment_tags t ON t.shop_id = c.shop_id AND t.segment_id = c.segment_id
    WHERE c.shop_id = ${shopId}`;
}

/** Notes that Shopify has heard of it; null when nothing is left to remember. */
export async function noteTold(
  shopId: number,
  { segmentId, customerId, state }: Telling,
  now: "tagged" | "refused" | null,
  db: Db = pool,
): Promise<void> {
  const it = sql`shop_id = ${shopId} AND segment_id = ${segmentId} AND customer_id = ${customerId} AND state = ${state}`;
  if (now === null) await db.query(sql`DELETE FROM tagged_customers WHERE ${it}`);
  else await db.query(sql`UPDATE tagged_customers SET state = ${now} WHERE ${it}`);
}

/** Tags that were to end, and that nobody carries any more, are forgotten. */
export async function forgetEnded(shopId: number, db: Db = pool): Promise<void> {
  await db.query(sql`
    DELETE FROM segment_tags t WHERE t.shop_id = ${shopId} AND t.state = 'ending' AND NOT EXISTS (
      SELECT 1 FROM tagged_customers c WHERE c.shop_id = t.shop_id AND c.segment_id = t.segment_id)`);
}

/** Shopify gives the tags of a merged customer to the one that is kept: of that one they may have to be taken. */
export async function moveTagged(shopId: number, from: string, into: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO tagged_customers (shop_id, segment_id, customer_id, profile_id, state)
    SELECT c.shop_id, c.segment_id, p.customer_id, p.id, 'adding' FROM tagged_customers c
    JOIN profiles p ON p.shop_id = c.shop_id AND p.id = ${into} AND p.customer_id IS NOT NULL
    WHERE c.shop_id = ${shopId} AND c.profile_id = ${from}
    ON CONFLICT (shop_id, segment_id, customer_id) DO NOTHING`);
  await tx.query(sql`DELETE FROM tagged_customers WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

export async function eraseTagged(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM tagged_customers WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopExchange(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM tagged_customers WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM segment_tags WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM shown_segments WHERE shop_id = ${shopId}`);
}
