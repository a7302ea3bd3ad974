import sql, { type Sql } from "sql-template-tag";
import type { TimelineKind } from "../../model";
import { templateName } from "../../messages/template-name.server";
import { effectEntries } from "./effects.server";
import { flowEntries } from "./flows.server";

type Source = (shopId: number, profileId: string) => Sql;

/** Each is a query with the columns key, at, what, name, detail, amount and currency. */
export const sources: Record<TimelineKind, Source> = { orders, baskets, visits, answers, messages, segments, consent };

const noAmount = sql`NULL::bigint AS amount, NULL AS currency`;

/** The detail of an order is the message it is credited to: its id and what it is called. */
function orders(shopId: number, profileId: string): Sql {
  const own = sql`o.shop_id = ${shopId} AND o.profile_id = ${profileId} AND o.deleted_at IS NULL`;
  return sql`
    SELECT 'order:' || o.order_id AS key, o.processed_at AS at, 'placed' AS what, o.name,
      m.message_id || ':' || ${templateName} AS detail, o.total_minor AS amount, o.currency
    FROM orders o
    LEFT JOIN order_credits m ON m.shop_id = o.shop_id AND m.order_id = o.order_id AND m.kind = 'last'
    LEFT JOIN templates t ON t.shop_id = m.shop_id AND t.key = m.template_key
    WHERE ${own}
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
    SELECT 'event:' || e.source_id AS key, e.occurred_at AS at, e.kind AS what, CASE
        WHEN e.kind IN ('product_viewed', 'price_dropped', 'back_in_stock') THEN (SELECT p.title FROM products p
          WHERE p.shop_id = ${shopId} AND p.product_id::text = e.properties #>> '{productIds,0}')
        WHEN e.kind = 'collection_viewed' THEN (SELECT c.title FROM collections c
          WHERE c.shop_id = ${shopId} AND c.collection_id::text = e.properties ->> 'collectionId')
        WHEN e.kind = 'search_submitted' THEN e.properties ->> 'query'
        WHEN e.kind = 'video_played' THEN e.properties ->> 'title'
        ELSE e.properties ->> 'path' END AS name,
      coalesce(e.properties ->> 'percent', e.properties ->> 'seconds') AS detail, ${noAmount}
    FROM events e WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId}
      AND e.kind IN ('product_viewed', 'collection_viewed', 'search_submitted', 'page_viewed', 'page_scrolled',
        'page_stayed', 'video_played', 'price_dropped', 'back_in_stock')`;
}

/**
 * What they answered, in the words of the version that asked. Of an answer without a choice the question's kind tells
 * whether it was in their own words or that there is none any more.
 */
function answers(shopId: number, profileId: string): Sql {
  return sql`
    SELECT 'event:' || e.source_id AS key, e.occurred_at AS at, CASE
        WHEN e.properties ->> 'answer' IS NOT NULL OR asked.one IS NULL THEN e.kind
        WHEN asked.one ->> 'type' = 'text' THEN 'answered_freely' ELSE 'answer_withdrawn' END AS what,
      coalesce(nullif(asked.one ->> 'title', ''), e.properties ->> 'question') AS name,
      coalesce((SELECT choice ->> 'label' FROM jsonb_array_elements(asked.one -> 'choices') choice
        WHERE choice ->> 'key' = e.properties ->> 'answer' LIMIT 1), e.properties ->> 'answer') AS detail, ${noAmount}
    FROM events e
    LEFT JOIN quizzes q ON q.shop_id = e.shop_id AND q.key = e.properties ->> 'quiz'
    LEFT JOIN quiz_versions v ON v.shop_id = q.shop_id AND v.quiz_id = q.id AND v.version::text = e.properties ->> 'version'
    LEFT JOIN LATERAL (SELECT one FROM jsonb_array_elements(v.content -> 'questions') one
      WHERE one ->> 'key' = e.properties ->> 'question' LIMIT 1) asked ON true
    WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId} AND e.kind = 'quiz_answered'`;
}

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
    WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId} AND e.kind = 'flow_entered'
    UNION ALL
    SELECT 'event:' || e.source_id, e.occurred_at, e.kind, e.properties ->> 'name', e.properties ->> 'value', NULL, NULL
    FROM events e WHERE e.shop_id = ${shopId} AND e.profile_id = ${profileId} AND e.kind = 'trait_set'
    UNION ALL
    ${flowEntries(shopId, profileId)}
    UNION ALL
    ${effectEntries(shopId, profileId)}`;
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
