import sql, { type Sql } from "sql-template-tag";

/**
 * What flows did with a shopper: each step that was taken, but for messages and traits, which tell of themselves; why a
 * run ended, or why it never began. The detail of a step is JSON: its type, what came of it, and what it is called.
 */
export function flowEntries(shopId: number, profileId: string): Sql {
  const own = sql`r.shop_id = ${shopId} AND r.profile_id = ${profileId}`;
  const label = sql`coalesce(
    CASE WHEN p.outcome LIKE 'path-%' THEN s.step #>> ARRAY['paths', (substr(p.outcome, 6)::int - 1)::text, 'name'] END,
    (SELECT path ->> 'name' FROM jsonb_array_elements(s.step -> 'paths') path WHERE path ->> 'arm' = p.outcome),
    s.step ->> 'tag', s.step ->> 'name', s.step ->> 'words')`;
  return sql`
    SELECT 'run:' || r.id || ':' || p.number AS key, p.at, 'flow_step' AS what, f.name,
      jsonb_build_object('type', s.step ->> 'type', 'outcome', p.outcome, 'label', ${label},
        'change', s.step ->> 'change')::text AS detail, NULL::bigint AS amount, NULL AS currency
    FROM flow_runs r
    JOIN flow_passages p ON p.shop_id = r.shop_id AND p.run_id = r.id
    JOIN flows f ON f.shop_id = r.shop_id AND f.id = r.flow_id
    CROSS JOIN LATERAL (
      SELECT found.step FROM flow_versions v
      CROSS JOIN LATERAL (
        SELECT jsonb_path_query_first(v.content, 'strict $.** ? (@.id == $id)', jsonb_build_object('id', p.step), true) AS step) found
      WHERE v.shop_id = r.shop_id AND v.flow_id = r.flow_id AND found.step IS NOT NULL
      ORDER BY v.version = r.version DESC, v.version DESC LIMIT 1) s
    WHERE ${own} AND s.step ->> 'type' <> 'set_trait' AND NOT (s.step ->> 'type' = 'send' AND p.outcome = 'asked')
    UNION ALL
    SELECT 'run:' || r.id || ':end', r.ended_at, 'flow_ended', f.name, r.outcome, NULL, NULL
    FROM flow_runs r JOIN flows f ON f.shop_id = r.shop_id AND f.id = r.flow_id
    WHERE ${own} AND r.state = 'ended'`;
}
