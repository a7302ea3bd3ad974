import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import { shopRhythmAsOf, traitsAsOf } from "~/domains/traits/index.server";
import { compile } from "../compile/compile.server";
import type { CompileContext } from "../compile/context";
import type { Definition } from "../model";

/**
 * `stored`: traits as they were last derived, for now. `facts`: traits worked out from the facts up to `asOf`. A
 * property test holds the two equal.
 */
export type Source = "stored" | "facts";

/** Everyone a definition can be asked about, as the FROM and WHERE of a query over `p` and `t`. */
export function population({ shopId, asOf }: CompileContext, source: Source, profileIds?: readonly string[]): Sql {
  const traits =
    source === "stored" ? stored(shopId) : once(traitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf), profileIds));
  return sql`
    FROM profiles p LEFT JOIN ${traits} t ON t.profile_id = p.id
    WHERE p.shop_id = ${shopId} AND p.known_since <= ${asOf} AND p.merged_into IS NULL
      AND (p.deleted_at IS NULL OR p.deleted_at > ${asOf})
      ${profileIds ? sql`AND p.id = ANY (${profileIds}::bigint[])` : empty}`;
}

/** Worked out once, whatever the planner thinks of joining it row by row. */
function once(query: Sql): Sql {
  return sql`(WITH worked_out AS MATERIALIZED (${query}) SELECT * FROM worked_out)`;
}

function stored(shopId: number): Sql {
  return sql`(SELECT * FROM profile_traits WHERE shop_id = ${shopId})`;
}

/**
 * All definitions asked of a population in one pass: one row for each profile with `truths`, an array in the order of
 * the definitions, and `due_at`, the next instant at which time alone may change one of them.
 */
export function evaluation(
  definitions: readonly Definition[],
  context: CompileContext,
  source: Source,
  profileIds?: readonly string[],
): Sql {
  const compiled = definitions.map((definition) => compile(definition, context));
  const each = compiled.map(({ truth }) => truth);
  const truths = each.length > 0 ? join(each, ", ", "ARRAY[", "]::boolean[]") : raw("'{}'::boolean[]");
  const later = compiled
    .flatMap(({ dues }) => dues)
    .map((due) => sql`CASE WHEN ${due} > ${context.asOf} THEN ${due} END`);
  const dueAt = later.length > 0 ? sql`least(${join(later)})` : raw("NULL::timestamptz");
  return sql`
    SELECT p.id AS profile_id, p.customer_id, ${truths} AS truths, ${dueAt} AS due_at
    ${population(context, source, profileIds)}`;
}
