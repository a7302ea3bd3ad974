import sql, { type Sql } from "sql-template-tag";
import { interestRule as rule } from "./model";

/**
 * `ready`: who stands before the next stage and shows it, as (profile_id, step, because, until). Stands behind `people`
 * (the traits of those who are asked) and `motivation`; readiness.ts is the same rule for one.
 */
export function readiness(asOf: Date): Sql {
  const isFresh = (at: Sql) => sql`(${at} > coalesce(p.last_order_at, '-infinity')
    AND ${at} > ${asOf}::timestamptz - make_interval(days => ${rule.readyDays}))`;
  const endOf = (at: Sql) => sql`CASE WHEN ${isFresh(at)} THEN ${at} + make_interval(days => ${rule.readyDays}) END`;
  const reason = (name: string, holds: Sql) => sql`CASE WHEN ${holds} THEN ${name}::text END`;
  const ahead = (at: Sql) => sql`CASE WHEN ${at} > ${asOf} THEN ${at} END`;
  const [cart, compared, returned] = [sql`k.at`, sql`c.at`, sql`b.at`];
  return sql`
    ready AS (
      SELECT profile_id, CASE WHEN cardinality(because) > 0 THEN step END AS step,
        CASE WHEN step IS NULL THEN '{}' ELSE because END AS because, until
      FROM (
        SELECT p.profile_id, p.step, array_remove(ARRAY[
            ${reason("cart", isFresh(cart))}, ${reason("compared", isFresh(compared))},
            ${reason("returned", isFresh(returned))}, ${reason("due", sql`p.due_at <= ${asOf}`)}
          ], NULL) AS because,
          least(${endOf(cart)}, ${endOf(compared)}, ${endOf(returned)}, ${ahead(sql`p.due_at`)},
            ${ahead(sql`p.lifecycle_until`)}) AS until
        FROM (${standing()}) p
        LEFT JOIN carts k ON k.profile_id = p.profile_id
        LEFT JOIN compared c ON c.profile_id = p.profile_id
        LEFT JOIN came_back b ON b.profile_id = p.profile_id
      ) judged
    )`;
}

function standing(): Sql {
  return sql`
    SELECT *, CASE WHEN step IN ('second_order', 'loyalty')
      THEN last_order_at + make_interval(secs => rhythm_seconds) END AS due_at
    FROM (
      SELECT *, CASE lifecycle_stage
        WHEN 'prospect' THEN 'first_order'
        WHEN 'new' THEN 'second_order'
        WHEN 'active' THEN CASE WHEN order_count = ${rule.nearlyLoyalOrders} THEN 'loyalty' END
        WHEN 'dormant' THEN 'return'
        WHEN 'lost' THEN 'return' END AS step
      FROM people
    ) before`;
}
