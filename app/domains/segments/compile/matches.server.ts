import sql, { type Sql } from "sql-template-tag";
import type { Matches } from "../model";
import { getFunction } from "../vocabulary/functions";
import type { Compiled } from "./context";
import {
  asksRank,
  asksUnknowable,
  conjunction,
  divide,
  isMovingFilter,
  ofKind,
  rowTruth,
  rowTurns,
  sumOf,
  totalTruth,
} from "./filters.server";
import type { Plan } from "./plan.server";
import { compileRelation } from "./relations.server";
import type { RowsNeed } from "./rows/need";
import type { Row } from "./rows/operand";
import { earliest } from "./since.server";

/** Something that happened, so often: columns of the source's shared scan for what is counted and when that may turn. */
export function compileMatches(condition: Matches, plan: Plan, isNarrow: boolean): Compiled {
  const asked = getFunction(condition.function);
  const { source } = asked;
  if (source === "unknowable" || asksUnknowable(condition, asked)) {
    return { truth: sql`NULL::boolean`, isSure: false, dues: [] };
  }
  const row: Row = { alias: sql`r`, context: plan.context, isNarrow };
  const need: RowsNeed = {
    kinds: asked.kind ? [asked.kind] : [],
    isRanked: asksRank(condition.filters),
    since: earliest(condition.filters, plan.context.asOf),
  };
  const { each, all } = divide(condition.filters, asked);
  const moving = each.filter((filter) => isMovingFilter(filter, asked));
  const relations = condition.relations.map((relation) => compileRelation(relation, asked, row));
  const truthOf = (filter: (typeof each)[number]) => rowTruth(filter, asked, row);
  // What tells most rows apart at least cost comes first.
  const [kind, fixed] = [ofKind(asked, row), each.filter((filter) => !moving.includes(filter)).map(truthOf)];
  const counted = conjunction([kind, ...moving.map(truthOf), ...fixed, ...relations.map(({ truth }) => truth)]);

  const total = (value: Sql) =>
    sql`coalesce(${plan.aggregate(source, need, sql`${value} FILTER (WHERE ${counted})`)}, 0)`;
  const first = (value: Sql, condition: Sql) =>
    plan.aggregate(source, need, sql`min(${value}) FILTER (WHERE ${conjunction([kind, condition, ...fixed])})`);
  // Later rows turn later: the first that has not turned yet turns next.
  const turns = moving
    .flatMap((filter) => rowTurns(filter, asked, row))
    .map((turn) => ({ at: first(sql`r.at`, turn.isAhead(sql`r.at`)), turn }));
  const dues = relations
    .flatMap((relation) => relation.dues)
    .map((due) => ({ at: first(due, sql`${due} > ${plan.context.asOf}`) }));
  return {
    truth: conjunction(
      all.map(({ filter, parameter }) => totalTruth(filter, parameter, total(sumOf(parameter, row)), plan.context)),
    ),
    isSure: true,
    dues: [...turns, ...dues],
  };
}
