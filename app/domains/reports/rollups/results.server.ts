import sql, { type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import { versionOf, windowDaysOf } from "~/domains/attribution/index.server";
import { beginOf, dayOf } from "./days.server";

/**
 * Adds up what happened to messages on the days after one, and puts it in the place of what stood there: each thing on
 * the day on which it happened, an order on the day on which its credit was entered.
 * @param closed the last day that is final: "2026-03-01", or null while none is
 */
export async function rollUpResults(shopId: number, closed: string | null, tx: Tx): Promise<void> {
  const after = sql`${closed ?? "-infinity"}::date`;
  const since = closed === null ? sql`'-infinity'::timestamptz` : beginOf(shopId, sql`${closed}::date + 1`);
  await tx.query(sql`DELETE FROM daily_results WHERE shop_id = ${shopId} AND day > ${after}`);
  await tx.query(sql`
    WITH happened AS (
      ${settled(shopId, since)} UNION ALL ${toldOf(shopId, since)} UNION ALL ${unsubscribed(shopId, since)}
      UNION ALL ${entered(shopId, after)} UNION ALL ${assisted(shopId, since)}
    )
    INSERT INTO daily_results (shop_id, day, source_kind, program_id, segment_id, segment_version, template_key,
      template_version, sent, skipped, delivered, clicked, bounced, complained, unsubscribed, orders, revenue_minor,
      foreign_orders, assisted)
    SELECT ${shopId}::int, day, source_kind, program_id, coalesce(segment_id, 0), coalesce(segment_version, 0), template_key,
      coalesce(template_version, 0), ${count("sent")}, ${count("skipped")}, ${count("delivered")}, ${count("clicked")},
      ${count("bounced")}, ${count("complained")}, ${count("unsubscribed")},
      coalesce(sum(orders) FILTER (WHERE what = 'order'), 0), coalesce(sum(minor) FILTER (WHERE what = 'order'), 0),
      coalesce(sum(orders) FILTER (WHERE what = 'foreign'), 0), ${count("assisted")}
    FROM happened GROUP BY 2, 3, 4, 5, 6, 7, 8`);
}

function count(what: string): Sql {
  return sql`count(*) FILTER (WHERE what = ${what})`;
}

/** What is kept of a message `m`. */
function about(shopId: number): Sql {
  return sql`m.source_kind, m.program_id, m.segment_id,
    ${versionOf(shopId, sql`m.segment_id`, sql`m.queued_at`)} AS segment_version, m.template_key, m.template_version`;
}

const nothingBought = sql`0 AS orders, 0::bigint AS minor`;

function settled(shopId: number, since: Sql): Sql {
  return sql`
    SELECT ${dayOf(shopId, sql`m.settled_at`)} AS day, m.state AS what, ${about(shopId)}, ${nothingBought}
    FROM messages m WHERE m.shop_id = ${shopId} AND m.settled_at >= ${since} AND m.state IN ('sent', 'skipped')`;
}

function toldOf(shopId: number, since: Sql): Sql {
  return sql`
    SELECT ${dayOf(shopId, sql`f.occurred_at`)}, f.kind, ${about(shopId)}, ${nothingBought}
    FROM message_feedback f JOIN messages m ON m.shop_id = f.shop_id AND m.id = f.message_id
    WHERE f.shop_id = ${shopId} AND f.occurred_at >= ${since} AND f.kind IN ('delivered', 'clicked', 'bounced', 'complained')`;
}

/** Each unsubscribing counts for the last message before it, once: what Shopify tells of it afterwards is the same word. */
function unsubscribed(shopId: number, since: Sql): Sql {
  return sql`
    SELECT ${dayOf(shopId, sql`c.occurred_at`)}, 'unsubscribed', ${about(shopId)}, ${nothingBought}
    FROM consent_records c
    CROSS JOIN LATERAL (
      SELECT l.* FROM messages l
      WHERE l.shop_id = ${shopId} AND l.profile_id = c.profile_id AND l.state = 'sent' AND l.settled_at < c.occurred_at
        AND l.settled_at > c.occurred_at - make_interval(hours => 24 * ${windowDaysOf(shopId)})
      ORDER BY l.settled_at DESC, l.id DESC LIMIT 1) m
    WHERE c.shop_id = ${shopId} AND c.state = 'unsubscribed' AND c.occurred_at >= ${since} AND NOT EXISTS (
      SELECT 1 FROM consent_records e
      WHERE e.shop_id = ${shopId} AND e.profile_id = c.profile_id AND e.state = 'unsubscribed'
        AND e.occurred_at > m.settled_at AND (e.occurred_at, e.source, e.email) < (c.occurred_at, c.source, c.email))`;
}

/** Orders in the shop's own currency are added up; those in others are only counted. */
function entered(shopId: number, after: Sql): Sql {
  return sql`
    SELECT e.day, CASE WHEN e.currency = s.currency THEN 'order' ELSE 'foreign' END, e.source_kind, e.program_id, e.segment_id,
      e.segment_version, e.template_key, e.template_version, e.orders, e.amount_minor
    FROM credit_entries e JOIN shops s ON s.id = ${shopId} WHERE e.shop_id = ${shopId} AND e.day > ${after}`;
}

function assisted(shopId: number, since: Sql): Sql {
  return sql`
    SELECT ${dayOf(shopId, sql`c.ordered_at`)}, 'assisted', c.source_kind, c.program_id, c.segment_id, c.segment_version,
      c.template_key, c.template_version, ${nothingBought}
    FROM order_credits c WHERE c.shop_id = ${shopId} AND c.kind = 'assisted' AND c.ordered_at >= ${since}`;
}
