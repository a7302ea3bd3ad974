import fc from "fast-check";
import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { recordset } from "~/lib/sql";
import { beginOf, dayOf, hourOf, shiftDay, startOf, wallClock, weekdayOf } from "./calendar";

const zones = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];
const from = Date.UTC(2015, 0, 1);
const until = Date.UTC(2035, 0, 1);

test("clocks of many zones show what PostgreSQL's show, on the hours when they change too", async () => {
  const hours = fc.integer({ min: from / 3_600_000, max: until / 3_600_000 }).map((hour) => hour * 3_600_000);
  const instant = fc.tuple(hours, fc.constantFrom(0, -1, 1, 1_800_000)).map(([hour, off]) => new Date(hour + off));
  const asked = fc.record({ at: instant, zone: fc.constantFrom(...zones) });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 200, maxLength: 400 }), async (given) => {
      const rows = await db.query(sql`
        SELECT extract(epoch FROM at AT TIME ZONE zone)::float8 * 1000 AS clock, extract(hour FROM at AT TIME ZONE zone)::int AS hour,
          (at AT TIME ZONE zone)::date - '1970-01-01'::date AS day, extract(isodow FROM at AT TIME ZONE zone)::int - 1 AS weekday
        FROM ${recordset(given, { at: "timestamptz", zone: "text" })}`);
      const plain = given.map(({ at, zone }) => {
        const day = dayOf(at, zone);
        return { clock: wallClock(at, zone), hour: hourOf(at, zone), day, weekday: weekdayOf(day) };
      });
      expect(plain).toEqual(rows);
    }),
    { numRuns: 10 },
  );
});

test("days so far away, and the days on which periods began, are PostgreSQL's", async () => {
  const asked = fc.record({
    day: fc.integer({ min: from / 86_400_000, max: until / 86_400_000 }),
    amount: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -5000, max: 5000 })),
    periods: fc.integer({ min: -100, max: 100 }),
  });
  const day = (expression: ReturnType<typeof sql>) => sql`${expression}::date - '1970-01-01'::date`;
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 200, maxLength: 400 }), async (given) => {
      const began = (unit: string, step: ReturnType<typeof sql>) =>
        day(sql`(date_trunc(${unit}, today) + periods * ${step})`);
      const rows = await db.query(sql`
        SELECT ${day(sql`(today + make_interval(months => amount))`)} AS m, ${day(sql`(today + make_interval(years => amount))`)} AS y,
          ${began("week", sql`interval '7 days'`)} AS week, ${began("month", sql`interval '1 month'`)} AS month,
          ${began("quarter", sql`interval '3 months'`)} AS quarter, ${began("year", sql`interval '1 year'`)} AS year
        FROM (SELECT ('1970-01-01'::date + day)::timestamp AS today, amount, periods
          FROM ${recordset(given, { day: "int", amount: "int", periods: "int" })}) days`);
      const plain = given.map(({ day, amount, periods }) => ({
        m: shiftDay(day, amount, "m"),
        y: shiftDay(day, amount, "y"),
        week: startOf("week", day, periods),
        month: startOf("month", day, periods),
        quarter: startOf("quarter", day, periods),
        year: startOf("year", day, periods),
      }));
      expect(plain).toEqual(rows);
    }),
    { numRuns: 10 },
  );
});

test("the first instant of a day is its first by PostgreSQL's clock, also where midnight comes twice or not at all", async () => {
  const odd = ["America/Havana", "Atlantic/Azores", "Asia/Beirut", "Africa/Cairo", "America/Sao_Paulo", ...zones];
  const asked = fc.record({
    day: fc.integer({ min: from / 86_400_000, max: until / 86_400_000 }),
    zone: fc.constantFrom(...odd),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 400, maxLength: 400 }), async (given) => {
      const begun = given.map(({ day, zone }) => ({ day, zone, at: beginOf(day, zone) }));
      const wrong = await db.query(sql`
        SELECT zone, day, at FROM ${recordset(begun, { day: "int", zone: "text", at: "timestamptz" })}
        WHERE (at AT TIME ZONE zone)::date - '1970-01-01'::date < day
          OR ((at - interval '1 millisecond') AT TIME ZONE zone)::date - '1970-01-01'::date >= day`);
      expect(wrong).toEqual([]);
    }),
    { numRuns: 30, examples: [[everyDayIn("America/Havana", 2026)], [everyDayIn("Asia/Beirut", 2026)]] },
  );
});

function everyDayIn(zone: string, year: number) {
  const first = Date.UTC(year, 0, 1) / 86_400_000;
  return Array.from({ length: 365 }, (_, i) => ({ day: first + i, zone }));
}
