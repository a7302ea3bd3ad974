import sql, { join, raw, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { standing } from "~/domains/attribution/index.server";
import { behaviourDays, livelyDays, type BehavioursFound, type Tally } from "../model";

const dayMilliseconds = 86_400_000;

/** A behaviour that can be seen in the days before the cut: a condition on `did`, one row for each shopper. */
interface Behaviour {
  key: string;
  label: string;
  condition: Sql;
}

const atLeast = (column: Sql, count: number) => sql`${column} >= ${count}`;

const behaviours: readonly Behaviour[] = [
  { key: "product_viewed", label: "Looked at a product", condition: atLeast(sql`product_viewed`, 1) },
  { key: "products_compared", label: "Looked at three products or more", condition: atLeast(sql`products`, 3) },
  {
    key: "product_again",
    label: "Looked at one product twice or more",
    condition: sql`product_viewed > products AND products > 0`,
  },
  { key: "collection_viewed", label: "Looked at a collection", condition: atLeast(sql`collection_viewed`, 1) },
  { key: "search_submitted", label: "Searched", condition: atLeast(sql`search_submitted`, 1) },
  { key: "page_viewed", label: "Read a page", condition: atLeast(sql`page_viewed`, 1) },
  { key: "page_stayed", label: "Stayed on a page", condition: atLeast(sql`page_stayed`, 1) },
  { key: "video_played", label: "Played a video", condition: atLeast(sql`video_played`, 1) },
  { key: "cart_updated", label: "Put something in the cart", condition: atLeast(sql`cart_updated`, 1) },
  { key: "checkout_started", label: "Began a checkout", condition: atLeast(sql`checkout_started`, 1) },
  { key: "message_clicked", label: "Clicked in a message", condition: atLeast(sql`message_clicked`, 1) },
  { key: "quiz_answered", label: "Answered a quiz", condition: atLeast(sql`quiz_answered`, 1) },
  { key: "several_days", label: "Came on three days or more", condition: atLeast(sql`days`, 3) },
  { key: "on_phone", label: "Came with a phone", condition: atLeast(sql`by_phone`, 1) },
  { key: "ordered", label: "Ordered", condition: atLeast(sql`recent_orders`, 1) },
  { key: "ordered_before", label: "Had ordered before", condition: atLeast(sql`orders`, 1) },
  { key: "ordered_twice", label: "Had ordered twice or more", condition: atLeast(sql`orders`, 2) },
  { key: "with_code", label: "Had ordered with a discount code", condition: atLeast(sql`coded`, 1) },
];

/** Kinds of events: constants of the code, and names of columns here. */
const counted = [
  ...["product_viewed", "collection_viewed", "search_submitted", "page_viewed", "page_stayed", "video_played"],
  ...["cart_updated", "checkout_started", "message_clicked", "quiz_answered"],
];

/** What happens to shoppers, and is nothing they do. */
const passive = [
  "message_sent",
  "message_delivered",
  "message_bounced",
  "price_dropped",
  "back_in_stock",
  "trait_set",
  "flow_entered",
];

/**
 * How many of the lively shoppers did each thing in the days before the cut, and how many of those ordered in the days
 * after it, in one pass over the events and orders of that time.
 */
export async function countBehaviours(shopId: number, now: Date, db: Db = pool): Promise<BehavioursFound> {
  const cutAt = new Date(now.getTime() - behaviourDays * dayMilliseconds);
  const from = new Date(cutAt.getTime() - behaviourDays * dayMilliseconds);
  const livelyFrom = new Date(cutAt.getTime() - livelyDays * dayMilliseconds);
  const count = (kind: string) => sql`count(*) FILTER (WHERE e.kind = ${kind} AND e.occurred_at > ${from})::int`;
  const truths = behaviours.map(({ condition }) => sql`coalesce(${condition}, false)`);
  const rows = await db.query<{
    position: number;
    did: number;
    didOrdered: number;
    shoppers: number;
    ordered: number;
  }>(sql`
    WITH acts AS (
      SELECT e.profile_id, ${join(counted.map((kind) => sql`${count(kind)} AS ${raw(kind)}`))},
        count(DISTINCT e.properties #>> '{productIds,0}') FILTER (WHERE e.kind = 'product_viewed' AND e.occurred_at > ${from})::int AS products,
        count(DISTINCT date_trunc('day', e.occurred_at)) FILTER (WHERE e.occurred_at > ${from})::int AS days,
        count(*) FILTER (WHERE e.properties ->> 'device' = 'mobile' AND e.occurred_at > ${from})::int AS by_phone
      FROM events e
      WHERE e.shop_id = ${shopId} AND e.occurred_at > ${livelyFrom} AND e.occurred_at <= ${cutAt}
        AND e.profile_id IS NOT NULL AND e.kind <> ALL (${passive}::text[])
      GROUP BY e.profile_id
    ), bought AS (
      SELECT o.profile_id, count(*) FILTER (WHERE o.processed_at <= ${cutAt})::int AS orders,
        count(*) FILTER (WHERE o.processed_at > ${from} AND o.processed_at <= ${cutAt})::int AS recent_orders,
        count(*) FILTER (WHERE o.processed_at <= ${cutAt} AND cardinality(o.discount_codes) > 0)::int AS coded,
        bool_or(o.processed_at > ${livelyFrom} AND o.processed_at <= ${cutAt}) AS lively,
        bool_or(o.processed_at > ${cutAt} AND o.processed_at <= ${now}) AS ordered
      FROM orders o
      WHERE o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND o.processed_at <= ${now} AND ${standing}
      GROUP BY o.profile_id
    ), did AS (
      SELECT p.id, coalesce(b.ordered, false) AS ordered, ARRAY[${join(truths)}] AS truths
      FROM profiles p
      LEFT JOIN acts a ON a.profile_id = p.id
      LEFT JOIN bought b ON b.profile_id = p.id
      WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL AND p.deleted_at IS NULL
        AND (a.profile_id IS NOT NULL OR b.lively OR (p.known_since > ${livelyFrom} AND p.known_since <= ${cutAt}))
    ), totals AS (
      SELECT count(*)::int AS shoppers, count(*) FILTER (WHERE ordered)::int AS ordered FROM did
    )
    SELECT n AS position, totals.shoppers, totals.ordered,
      (SELECT count(*) FROM did WHERE truths[n])::int AS did,
      (SELECT count(*) FROM did WHERE truths[n] AND ordered)::int AS "didOrdered"
    FROM totals, generate_series(1, ${behaviours.length}::int) n ORDER BY n`);
  const tallies = rows.flatMap(({ position, did, didOrdered }): Tally[] => {
    const behaviour = behaviours[position - 1];
    return behaviour ? [{ key: behaviour.key, label: behaviour.label, did, didOrdered }] : [];
  });
  const [first] = rows;
  return { cutAt, shoppers: first?.shoppers ?? 0, ordered: first?.ordered ?? 0, tallies };
}
