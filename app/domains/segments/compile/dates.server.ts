import sql, { join, type Sql } from "sql-template-tag";
import type { Comparison, DateValue } from "../model";
import { beginOf, dayOf, wholeDay, type Day } from "../calendar";
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

/**
 * When time alone changes what is said of a moment. It never comes earlier for a later moment: the turn of the earliest
 * of several is the earliest turn.
 */
export interface Turn {
  /** The same for turns that are the same. */
  key: string;
  /** Whether it is still to come. */
  isAhead(moment: Sql): Sql;
  /** When it comes, or came. */
  of(moment: Sql): Sql;
}

/** A moment against its bounds, as docs/segments.md says. NULL if there is no moment. */
export function dateTruth(moment: Sql, bounds: readonly Bound[], clock: Clock): Sql {
  const parts = bounds.map(({ operator, date }) => {
    if (date.type === "time") return comparison(local(moment, clock), operator, sql`${date.time}::timestamp`);
    if (isHours(date)) return comparison(moment, operator, instant(hoursFrom(clock.asOf, date.amount)));
    return dayTruth(moment, operator, wholeDay(date, dayOf(clock.asOf, clock.timezone)), clock);
  });
  return sql`(${join(parts, " AND ")})`;
}

/** Compared with the instants at which the day begins and ends: no moment's own day needs to be worked out. */
function dayTruth(moment: Sql, operator: Comparison, day: Day, { timezone }: Clock): Sql {
  const [begin, end] = [instant(beginOf(day, timezone)), instant(beginOf(day + 1, timezone))];
  switch (operator) {
    case ">=":
      return sql`${moment} >= ${begin}`;
    case ">":
      return sql`${moment} >= ${end}`;
    case "<":
      return sql`${moment} < ${begin}`;
    case "<=":
      return sql`${moment} < ${end}`;
    case "=":
      return sql`(${moment} >= ${begin} AND ${moment} < ${end})`;
    case "!=":
      return sql`(${moment} < ${begin} OR ${moment} >= ${end})`;
    default:
      return operator satisfies never;
  }
}

/**
 * The turns of what `dateTruth` says. A bound relative to today is a day that never moves backwards as days pass, so
 * each bound turns once for each side of the moment's day: on the first day on which the bound reaches that side.
 */
export function dateTurns(bounds: readonly Bound[], clock: Clock): Turn[] {
  return bounds.flatMap(({ operator, date }) => {
    if (date.type === "day" || date.type === "time") return [];
    return sides(operator).map((side) =>
      isHours(date) ? hourTurn(date.amount, side, clock) : dayTurn(date, side, clock),
    );
  });
}

function dayTurn(date: Moving, side: 0 | 1, clock: Clock): Turn {
  const { asOf, timezone } = clock;
  const bound = wholeDay(date, dayOf(asOf, timezone));
  const reached = instant(beginOf(side === 1 ? bound : bound + 1, timezone));
  return {
    key: JSON.stringify([date, side]),
    isAhead: (moment) => sql`${moment} >= ${reached}`,
    of: (moment) => firstInstant(firstDayReaching(sql`(${local(moment, clock)}::date + ${side}::int)`, date), clock),
  };
}

/** Hours roll: the bound passes the moment itself, or the instant after it where the moment still counts. */
function hourTurn(hours: number, side: 0 | 1, { asOf }: Clock): Turn {
  const bound = instant(hoursFrom(asOf, hours));
  return {
    key: JSON.stringify([hours, side]),
    isAhead: (moment) => (side === 1 ? sql`${moment} >= ${bound}` : sql`${moment} > ${bound}`),
    of: (moment) => sql`(${moment} - ${span("h", hours)} + ${side}::int * interval '1 microsecond')`,
  };
}

/** The first instant of a day. Where clocks are set back over midnight it begins twice, and PostgreSQL names the second time. */
function firstInstant(day: Sql, { timezone }: Clock): Sql {
  const midnight = sql`(${day}::timestamp AT TIME ZONE ${timezone}::text)`;
  const before = sql`(${midnight} - interval '1 hour')`;
  return sql`CASE WHEN (${before} AT TIME ZONE ${timezone}::text)::date >= ${day} THEN ${before} ELSE ${midnight} END`;
}

function instant(at: Date): Sql {
  return sql`${at}::timestamptz`;
}

function local(moment: Sql, { timezone }: Clock): Sql {
  return sql`(${moment} AT TIME ZONE ${timezone}::text)`;
}

type Moving = Extract<DateValue, { type: "relative" | "start" }>;

function isHours(date: DateValue): date is Extract<DateValue, { type: "relative" }> {
  return date.type === "relative" && date.unit === "h";
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
function firstDayReaching(day: Sql, date: Moving): Sql {
  if (date.type === "start") {
    const floor = sql`date_trunc(${date.of}::text, ${day}::timestamp)`;
    const next = sql`CASE WHEN ${floor} < ${day} THEN ${floor} + ${span(date.of, 1)} ELSE ${floor} END`;
    return sql`((${next}) - ${span(date.of, date.periods)})::date`;
  }
  const back = sql`(${day} - ${span(date.unit, date.amount)})::date`;
  // A month without that day ends earlier, and the bound falls short by the missing days until the next month begins.
  return sql`(${back} + CASE WHEN (${back} + ${span(date.unit, date.amount)})::date < ${day} THEN 1 ELSE 0 END)`;
}

function hoursFrom(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
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
