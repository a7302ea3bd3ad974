import sql, { empty, type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import { within, type Scope } from "../scope";
import type { RowsNeed } from "./need";

/** Beginnings and ends of recorded stays in segments. */
export function stayRows({ kinds, since }: RowsNeed, scope: Scope, { shopId, asOf }: CompileContext): Sql {
  return sql`
    SELECT m.profile_id, turn.at, turn.kind, m.segment_id FROM memberships m
    CROSS JOIN LATERAL (VALUES ('entered', m.entered_at), ('left', m.left_at)) turn(kind, at)
    WHERE m.shop_id = ${shopId} AND turn.kind = ANY (${kinds}::text[]) AND turn.at <= ${asOf}
      ${since ? sql`AND turn.at >= ${since}` : empty} ${within(scope, sql`m.profile_id`)}`;
}
