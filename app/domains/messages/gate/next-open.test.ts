import { expect, test } from "vitest";
import { nextOpen } from "~/lib/next-open";
import { openSpans } from "~/lib/open-spans";
import { defaultPolicies } from "./model";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const step = 15 * minute;
const begin = Date.UTC(2025, 0, 1);
const end = Date.UTC(2028, 0, 1);
const zones = [...Intl.supportedValuesOf("timeZone"), "UTC", "Etc/GMT+12", "Etc/GMT-14"];

type Hours = Pick<typeof defaultPolicies, "quietFrom" | "quietUntil" | "windows">;
const at = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
};
const quiet = (from: string, until: string): Hours => ({ quietFrom: at(from), quietUntil: at(until), windows: [] });
const trials: Hours[] = [
  defaultPolicies,
  // The hours in which clocks are put forward and back, and midnight, where some are, too.
  quiet("23:00", "00:30"),
  quiet("01:30", "02:15"),
  quiet("00:00", "03:00"),
  { ...quiet("21:00", "08:00"), windows: [0, 2, 6].map((day) => ({ day, from: at("00:00"), until: at("09:30") })) },
];

/** What a wall clock shows, read in another way than the product does. */
function reader(timeZone: string): (instant: number) => { weekday: number; minutes: number } {
  const parts = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, ...parts });
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return (instant) => {
    const [, name = "", clock = ""] = /^(\w+)\W+([\d:]+)$/.exec(format.format(instant)) ?? [];
    return { weekday: names.indexOf(name), minutes: at(clock) };
  };
}

/** The rule in plain words: inside a window, if there are any, and not in the quiet hours. */
function isOpen({ weekday, minutes }: { weekday: number; minutes: number }, { quietFrom, quietUntil, windows }: Hours) {
  const isQuiet =
    quietFrom < quietUntil
      ? minutes >= quietFrom && minutes < quietUntil
      : quietFrom > quietUntil && (minutes >= quietFrom || minutes < quietUntil);
  const isInside = ({ day, from, until }: Hours["windows"][number]) =>
    day === weekday && minutes >= from && minutes < until;
  return !isQuiet && (windows.length === 0 || windows.some(isInside));
}

/** Days on which a zone's clock is put forward or back. */
function changes(timeZone: string): number[] {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset", hour: "2-digit" });
  const offset = (instant: number) => format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value;
  const days = Array.from({ length: (end - begin) / (7 * day) + 1 }, (_, week) => begin + week * 7 * day);
  return days.flatMap((from) => {
    if (offset(from) === offset(from + 7 * day)) return [];
    for (let instant = from; instant < from + 7 * day; instant += step) {
      if (offset(instant) !== offset(instant + step)) return [instant + step];
    }
    return [];
  });
}

/** Of all these instants, in order, `nextOpen` names the first that is open, from each of them. */
function expectEarliest(
  zone: string,
  instants: number[],
  shown: Map<number, { weekday: number; minutes: number }>,
  hours: Hours,
): void {
  const spans = openSpans(hours);
  let expected: number | null = null;
  for (const instant of instants.toReversed()) {
    const reading = shown.get(instant);
    if (reading && isOpen(reading, hours)) expected = instant;
    if (expected === null) continue;
    const found = nextOpen(new Date(instant), zone, spans).getTime();
    if (found === expected) continue;
    throw new Error(`${zone} at ${new Date(instant).toISOString()}: ${new Date(found).toISOString()}`);
  }
}

test("in every time zone, in three years: nothing goes out in closed hours, nothing is lost, and nothing waits too long", () => {
  let asked = 0;
  for (const [index, zone] of zones.entries()) {
    const clock = reader(zone);
    const ordinary = begin + ((index * 37) % 1090) * day;
    for (const around of [...changes(zone), ordinary]) {
      // From a day and a half before the clock is changed; long enough after it for the longest wait to end.
      const instants = Array.from({ length: 3 * 96 }, (_, quarter) => around - 1.5 * day + quarter * step);
      const shown = new Map(instants.map((instant) => [instant, clock(instant)]));
      // Each change meets the usual hours and, in turn, others.
      const others = trials[1 + (asked % (trials.length - 1))] ?? defaultPolicies;
      for (const hours of [defaultPolicies, others]) expectEarliest(zone, instants, shown, hours);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(1000);
}, 120_000);

test("London, when the clock is put forward over the end of the quiet hours: the night is an hour shorter", () => {
  const spans = openSpans(quiet("22:00", "01:30"));
  const found = nextOpen(new Date("2026-03-28T23:00:00Z"), "Europe/London", spans);
  // At one o'clock it is two o'clock.
  expect(found.toISOString()).toBe("2026-03-29T01:00:00.000Z");
});

test("London, when the clock is put back: what it shows twice is quiet twice", () => {
  const spans = openSpans(quiet("01:00", "01:30"));
  const found = (from: string) => nextOpen(new Date(from), "Europe/London", spans).toISOString();
  expect(found("2026-10-25T00:10:00Z")).toBe("2026-10-25T00:30:00.000Z");
  expect(found("2026-10-25T01:10:00Z")).toBe("2026-10-25T01:30:00.000Z");
});

test("Beirut puts its clock forward at midnight: the day begins at one", () => {
  const found = nextOpen(new Date("2026-03-28T20:00:00Z"), "Asia/Beirut", openSpans(quiet("22:00", "00:00")));
  expect(found.toISOString()).toBe("2026-03-28T22:00:00.000Z");
});

test("an instant that is open is the answer, to the millisecond, and the end of a span is closed", () => {
  const spans = openSpans(defaultPolicies);
  const found = (from: string) => nextOpen(new Date(from), "UTC", spans).toISOString();
  expect(found("2026-06-01T20:59:59.999Z")).toBe("2026-06-01T20:59:59.999Z");
  expect(found("2026-06-01T21:00:00.000Z")).toBe("2026-06-02T08:00:00.000Z");
  expect(found("2026-06-01T07:59:59.999Z")).toBe("2026-06-01T08:00:00.000Z");
});

test("a shop that writes on Tuesdays only waits from Tuesday evening for the next", () => {
  const spans = openSpans({ ...defaultPolicies, windows: [{ day: 1, from: at("00:00"), until: at("24:00") }] });
  // 2026-06-02 is a Tuesday.
  expect(nextOpen(new Date("2026-06-02T22:00:00Z"), "UTC", spans).toISOString()).toBe("2026-06-09T08:00:00.000Z");
});

test("quiet hours from midnight on leave the evening; none leave all of the week", () => {
  expect(openSpans(quiet("00:00", "07:00"))).toHaveLength(7);
  expect(openSpans(quiet("08:00", "08:00"))).toEqual([{ from: 0, until: 7 * 1440 }]);
  expect(openSpans({ ...quiet("21:00", "08:00"), windows: [{ day: 0, from: 0, until: at("08:00") }] })).toEqual([]);
});
