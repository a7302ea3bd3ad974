import fc from "fast-check";
import { beginningsOf, dayOf, startOf } from "~/domains/segments/calendar";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

export interface Setting {
  timezone: string;
  asOf: Date;
}

const at = (timezone: string, ...instants: string[]): Setting[] =>
  instants.map((instant) => ({ timezone, asOf: new Date(instant) }));

/** Where and when clocks do odd things: changes of the clock, ends of months, a zone half an hour off. */
export const settings = fc.constantFrom(
  ...at("Europe/London", "2026-06-15T12:00:00Z", "2026-03-29T00:59:59.999Z", "2026-03-29T12:00:00Z"),
  ...at("Europe/London", "2026-10-25T01:30:00Z", "2026-03-31T23:00:00Z", "2026-02-28T23:59:59.999Z"),
  ...at("America/New_York", "2026-03-08T07:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"),
  ...at("America/New_York", "2026-05-31T04:00:00Z"),
  ...at("Asia/Kolkata", "2026-06-14T18:30:00Z", "2026-05-31T18:29:59.999Z"),
  ...at("UTC", "2026-01-01T00:00:00Z"),
);

const nudge = fc.constantFrom(0, 0, 0, -1, 1);
const lengths = [0, 10 * minute, hour, 2 * hour, 24 * hour, 25 * hour, 48 * hour, 7 * day, 14 * day, 30 * day];

/** Some instants, and others that are lengths of time away from them, so that what is asked between two is close. */
export function momentsOf(setting: Setting): fc.Arbitrary<Date[]> {
  const away = fc.tuple(fc.constantFrom(...lengths.slice(2)), nudge).map(([length, off]) => length + off);
  const some = fc.array(momentsAround(setting), { minLength: 2, maxLength: 5 });
  return fc.tuple(some, fc.array(away, { maxLength: 4 })).map(([moments, lengths]) => {
    const echoes = lengths.flatMap((length, i) => moments.slice(i, i + 1).map((at) => new Date(at.getTime() + length)));
    return [...moments, ...echoes];
  });
}

/** Instants about an instant: at lengths of time, local midnights and beginnings of weeks, months and quarters to the millisecond, or anywhere, also later. */
function momentsAround({ timezone, asOf }: Setting): fc.Arbitrary<Date> {
  const today = dayOf(asOf, timezone);
  const before = (ms: number) => new Date(asOf.getTime() - ms);
  const exactly = fc.tuple(fc.constantFrom(...lengths), nudge).map(([length, off]) => before(length + off));
  const beginningOf = (day: number, off: number) => {
    const [beginning = asOf] = beginningsOf(day, timezone);
    return new Date(beginning.getTime() + off);
  };
  const midnight = fc
    .tuple(fc.integer({ min: -2, max: 35 }), nudge)
    .map(([daysAgo, off]) => beginningOf(today - daysAgo, off));
  const period = fc
    .tuple(fc.constantFrom("week", "week", "month", "quarter"), fc.integer({ min: -2, max: 0 }), nudge)
    .map(([of, periods, off]) => beginningOf(startOf(of, today, periods), off));
  const recently = fc.integer({ min: 0, max: 3 * 24 * 60 }).map((minutes) => before(minutes * minute));
  const lately = fc.integer({ min: -20 * 24, max: 60 * 24 }).map((hours) => before(hours * hour));
  return fc.oneof(exactly, midnight, period, recently, lately);
}
