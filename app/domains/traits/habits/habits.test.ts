import { expect, test } from "vitest";
import { habitsOf, seasonOf, type Act, type HabitOrder } from "./habits";

const place = { timezone: "Europe/London", shopRhythmSeconds: 30 * 86_400 };
const order = (day: string, netMinor = 1000, given: Partial<HabitOrder> = {}): HabitOrder => ({
  at: new Date(`${day}T12:00:00Z`),
  netMinor,
  isDiscounted: false,
  productTypes: [],
  ...given,
});
const look = (at: string, device: string | null = null): Act => ({ at: new Date(at), device });

test("who neither bought nor came has no habits", () => {
  expect(habitsOf([], [], place)).toBeNull();
});

test("a buyer's average, rhythm and share of discounts, by pencil and paper", () => {
  const orders = [
    order("2026-01-01", 1999, { productTypes: ["Tea"], isDiscounted: true }),
    order("2026-01-11", 1000, { productTypes: ["cups", "TEA"] }),
    order("2026-01-31", 0),
  ];
  // 10 and 20 days of their own, twice the shop's 30: 90 days in 4 parts are 22.5.
  expect(habitsOf(orders, [], place)).toMatchObject({
    averageOrderMinor: 999,
    rhythmDays: 22,
    discountedPercent: 33,
    productTypes: ["cups", "tea"],
    visits: 3,
    usualHour: null,
    season: null,
  });
});

test("a season is a quarter with more than half of the money, over a year and four orders", () => {
  const summers = [order("2025-05-02"), order("2025-06-01"), order("2025-11-01"), order("2026-05-20")];
  expect(seasonOf(summers, "UTC")).toBe("april_to_june");
  expect(seasonOf(summers.slice(1), "UTC")).toBeNull();
  // A day short of a year from the first to the last.
  expect(seasonOf([...summers.slice(0, 3), order("2026-05-01")], "UTC")).toBeNull();
  expect(
    seasonOf([order("2025-05-02"), order("2025-06-01"), order("2025-11-01", 2000), order("2026-05-20", 0)], "UTC"),
  ).toBeNull();
  // Just after midnight in Auckland it is July there, and still June in London.
  const turn = [order("2025-01-01", 100), order("2025-02-01", 100), order("2025-03-01", 100)];
  const late: HabitOrder = { ...order("2026-06-30", 1000), at: new Date("2026-06-30T13:00:00Z") };
  expect(seasonOf([...turn, late], "Pacific/Auckland")).toBe("july_to_september");
  expect(seasonOf([...turn, late], "Europe/London")).toBe("april_to_june");
});

test("an evening of looking around is one visit; hours and days are the shop's", () => {
  const evening = Array.from({ length: 30 }, (_, i) => look(`2026-07-06T20:${String(10 + i)}:00Z`, "mobile"));
  const mornings = ["07", "14", "21", "28"].map((day) => look(`2026-07-${day}T06:30:00Z`, "desktop"));
  expect(habitsOf([], evening, place)).toMatchObject({ visits: 1, usualHour: null, usualWeekday: null });
  // Half past six in UTC is half past seven in London in summer; the four are Tuesdays.
  expect(habitsOf([], [...evening, ...mornings], place)).toMatchObject({
    visits: 5,
    usualHour: 7,
    usualWeekday: "tuesday",
    usualDevice: "desktop",
  });
});

test("of two that are usual alike the earlier counts", () => {
  const acts = ["05T09", "05T20", "06T09", "06T20", "08T15"].map((at) => look(`2026-01-${at}:00:00Z`));
  expect(habitsOf([], acts, place)).toMatchObject({
    visits: 5,
    usualHour: 9,
    usualWeekday: "monday",
    usualDevice: null,
  });
});
