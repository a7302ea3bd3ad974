import { expect, test } from "vitest";
import { followedBy } from "./last-touch";

const at = (time: string) => new Date(`2026-03-${time}Z`);
const ordered = at("10T12:00:00");
const followed = (...clicks: string[]) =>
  followedBy(
    ordered,
    clicks.map((time, i) => ({ messageId: String(i + 1), clickedAt: at(time) })),
    5,
  ).map(({ messageId, kind }) => [messageId, kind]);

test("the last click before an order gets it, and those before have assisted", () => {
  expect(followed("08T09:00:00", "10T11:00:00", "07T09:00:00")).toEqual([
    ["2", "last"],
    ["1", "assisted"],
    ["3", "assisted"],
  ]);
});

test("a click after the order brought nothing, and one at the very instant did", () => {
  expect(followed("10T12:00:01")).toEqual([]);
  expect(followed("10T12:00:00")).toEqual([["1", "last"]]);
});

test("a click just as old as the window is too old, to the second", () => {
  expect(followed("05T12:00:00")).toEqual([]);
  expect(followed("05T12:00:01")).toEqual([["1", "last"]]);
});

test("of clicks at one instant the later message gets it, whichever is told first", () => {
  const clicks = ["9", "10"].map((messageId) => ({ messageId, clickedAt: at("09T09:00:00") }));
  for (const told of [clicks, clicks.toReversed()]) {
    expect(followedBy(ordered, told, 5)[0]).toMatchObject({ messageId: "10", kind: "last" });
  }
});
