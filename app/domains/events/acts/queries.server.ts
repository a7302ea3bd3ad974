import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { EventKind } from "../model";

/** What somebody does of their own accord. That a mail was opened is not among it: programs open mail, too. */
const actKinds = [
  "product_viewed",
  "collection_viewed",
  "search_submitted",
  "page_viewed",
  "page_scrolled",
  "page_stayed",
  "video_played",
  "cart_updated",
  "checkout_started",
  "quiz_answered",
  "message_clicked",
] as const satisfies readonly EventKind[];

/** Whether an event e is something that its shopper did. */
export const isAct = sql`e.kind = ANY (${[...actKinds]}::text[])`;

const actsLookedAt = 100;

/** The latest acts of each profile: orders and what it did in the shop and with mails. */
export async function findActs(
  shopId: number,
  profileIds: string[],
  days: number,
  now: Date,
  db: Db,
): Promise<Map<string, Date[]>> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const rows = await db.query<{ profileId: string; at: Date }>(sql`
    SELECT p.id AS "profileId", acts.at FROM unnest(${profileIds}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT processed_at AS at FROM orders
      WHERE shop_id = ${shopId} AND profile_id = p.id AND processed_at > ${since} AND deleted_at IS NULL
      UNION ALL SELECT e.occurred_at FROM events e
      WHERE e.shop_id = ${shopId} AND e.profile_id = p.id AND e.occurred_at > ${since} AND ${isAct}
      ORDER BY at DESC LIMIT ${actsLookedAt}) acts`);
  const acts = new Map<string, Date[]>();
  for (const { profileId, at } of rows) acts.set(profileId, [...(acts.get(profileId) ?? []), at]);
  return acts;
}
