import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import { shopRhythmAsOf, traitsAsOf } from "~/domains/traits/index.server";
import { compile } from "../compile/compile.server";
import type { Compiled, CompileContext, Due, TraitSource } from "../compile/context";
import { Plan } from "../compile/plan.server";
import type { Definition } from "../model";

/** Whom definitions are asked about, and by what. */
export interface Asked {
  context: CompileContext;
  traits: TraitSource;
  /** Only these; everyone when left out. */
  profileIds?: readonly string[];
}

/** Everyone who is asked, as the FROM and WHERE of a query over `t` and the plan's scans. */
function population({ context: { shopId, asOf }, traits, profileIds }: Asked, plan: Plan): Sql {
  const source =
    traits === "stored"
      ? sql`profile_traits`
      : once(traitsAsOf(shopId, asOf, shopRhythmAsOf(shopId, asOf), profileIds));
  const conditions = [
    ...(traits === "stored" ? [sql`t.shop_id = ${shopId}`] : []),
    ...(profileIds ? [sql`t.profile_id = ANY (${profileIds}::bigint[])`] : []),
  ];
  return sql`
    FROM ${source} t
    ${plan.joins(traits, profileIds)}
    ${conditions.length > 0 ? sql`WHERE ${join(conditions, " AND ")}` : empty}`;
}

/** Worked out once, whatever the planner thinks of joining it row by row. */
function once(query: Sql): Sql {
  return sql`(WITH worked_out AS MATERIALIZED (${query}) SELECT * FROM worked_out)`;
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
  const dues = instantsOf(compiled.flatMap((part) => part.dues));
  // Clocks here tick in milliseconds: nobody may come a moment before it is so.
  const dueAt =
    dues.length > 0
      ? sql`date_trunc('milliseconds', least(${join(dues)}) + interval '999 microseconds')`
      : raw("NULL::timestamptz");
  return sql`
    SELECT t.profile_id, ${truths} AS truths, ${dueAt} AS due_at
    ${population(asked, plan)}`;
}

/**
 * How many there are in one pass: a query of one row with `everyone`, and for each definition, in their order, in
 * `holds` for how many it is true and in `unknown` for how many nobody knows.
 */
export function tally(definitions: readonly Definition[], asked: Asked): Sql {
  const plan = new Plan(asked.context);
  const compiled = definitions.map((definition) => compile(definition, plan, asked.profileIds !== undefined));
  const counts = compiled.map(countsOf);
  const array = (parts: readonly Sql[]) => sql`${join([...parts], ", ", "ARRAY[", "]")}::int[]`;
  return sql`
    SELECT count(*)::int AS everyone, ${array(counts.map(({ holds }) => holds))} AS holds,
      ${array(counts.map(({ unknown }) => unknown))} AS unknown
    ${population(asked, plan)}`;
}

/** How often a truth holds and how often it is unknown; where both can be, it is looked at once for both. */
function countsOf({ truth, isSure }: Compiled): { holds: Sql; unknown: Sql } {
  if (isSure) return { holds: sql`count(*) FILTER (WHERE ${truth})`, unknown: raw("0") };
  const both = sql`coalesce(sum(CASE ${truth} WHEN true THEN 1 WHEN false THEN 0 ELSE 4294967296 END), 0)`;
  return { holds: sql`(${both} % 4294967296)`, unknown: sql`div(${both}, 4294967296)` };
}

/** The instants of dues, as few as possible: of moments that turn alike only the earliest is turned. */
function instantsOf(dues: readonly Due[]): Sql[] {
  const turns = new Map(dues.flatMap(({ turn }) => (turn ? [[turn.key, turn]] : [])));
  const instants = dues.flatMap(({ at, turn }) => (turn ? [] : [at]));
  const turned = [...turns.values()].map((turn) => {
    const moments = dues.flatMap((due) => (due.turn?.key === turn.key ? [due.at] : []));
    return turn.of(sql`least(${join(distinct(moments))})`);
  });
  return [...distinct(instants), ...turned];
}

function distinct(expressions: readonly Sql[]): Sql[] {
  return [...new Map(expressions.map((one) => [JSON.stringify([one.strings, one.values]), one])).values()];
}
