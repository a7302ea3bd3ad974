import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { windowDaysOf } from "~/domains/attribution/index.server";
import { recipientStanding, recipientsWithMessages } from "~/domains/messages/index.server";
import type { CampaignPart } from "../../model";

/**
 * What came of campaigns, part by part: for each of them, each message that a segment chose, and the trial apart from
 * the rest. Everything is counted in one statement, so that the parts add up to the audience at any moment. What followed
 * is looked up for each recipient, so that it costs the same whatever the database believes of its tables.
 */
export async function listCampaignParts(
  shopId: number,
  campaignIds: readonly number[],
  db: Db = pool,
): Promise<CampaignPart[]> {
  return db.query<CampaignPart>(sql`
    WITH own AS (
      SELECT r.campaign_id, r.profile_id, r.segment_id, r.template_key, r.in_trial, m.id AS message_id, m.settled_at,
        ${recipientStanding} AS stands
      FROM ${recipientsWithMessages}
      WHERE r.shop_id = ${shopId} AND r.campaign_id = ANY (${campaignIds}::int[])
    )
    SELECT own.campaign_id AS "campaignId", own.segment_id AS "segmentId", own.template_key AS template,
      own.in_trial AS "isTrial", count(*)::int AS audience,
      count(*) FILTER (WHERE stands = 'waiting')::int AS waiting, count(*) FILTER (WHERE stands = 'sent')::int AS sent,
      count(*) FILTER (WHERE stands = 'skipped')::int AS skipped, count(*) FILTER (WHERE stands = 'failed')::int AS failed,
      count(said.delivered_at)::int AS delivered, count(said.clicked_at)::int AS clicked,
      count(said.complained_at)::int AS complained,
      count(*) FILTER (WHERE stands = 'sent' AND EXISTS (
        SELECT 1 FROM consent_records c
        WHERE c.shop_id = ${shopId} AND c.profile_id = own.profile_id AND c.state = 'unsubscribed'
          AND c.occurred_at > own.settled_at
          AND c.occurred_at < own.settled_at + make_interval(hours => 24 * ${windowDaysOf(shopId)})))::int AS unsubscribed,
      coalesce(sum(bought.orders), 0)::int AS orders, coalesce(sum(bought.revenue), 0)::bigint AS "revenueMinor"
    FROM own
    LEFT JOIN LATERAL (
      SELECT min(f.occurred_at) FILTER (WHERE f.kind = 'delivered') AS delivered_at,
        min(f.occurred_at) FILTER (WHERE f.kind = 'clicked') AS clicked_at,
        min(f.occurred_at) FILTER (WHERE f.kind = 'complained') AS complained_at
      FROM message_feedback f WHERE f.shop_id = ${shopId} AND f.message_id = own.message_id
    ) said ON own.stands = 'sent'
    LEFT JOIN LATERAL (
      SELECT count(*) AS orders, sum(k.credited_minor) AS revenue
      FROM order_credits k JOIN shops s ON s.id = k.shop_id AND s.currency = k.currency
      WHERE k.shop_id = ${shopId} AND k.message_id = own.message_id AND k.kind = 'last'
    ) bought ON said.clicked_at IS NOT NULL
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 4 DESC, 2 NULLS LAST, 3`);
}
