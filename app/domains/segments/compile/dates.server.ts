import sql, { join, type Sql } from "sql-template-tag";
import type { Comparison, DateValue } from "../model";
import { comparison } from "./operators";

export interface Bound {
  operator: Comparison;
  date: DateValue;
}

/** Where a date is read: the shop's clock, and the instant as of which it is asked. */
export interface Clock {
  timezone: string;
  asOf: Date;
}

/** A moment against its bounds, as docs/segments.md says. NULL if there is no moment. */
export function dateTruth(moment: Sql, bounds: readonly Bound[], clock: Clock): Sql {
  const parts = bounds.map(({ operator, date }) => {
    switch (date.type) {
      case "time":
        return comparison(local(moment, clock), operator, sql`${date.time}::timestamp`);
      case "relative":
        if (date.unit === "h")
          return comparison(moment, operator, sql`${hoursFrom(clock.asOf, date.amount)}::timestamptz`);
        return comparison(dayOf(moment, clock), operator, wholeDay(date, clock));
      default:
        return comparison(dayOf(moment, clock), operator, wholeDay(date, clock));
    }
  });
  return sql`(${join(parts, " AND ")})`;
}

/**
 * The instants at which time alone changes what `dateTruth` says of a moment, as SQL expressions. A bound relative to
 * today is a day that never moves backwards as days pass, so each bound turns once for each side of the moment's day:
 * on the first day on which the bound reaches that side.
 */
export function dateTurns(moment: Sql, bounds: readonly Bound[], clock: Clock): Sql[] {
  return bounds.flatMap(({ operator, date }) => {
    if (date.type === "day" || date.type === "time") return [];
    if (date.type === "relative" && date.unit === "h") return hourTurns(moment, operator, date.amount);
    return sides(operator).map((side) => {
      const reached = sql`(${dayOf(moment, clock)} + ${side}::int)`;
      return sql`(${firstDayReaching(reached, date)}::timestamp AT TIME ZONE ${clock.timezone}::text)`;
    });
  });
}

function local(moment: Sql, { timezone }: Clock): Sql {
  return sql`(${moment} AT TIME ZONE ${timezone}::text)`;
}

function dayOf(moment: Sql, clock: Clock): Sql {
  return sql`${local(moment, clock)}::date`;
}

type WholeDay = Exclude<DateValue, { type: "time" }>;

/** The day a value stands for. */
function wholeDay(date: WholeDay, clock: Clock): Sql {
  const today = dayOf(sql`${clock.asOf}::timestamptz`, clock);
  switch (date.type) {
    case "day":
      return sql`${date.day}::date`;
    case "relative":
      return sql`(${today} + ${span(date.unit, date.amount)})::date`;
    case "start":
      return sql`(date_trunc(${date.of}::text, ${today}::timestamp) + ${span(date.of, date.periods)})::date`;
    default:
      return date satisfies never;
  }
}

/** Which side of the moment's day decides: the day itself (0), the day after (1), or both. */
function sides(operator: Comparison): (0 | 1)[] {
  switch (operator) {
    case ">":
    case "<=":
      return [0];
    case ">=":
    case "<":
      return [1];
    case "=":
    case "!=":
      return [0, 1];
    default:
      return operator satisfies never;
  }
}

/** The first day on which a moving bound stands for the given day or a later one. */
function firstDayReaching(day: Sql, date: Extract<DateValue, { type: "relative" | "start" }>): Sql {
  if (date.type === "start") {
    const floor = sql`date_trunc(${date.of}::text, ${day}::timestamp)`;
    const next = sql`CASE WHEN ${floor} < ${day} THEN ${floor} + ${span(date.of, 1)} ELSE ${floor} END`;
    return sql`((${next}) - ${span(date.of, date.periods)})::date`;
  }
  const back = sql`(${day} - ${span(date.unit, date.amount)})::date`;
  // A month without that day ends earlier, and the bound falls short by the missing days until the next month begins.
  return sql`(${back} + CASE WHEN (${back} + ${span(date.unit, date.amount)})::date < ${day} THEN 1 ELSE 0 END)`;
}

/** Hours roll: the bound passes the moment itself, or the instant after it where the moment still counts. */
function hourTurns(moment: Sql, operator: Comparison, hours: number): Sql[] {
  return sides(operator).map(
    (side) => sql`(${moment} - ${span("h", hours)} + ${side}::int * interval '1 microsecond')`,
  );
}

function hoursFrom(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000);
}

type Unit = Extract<DateValue, { type: "relative" }>["unit"] | Extract<DateValue, { type: "start" }>["of"];

/** So many units, as an interval. */
function span(unit: Unit, amount: number): Sql {
  switch (unit) {
    case "h":
      return sql`make_interval(hours => ${amount}::int)`;
    case "d":
      return sql`make_interval(days => ${amount}::int)`;
    case "w":
    case "week":
      return sql`make_interval(weeks => ${amount}::int)`;
    case "m":
    case "month":
      return sql`make_interval(months => ${amount}::int)`;
    case "quarter":
      return sql`make_interval(months => ${amount * 3}::int)`;
    case "y":
    case "year":
      return sql`make_interval(years => ${amount}::int)`;
    default:
      return unit satisfies never;
  }
}
