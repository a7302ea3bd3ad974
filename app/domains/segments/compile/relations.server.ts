import sql, { type Sql } from "sql-template-tag";
import type { Likeness, Relation } from "../model";
import { getFunction, type HappeningFunction } from "../vocabulary/functions";
import {
  asksRank,
  conjunction,
  divide,
  isMovingFilter,
  ofKind,
  rowTruth,
  rowTurns,
  sumOf,
  totalTruth,
} from "./filters.server";
import type { Row } from "./rows/operand";
import { productsOf } from "./rows/operands.server";
import { rowsOf } from "./rows/rows.server";

interface Related {
  truth: Sql;
  /** Instants, as expressions on the row, at which time alone may change the truth; each may be NULL or past. */
  dues: Sql[];
}

/** What must have come after or before a row `r`, looked up for each row that passed everything else. */
export function compileRelation(relation: Relation, anchor: HappeningFunction, row: Row): Related {
  const related = getFunction(relation.function);
  if (related.source === "unknowable") return { truth: sql`NULL::boolean`, dues: [] };
  const other: Row = { alias: sql`b`, context: row.context, isNarrow: true };
  const need = { kinds: related.kind ? [related.kind] : [], isRanked: asksRank(relation.filters), since: null };
  const rows = rowsOf(related.source, need, { type: "owner", profileId: sql`${row.alias}.profile_id` }, row.context);
  const { each, all } = divide(relation.filters, related);
  const isNear = [
    ofKind(related, other),
    between(relation, row.alias, other.alias),
    likeness(relation, anchor, related, row, other),
  ];
  const counted = [...isNear, ...each.map((filter) => rowTruth(filter, related, other))];
  const found = (value: Sql, conditions: readonly Sql[]) =>
    sql`(SELECT ${value} FROM (${rows}) b WHERE ${conjunction(conditions)})`;
  const { truth, dues } = relation.negated
    ? nothing(relation, row, found(sql`count(*)`, counted))
    : {
        truth: conjunction(
          all.map(({ filter, parameter }) =>
            totalTruth(filter, parameter, sql`coalesce(${found(sumOf(parameter, other), counted)}, 0)`, row.context),
          ),
        ),
        dues: [],
      };
  const turns = each
    .filter((filter) => isMovingFilter(filter, related))
    .flatMap((filter) => rowTurns(filter, related, other))
    .map((turn) => turn.of(found(sql`min(b.at)`, [...isNear, turn.isAhead(sql`b.at`)])));
  return { truth, dues: [...dues, ...turns] };
}

/** Nothing came, and the time for it is over: which it is at an instant of its own. */
function nothing({ within, order }: Relation, { alias, context }: Row, count: Sql): Related {
  if (!within || order === "preceded") return { truth: sql`(${count} = 0)`, dues: [] };
  const over = sql`(${alias}.at + ${span(within)})`;
  return { truth: sql`(${over} <= ${context.asOf} AND ${count} = 0)`, dues: [over] };
}

function between({ order, within }: Relation, row: Sql, other: Sql): Sql {
  const [earlier, later] = order === "followed" ? [row, other] : [other, row];
  const inTime = within ? sql`AND ${later}.at <= ${earlier}.at + ${span(within)}` : sql``;
  return sql`(${later}.at > ${earlier}.at ${inTime})`;
}

/** Exact hours: a day is 24 of them here, whatever the clock does. */
function span({ amount, unit }: NonNullable<Relation["within"]>): Sql {
  return sql`make_interval(hours => ${amount * { h: 1, d: 24, w: 168 }[unit]}::int)`;
}

function likeness(
  relation: Relation,
  anchor: HappeningFunction,
  related: HappeningFunction,
  row: Row,
  other: Row,
): Sql {
  if (!relation.likeness) return sql`true`;
  const [these, those] = [productsOf(anchor, row), productsOf(related, other)];
  return alike(relation.likeness, these, those, row.context.shopId);
}

/** Whether two arrays of products have something in common. */
function alike(by: Likeness, these: Sql, those: Sql, shopId: number): Sql {
  const some = (condition: Sql) => sql`EXISTS (
    SELECT 1 FROM products x JOIN products y ON y.shop_id = ${shopId} AND y.product_id = ANY (${those})
    WHERE x.shop_id = ${shopId} AND x.product_id = ANY (${these}) AND ${condition})`;
  switch (by) {
    case "product":
      return sql`(${these} && ${those})`;
    case "type":
      return some(sql`x.product_type <> '' AND x.product_type = y.product_type`);
    case "vendor":
      return some(sql`x.vendor <> '' AND x.vendor = y.vendor`);
    case "tag":
      return some(sql`EXISTS (SELECT 1 FROM unnest(x.tags) a JOIN unnest(y.tags) b ON lower(a) = lower(b))`);
    case "collection":
      return sql`EXISTS (
        SELECT 1 FROM collection_products x JOIN collection_products y
          ON y.shop_id = ${shopId} AND y.collection_id = x.collection_id AND y.product_id = ANY (${those})
        WHERE x.shop_id = ${shopId} AND x.product_id = ANY (${these}))`;
    case "any": {
      const ways: Likeness[] = ["product", "collection", "type", "tag"];
      const [first = sql`false`, ...rest] = ways.map((way) => alike(way, these, those, shopId));
      return sql`(${rest.reduce((either, way) => sql`${either} OR ${way}`, first)})`;
    }
    default:
      return by satisfies never;
  }
}
