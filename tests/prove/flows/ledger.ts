import sql from "sql-template-tag";
import { db } from "~/db.server";

/** Everything that flows wrote of a shop, one line each, with nothing in it that depends on who wrote first. */
export async function ledgerOf(shopId: number): Promise<string[]> {
  const run = sql`f.key || ' of ' || r.profile_id || ' for ' || r.triggered_at`;
  const runs = sql`flow_runs r JOIN flows f ON f.shop_id = r.shop_id AND f.id = r.flow_id`;
  const rows = await db.query<{ line: string }>(sql`
    SELECT 'run ' || ${run} || ': ' || concat_ws(' ', r.started_at, r.version, r.state, r.outcome, r.at_step, r.arrived_at,
      r.due_at, r.taken, r.ended_at, r.treatment, r.segment_id, r.cause) AS line
    FROM ${runs} WHERE r.shop_id = ${shopId}
    UNION ALL SELECT 'passage ' || ${run} || ': ' || concat_ws(' ', p.number, p.step, p.outcome, p.at)
    FROM ${runs} JOIN flow_passages p ON p.shop_id = r.shop_id AND p.run_id = r.id WHERE r.shop_id = ${shopId}
    UNION ALL SELECT 'effect ' || ${run} || ': ' || concat_ws(' ', e.number, e.step, e.kind, e.payload, e.state, e.created_at, e.attempts)
    FROM ${runs} JOIN flow_effects e ON e.shop_id = r.shop_id AND e.run_id = r.id WHERE r.shop_id = ${shopId}
    UNION ALL SELECT 'message ' || ${run} || ': ' || concat_ws(' ', m.step, m.template_key, m.profile_id, m.state, m.queued_at,
      m.send_before, m.rank, m.experiment_id, m.arm, m.treatment)
    FROM ${runs} JOIN messages m ON m.shop_id = r.shop_id AND m.source_kind = 'flow' AND m.source_id = r.id
    WHERE r.shop_id = ${shopId}
    UNION ALL SELECT 'event ' || concat_ws(' ', e.kind, e.profile_id, e.occurred_at, e.properties)
    FROM events e WHERE e.shop_id = ${shopId} AND e.kind IN ('flow_entered', 'trait_set')
    UNION ALL SELECT 'assigned ' || concat_ws(' ', a.experiment_id, a.profile_id, a.arm, a.assigned_at)
    FROM assignments a WHERE a.shop_id = ${shopId}
    UNION ALL SELECT 'stay ' || concat_ws(' ', s.key, m.profile_id, m.entered_at, m.left_at)
    FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id WHERE m.shop_id = ${shopId}`);
  return rows.map(({ line }) => line).toSorted();
}

/** How often each word stands at the beginning of a line. */
export function countLines(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const [word = ""] = line.split(" ");
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/** Lines that only one of two ledgers has; of a line that one has more often, the rest. */
export function differences(one: readonly string[], other: readonly string[]): string[] {
  const missing = (here: readonly string[], there: readonly string[], sign: string) => {
    const left = new Map<string, number>();
    for (const line of there) left.set(line, (left.get(line) ?? 0) + 1);
    return here.flatMap((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count > 0 ? [] : [`${sign} ${line}`];
    });
  };
  return [...missing(one, other, "-"), ...missing(other, one, "+")];
}
