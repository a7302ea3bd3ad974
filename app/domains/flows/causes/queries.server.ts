import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { CauseValues } from "~/domains/templates/model";
import { formatMoney } from "~/lib/money";

interface Row {
  runId: string;
  domain: string;
  currency: string;
  title: string | null;
  handle: string | null;
  priceMinor: string | null;
  beforeMinor: string | null;
  quiz: string | null;
}

/**
 * What started runs, as a message can say it, by the runs' ids: the first product of it, where it stands, what it costs
 * now and what it cost before, or the quiz. A price is the catalog's of this moment, and what it cost before is said only
 * while it costs less: nothing is promised that has passed. What is not known is left out.
 */
export async function findCauses(
  shopId: number,
  runIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, CauseValues>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.query<Row>(sql`
    SELECT r.id AS "runId", s.domain, s.currency, p.title, p.handle, v.price AS "priceMinor", q.name AS quiz,
      CASE WHEN jsonb_typeof(r.cause #> '{properties,fromMinor}') = 'number'
        THEN round((r.cause #>> '{properties,fromMinor}')::numeric)::bigint END AS "beforeMinor"
    FROM flow_runs r
    JOIN shops s ON s.id = r.shop_id
    LEFT JOIN products p ON p.shop_id = r.shop_id AND p.product_id::text = r.cause #>> '{properties,productIds,0}'
      AND p.status = 'active' AND p.deleted_at IS NULL AND p.title <> ''
    LEFT JOIN LATERAL (
      SELECT coalesce(min(price_minor) FILTER (WHERE variant_id::text = r.cause #>> '{properties,variantId}'), min(price_minor)) AS price
      FROM product_variants WHERE shop_id = r.shop_id AND product_id = p.product_id
    ) v ON true
    LEFT JOIN quizzes q ON q.shop_id = r.shop_id AND q.key = r.cause #>> '{properties,quiz}'
    WHERE r.shop_id = ${shopId} AND r.id = ANY (${[...runIds]}::bigint[])`);
  return new Map(rows.map((row) => [row.runId, valuesOf(row)]));
}

function valuesOf({ domain, currency, title, handle, priceMinor, beforeMinor, quiz }: Row): CauseValues {
  const money = (minor: string) => formatMoney({ amountMinor: Number(minor), currency });
  const isCheaper = priceMinor !== null && beforeMinor !== null && Number(priceMinor) < Number(beforeMinor);
  return {
    ...(title && { cause_product: title }),
    ...(title && handle && { cause_url: `https://${domain}/products/${encodeURIComponent(handle)}` }),
    ...(title && priceMinor !== null && { cause_price: money(priceMinor) }),
    ...(title && isCheaper && { cause_price_before: money(beforeMinor) }),
    ...(quiz && { cause_quiz: quiz }),
  };
}
