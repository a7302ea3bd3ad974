import sql, { type Sql } from "sql-template-tag";
import { priorities } from "./model";

/**
 * The first priority of which a message of a shop is due, as an expression; null when none is. Each priority is asked
 * for by itself, for its first message in the order of the index: asked for together, PostgreSQL may read all that wait.
 * @param shopId an SQL expression
 */
export function firstDuePriority(shopId: Sql, now: Date): Sql {
  const first = (priority: number) => sql`(
    SELECT q.priority FROM messages q
    WHERE q.shop_id = ${shopId} AND q.state = 'queued' AND q.priority = ${priority} AND q.next_attempt_at <= ${now}
    ORDER BY q.next_attempt_at, q.id LIMIT 1)`;
  return sql`coalesce(${first(priorities.askedFor)}, ${first(priorities.flow)}, ${first(priorities.campaign)})`;
}
