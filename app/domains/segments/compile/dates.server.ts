import sql, { join, type Sql } from "sql-template-tag";
import type { Comparison, DateValue } from "../model";
import type { Compiled, CompileContext } from "./context";
import { comparison } from "./operators";

interface Bound {
  operator: Comparison;
  date: DateValue;
}

const units = { d: "day", w: "week", m: "month", y: "year" } as const;

/**
 * A date against one or two bounds. Days are whole days in the shop's time zone, as in Shopify's own segments: a date
 * "before 90 days ago" becomes true at a midnight, and that midnight is when the condition is due.
 */
export function compileDate(column: Sql, bounds: readonly Bound[], { timezone, asOf }: CompileContext): Compiled {
  const local = sql`(${column} AT TIME ZONE ${timezone}::text)`;
  const today = sql`(${asOf}::timestamptz AT TIME ZONE ${timezone}::text)::date`;
  const truthOn = (day: Sql) =>
    join(
      bounds.map((bound) => holds(local, bound, day)),
      " AND ",
    );
  const relative = bounds.flatMap(({ date }) => (date.type === "relative" ? [offset(date)] : []));
  const dues = relative.map((away) => {
    // The truth can only turn on a day about as far from the date as the bound is from today; months differ in length.
    const around = sql`(${local}::date - ${away})::date`;
    return sql`(
      SELECT min(day)::timestamp AT TIME ZONE ${timezone}::text
      FROM (SELECT (${around} + n) AS day FROM generate_series(-4, 5) n) days
      WHERE day > ${today} AND (${truthOn(sql`day`)}) IS DISTINCT FROM (${truthOn(sql`(day - 1)`)}))`;
  });
  return { truth: sql`(${truthOn(today)})`, dues };
}

function holds(local: Sql, { operator, date }: Bound, today: Sql): Sql {
  switch (date.type) {
    case "day":
      return comparison(sql`${local}::date`, operator, sql`${date.day}::date`);
    case "time":
      return comparison(local, operator, sql`${date.time}::timestamp`);
    case "relative":
      return comparison(sql`${local}::date`, operator, sql`(${today} + ${offset(date)})::date`);
    default:
      return date satisfies never;
  }
}

function offset({ amount, unit }: Extract<DateValue, { type: "relative" }>): Sql {
  return sql`make_interval(${named(units[unit], amount)})`;
}

function named(unit: (typeof units)[keyof typeof units], amount: number): Sql {
  switch (unit) {
    case "day":
      return sql`days => ${amount}::int`;
    case "week":
      return sql`weeks => ${amount}::int`;
    case "month":
      return sql`months => ${amount}::int`;
    case "year":
      return sql`years => ${amount}::int`;
    default:
      return unit satisfies never;
  }
}
