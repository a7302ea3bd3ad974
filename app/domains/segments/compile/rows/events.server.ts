import sql, { empty, type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import { within, type Scope } from "../scope";
import type { RowsNeed } from "./need";

export function eventRows({ kinds, since }: RowsNeed, scope: Scope, { shopId, asOf }: CompileContext): Sql {
  return sql`
    SELECT e.profile_id, e.occurred_at AS at, e.kind, e.source_id, e.properties FROM events e
    WHERE e.shop_id = ${shopId} AND e.profile_id IS NOT NULL AND e.kind = ANY (${kinds}::text[]) AND e.occurred_at <= ${asOf}
      ${since ? sql`AND e.occurred_at >= ${since}` : empty} ${within(scope, sql`e.profile_id`)}`;
}
