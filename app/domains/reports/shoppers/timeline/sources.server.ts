import sql, { type Sql } from "sql-template-tag";
import type { TimelineKind } from "../../model";

type Source = (shopId: number, profileId: string) => Sql;

/** Each is a query with the columns key, at, what, name, detail, amount and currency. */
export const sources: Record<TimelineKind, Source> = { orders, baskets, visits, answers, messages, segments, consent };

const noAmount = sql`NULL::bigint AS amount, NULL AS currency`;

function orders(shopId: number, profileId: string): Sql {
  const own = sql`o.shop_id = ${shopId} AND o.profile_id = ${profileId} AND o.deleted_at IS NULL`;
  return sql`
    SELECT 'order:' || order_id AS key, processed_at AS at, 'placed' AS what, name, NULL AS detail, total_minor AS amount,
      currency
    FROM orders o WHERE ${own}
    UNION ALL
    SELECT 'cancelled:' || order_id, cancelled_at, 'cancelled', name, NULL, NULL, NULL
    FROM orders o WHERE ${own} AND cancelled_at IS NOT NULL
    UNION ALL
    SELECT 'refund:' || o.order_id || ':' || r.refund_id, r.refunded_at, 'refunded', o.name, NULL, r.amount_minor, o.currency
    FROM orders o JOIN refunds r ON r.shop_id = o.shop_id AND r.order_id = o.order_id WHERE ${own}`;
}

function baskets(shopId: number, profileId: string): Sql {
  return sql`
    SELECT kind || ':' || token AS key, started_at AS at, kind AS what, NULL AS name,
      CASE WHEN completed_at IS NOT NULL THEN 'completed' END AS detail, total_minor AS amount, currency
    FROM baskets WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND deleted_at IS NULL`;
}

/** What they looked at and for. A view of several products goes by the first. */
function visits(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'event:' || e.source_id AS key, e.occurred_at AS at, e.kind AS what, CASE e.kind
        WHEN 'product_viewed' THEN (SELECT p.title FROM products p
          WHERE p.shop_id = ${shopId} AND p.product_id::text = e.properties #>> '{productIds,0}')
        WHEN 'collection_viewed' THEN (SELECT c.title FROM collections c
          WHERE c.shop_id = ${shopId} AND c.collection_id::text = e.properties ->> 'collectionId')
        ELSE e.properties ->> 'query' END AS name,
      NULL AS detail, ${noAmount}
    FROM events e WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId}
      AND e.kind IN ('product_viewed', 'collection_viewed', 'search_submitted')`;
}

function answers(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'event:' || source_id AS key, occurred_at AS at, kind AS what, properties ->> 'question' AS name,
      properties ->> 'answer' AS detail, ${noAmount}
    FROM events WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND kind = 'quiz_answered'`;
}

/** What a message's template is called; its key where the shop has none such any more. */
const templateName = sql`coalesce(t.name, m.template_key)`;
const withTemplates = sql`LEFT JOIN templates t ON t.shop_id = m.shop_id AND t.key = m.template_key`;

function messages(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'message:' || m.id AS key, coalesce(m.settled_at, m.queued_at) AS at, m.state AS what, ${templateName} AS name,
      m.reason AS detail, ${noAmount}
    FROM messages m ${withTemplates}
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId}
    UNION ALL
    SELECT 'message:' || m.id || ':' || f.kind, f.occurred_at, f.kind, ${templateName}, f.detail, NULL, NULL
    FROM messages m ${withTemplates} JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId}
    UNION ALL
    SELECT 'event:' || e.source_id, e.occurred_at, e.kind, f.name, NULL, NULL, NULL
    FROM events e LEFT JOIN flows f ON f.shop_id = e.shop_id AND f.id::text = e.properties ->> 'flowId'
    WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId} AND e.kind = 'flow_entered'`;
}

function segments(shopId: number, profileId: string): Sql {
  const stays = sql`FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId}`;
  return sql`
    SELECT 'stay:' || s.id || ':' || ${milliseconds(sql`m.entered_at`)} AS key, m.entered_at AS at, 'entered' AS what,
      s.name, m.entered_cause AS detail, ${noAmount} ${stays}
    UNION ALL
    SELECT 'left:' || s.id || ':' || ${milliseconds(sql`m.left_at`)}, m.left_at, 'left', s.name, m.left_cause, NULL, NULL
    ${stays} AND m.left_at IS NOT NULL`;
}

function consent(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'consent:' || state || ':' || ${milliseconds(sql`occurred_at`)} AS key, occurred_at AS at, state AS what,
      source AS name, NULL AS detail, ${noAmount}
    FROM consent_records WHERE shop_id = ${shopId} AND profile_id = ${profileId}`;
}

/** As a JavaScript date counts them. */
function milliseconds(at: Sql): Sql {
  return sql`floor(extract(epoch FROM ${at}) * 1000)::bigint`;
}
