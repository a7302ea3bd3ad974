import sql, { raw, type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import { optInKind } from "~/domains/messages/model";
import { windowDaysOf } from "../queries.server";
import { standing, worth } from "../worth.server";

/** What stands in a credit, as `wanted` yields it. */
const names =
  "order_id message_id profile_id kind sent_at clicked_at ordered_at currency worth_minor credited_minor source_kind program_id segment_id segment_version template_key template_version is_cross_sell".split(
    " ",
  );
const columns = raw(names.join(", "));

/**
 * Brings the credits of some shoppers' orders in line with what is known: of each order that stands, the messages in
 * which its shopper had clicked within the window. Only what differs is written.
 * @returns the orders whose credit is another than before
 */
export async function creditOrdersOf(shopId: number, profileIds: readonly string[], tx: Tx): Promise<string[]> {
  const wanted = wantedCredits(shopId, profileIds);
  const ids = sql`${[...profileIds]}::bigint[]`;
  // Apart from what comes in its place: an order never has two last clicks, not even within a statement.
  const gone = await tx.query<{ orderId: string }>(sql`
    WITH wanted AS MATERIALIZED (${wanted})
    DELETE FROM order_credits c
    WHERE c.shop_id = ${shopId} AND c.order_id IN (
        SELECT o.order_id FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = ANY (${ids})
        UNION SELECT k.order_id FROM order_credits k WHERE k.shop_id = ${shopId} AND k.profile_id = ANY (${ids}))
      AND NOT EXISTS (
        SELECT 1 FROM wanted w WHERE w.order_id = c.order_id AND w.message_id = c.message_id
          AND (${of("w")}) IS NOT DISTINCT FROM (${of("c")}))
    RETURNING c.order_id AS "orderId"`);
  const come = await tx.query<{ orderId: string }>(sql`
    INSERT INTO order_credits (shop_id, ${columns}) SELECT ${shopId}::int, ${columns} FROM (${wanted}) wanted
    ON CONFLICT (shop_id, order_id, message_id) DO NOTHING RETURNING order_id AS "orderId"`);
  return [...new Set([...gone, ...come].map(({ orderId }) => orderId))];
}

function of(alias: "w" | "c"): Sql {
  return raw(names.map((name) => `${alias}.${name}`).join(", "));
}

function wantedCredits(shopId: number, profileIds: readonly string[]): Sql {
  const ids = sql`${[...profileIds]}::bigint[]`;
  return sql`
    SELECT o.order_id, t.message_id, o.profile_id, CASE WHEN t.place = 1 THEN 'last' ELSE 'assisted' END AS kind,
      t.sent_at, t.clicked_at, o.processed_at AS ordered_at, o.currency, w.minor::bigint AS worth_minor,
      CASE WHEN t.place = 1 THEN w.minor ELSE 0 END::bigint AS credited_minor, t.source_kind, t.program_id, t.segment_id,
      t.segment_version, t.template_key, t.template_version, ${crossSells(shopId)} AS is_cross_sell
    FROM orders o
    CROSS JOIN LATERAL (SELECT ${worth(shopId)} AS minor) w
    CROSS JOIN LATERAL (${touches(shopId)}) t
    WHERE o.shop_id = ${shopId} AND o.profile_id = ANY (${ids}) AND ${standing}`;
}

/** The messages in which the shopper of the order `o` had clicked within the window, the last click first. */
function touches(shopId: number): Sql {
  return sql`
    SELECT m.id AS message_id, coalesce(m.settled_at, m.queued_at) AS sent_at, f.occurred_at AS clicked_at, m.source_kind,
      m.program_id, m.segment_id, ${versionOf(shopId, sql`m.segment_id`, sql`m.queued_at`)} AS segment_version,
      m.template_key, m.template_version, row_number() OVER (ORDER BY f.occurred_at DESC, m.id DESC) AS place
    FROM messages m
    JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id AND f.kind = 'clicked'
    WHERE m.shop_id = ${shopId} AND m.profile_id = o.profile_id AND m.source_kind <> ${optInKind}
      AND f.occurred_at <= o.processed_at
      AND f.occurred_at > o.processed_at - make_interval(hours => 24 * ${windowDaysOf(shopId)})`;
}

/** What a segment meant at an instant: the number of its version, null where there is no segment. */
export function versionOf(shopId: number, segmentId: Sql, at: Sql): Sql {
  return sql`(CASE WHEN ${segmentId} IS NOT NULL THEN coalesce((
    SELECT max(v.version) FROM segment_versions v
    WHERE v.shop_id = ${shopId} AND v.segment_id = ${segmentId} AND v.created_at <= ${at}), 1) END)`;
}

/** Whether the order `o` holds something of a category that none of its shopper's earlier orders held. */
function crossSells(shopId: number): Sql {
  const typesOf = (orders: Sql) => sql`
    SELECT p.product_type FROM order_lines l
    JOIN products p ON p.shop_id = l.shop_id AND p.product_id = l.product_id AND p.product_type <> ''
    WHERE l.shop_id = ${shopId} AND ${orders}`;
  const earlier = sql`
    SELECT e.order_id FROM orders e
    WHERE e.shop_id = ${shopId} AND e.profile_id = o.profile_id AND e.cancelled_at IS NULL AND e.deleted_at IS NULL
      AND (e.processed_at, e.order_id) < (o.processed_at, o.order_id)`;
  const own = typesOf(sql`l.order_id = o.order_id`);
  const former = typesOf(sql`l.order_id IN (${earlier})`);
  return sql`CASE WHEN EXISTS (${earlier}) AND EXISTS (${own}) AND EXISTS (${former})
    THEN EXISTS (${own} EXCEPT ${former}) END`;
}
