import { expect, test } from "vitest";
import { latestInstant } from "./lateness";
import { defaultPolicies } from "./model";
import { usualHour } from "~/lib/usual-hour";
import { zoneOf } from "~/lib/zone-of";
import { mainZones, zonesOfRegions } from "~/lib/zones";

const day = (n: number, clock: string) => new Date(`2026-06-${String(n).padStart(2, "0")}T${clock}:00Z`);

test.each([
  ["GB", null, "Europe/London"],
  ["FR", "75", "Europe/Paris"],
  ["DE", "BY", "Europe/Berlin"],
  ["US", "CA", "America/Los_Angeles"],
  ["US", "NY", "America/New_York"],
  ["US", null, null],
  ["US", "??", null],
  ["CA", "NL", "America/St_Johns"],
  ["AU", "WA", "Australia/Perth"],
  ["BR", "SP", "America/Sao_Paulo"],
  ["MX", "BC", "America/Tijuana"],
  ["RU", "KAM", "Asia/Kamchatka"],
  ["ID", "BA", "Asia/Makassar"],
  ["ES", null, "Europe/Madrid"],
  ["ES", "GC", "Atlantic/Canary"],
  ["KI", null, null],
  ["XX", null, null],
  ["constructor", "__proto__", null],
  [null, "CA", null],
])("somebody in %s, region %s, lives by the time of %s", (country, region, zone) => {
  expect(zoneOf(country, region)).toBe(zone);
});

test("every zone that is named exists", () => {
  for (const timeZone of [...mainZones.values(), ...zonesOfRegions.values()]) {
    expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  }
});

test("a habit is read from eight acts on four days, most of them about the same hour", () => {
  const evenings = [1, 2, 3, 4].flatMap((n) => [day(n, "19:10"), day(n, "19:50")]);
  expect(usualHour(evenings, "UTC")).toBe(19);
  expect(usualHour(evenings, "Europe/London")).toBe(20);
  expect(usualHour(evenings.slice(1), "UTC")).toBeNull();
  expect(
    usualHour(
      Array.from({ length: 30 }, () => day(1, "19:00")),
      "UTC",
    ),
  ).toBeNull();
  const allOver = Array.from({ length: 24 }, (_, hour) => day(1 + (hour % 5), `${String(hour).padStart(2, "0")}:00`));
  expect(usualHour(allOver, "UTC")).toBeNull();
});

test("about midnight, too, one hour lies beside the other", () => {
  const nights = [1, 2, 3, 4].flatMap((n) => [day(n, "23:30"), day(n, "00:30")]);
  expect([23, 0]).toContain(usualHour(nights, "UTC"));
});

test("how late a mail may be is its own word, or the policies' for what it is", () => {
  const queuedAt = day(1, "12:00");
  const latest = (priority: number, sendBefore: Date | null = null) =>
    latestInstant({ priority, queuedAt, sendBefore }, defaultPolicies);
  expect([latest(0), latest(1), latest(2)]).toEqual([day(2, "12:00"), day(4, "12:00"), day(2, "12:00")]);
  expect(latest(1, day(9, "00:00"))).toEqual(day(9, "00:00"));
});

test("how late a mail of a campaign may be counts from its being resumed, if that was after it was queued", () => {
  const late = (resumedAt: Date) =>
    latestInstant({ priority: 2, queuedAt: day(3, "12:00"), sendBefore: null }, defaultPolicies, resumedAt);
  expect([late(day(5, "08:00")), late(day(1, "08:00"))]).toEqual([day(6, "08:00"), day(4, "12:00")]);
});
