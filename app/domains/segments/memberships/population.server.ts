import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import { shopRhythmAsOf, traitsAsOf } from "~/domains/traits/index.server";
import { compile } from "../compile/compile.server";
import type { CompileContext } from "../compile/context";
import { Plan } from "../compile/plan.server";
import { some } from "../compile/scope";
import type { Definition } from "../model";

/**
 * `stored`: traits as they were last derived, for now. `facts`: traits worked out from the facts up to `asOf`. A
 * property test holds the two equal.
 */
export type TraitSource = "stored" | "facts";

/** Whom definitions are asked about, and by what. */
export interface Asked {
  context: CompileContext;
  traits: TraitSource;
  /** Only these; everyone when left out. */
  profileIds?: readonly string[];
}

/** Everyone who is asked, as the FROM and WHERE of a query over `p`, `t` and the plan's scans. */
export function population({ context: { shopId, asOf }, traits, profileIds }: Asked, plan: Plan): Sql {
  const source =
    traits === "stored" ? stored(shopId) : once(traitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf), profileIds));
  return sql`
    FROM profiles p LEFT JOIN ${source} t ON t.profile_id = p.id
    ${plan.joins(some(profileIds))}
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
export function evaluation(definitions: readonly Definition[], asked: Asked): Sql {
  const plan = new Plan(asked.context);
  const compiled = definitions.map((definition) => compile(definition, plan, asked.profileIds !== undefined));
  const each = compiled.map(({ truth }) => truth);
  const truths = each.length > 0 ? join(each, ", ", "ARRAY[", "]::boolean[]") : raw("'{}'::boolean[]");
  const dues = distinct(compiled.flatMap((part) => part.dues));
  const later = dues.map((due) => sql`CASE WHEN ${due} > ${asked.context.asOf} THEN ${due} END`);
  // Clocks here tick in milliseconds: nobody may come a moment before it is so.
  const dueAt =
    later.length > 0
      ? sql`date_trunc('milliseconds', least(${join(later)}) + interval '999 microseconds')`
      : raw("NULL::timestamptz");
  return sql`
    SELECT p.id AS profile_id, p.customer_id, ${truths} AS truths, ${dueAt} AS due_at
    ${population(asked, plan)}`;
}

function distinct(expressions: readonly Sql[]): Sql[] {
  return [...new Map(expressions.map((one) => [JSON.stringify([one.strings, one.values]), one])).values()];
}
