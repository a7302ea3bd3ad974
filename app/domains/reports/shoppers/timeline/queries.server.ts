import sql, { join, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { timelineKinds, type Slice, type TimelineEntry, type TimelineKind } from "../../model";

/** What is known to have happened with a shopper, newest first; of one kind, or of all. */
export async function listTimeline(
  shopId: number,
  profileId: string,
  { kind, limit, offset }: Slice & { kind: TimelineKind | "all" },
  db: Db = pool,
): Promise<TimelineEntry[]> {
  const kinds = kind === "all" ? timelineKinds : [kind];
  const parts = kinds.map((one) => sql`(SELECT ${one}::text AS kind, e.* FROM (${sources[one](shopId, profileId)}) e)`);
  return db.query<TimelineEntry>(sql`
    SELECT kind, at, what, name, detail, amount::bigint AS "amountMinor", currency FROM (${join(parts, " UNION ALL ")}) entries
    ORDER BY at DESC, kind, what LIMIT ${limit} OFFSET ${offset}`);
}

/** Each is a query with the columns at, what, name, detail, amount and currency. */
const sources: Record<TimelineKind, (shopId: number, profileId: string) => Sql> = {
  orders,
  baskets,
  messages,
  segments,
  consent,
};

function orders(shopId: number, profileId: string): Sql {
  const own = sql`o.shop_id = ${shopId} AND o.profile_id = ${profileId} AND o.deleted_at IS NULL`;
  return sql`
    SELECT processed_at AS at, 'placed' AS what, name, NULL AS detail, total_minor AS amount, currency FROM orders o WHERE ${own}
    UNION ALL
    SELECT cancelled_at, 'cancelled', name, NULL, NULL, NULL FROM orders o WHERE ${own} AND cancelled_at IS NOT NULL
    UNION ALL
    SELECT r.refunded_at, 'refunded', o.name, NULL, r.amount_minor, o.currency
    FROM orders o JOIN refunds r ON r.shop_id = o.shop_id AND r.order_id = o.order_id WHERE ${own}`;
}

function baskets(shopId: number, profileId: string): Sql {
  return sql`
    SELECT started_at AS at, kind AS what, NULL AS name, CASE WHEN completed_at IS NOT NULL THEN 'completed' END AS detail,
      total_minor AS amount, currency
    FROM baskets WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND deleted_at IS NULL`;
}

function messages(shopId: number, profileId: string): Sql {
  return sql`
    SELECT coalesce(settled_at, queued_at) AS at, state AS what, template_key AS name, reason AS detail,
      NULL::bigint AS amount, NULL AS currency
    FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId}
    UNION ALL
    SELECT f.occurred_at, f.kind, m.template_key, f.detail, NULL, NULL
    FROM messages m JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId}`;
}

function segments(shopId: number, profileId: string): Sql {
  const stays = sql`FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId}`;
  return sql`
    SELECT m.entered_at AS at, 'entered' AS what, s.name, m.entered_cause AS detail, NULL::bigint AS amount, NULL AS currency ${stays}
    UNION ALL
    SELECT m.left_at, 'left', s.name, m.left_cause, NULL, NULL ${stays} AND m.left_at IS NOT NULL`;
}

function consent(shopId: number, profileId: string): Sql {
  return sql`
    SELECT occurred_at AS at, state AS what, source AS name, NULL AS detail, NULL::bigint AS amount, NULL AS currency
    FROM consent_records WHERE shop_id = ${shopId} AND profile_id = ${profileId}`;
}
