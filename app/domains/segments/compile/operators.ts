import sql, { type Sql } from "sql-template-tag";
import type { Comparison } from "../model";

/** Two SQL expressions compared; NULL if either is. */
export function comparison(left: Sql, operator: Comparison, right: Sql): Sql {
  switch (operator) {
    case "=":
      return sql`${left} = ${right}`;
    case "!=":
      return sql`${left} <> ${right}`;
    case "<":
      return sql`${left} < ${right}`;
    case "<=":
      return sql`${left} <= ${right}`;
    case ">":
      return sql`${left} > ${right}`;
    case ">=":
      return sql`${left} >= ${right}`;
    default:
      return operator satisfies never;
  }
}
