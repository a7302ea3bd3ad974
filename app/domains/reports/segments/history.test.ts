import { expect, test } from "vitest";
import { sizeHistory } from "./history";

test("sizes are worked out backwards from now, across days on which nothing happened", () => {
  const changes = [
    { day: "2026-03-01", entered: 4, left: 1 },
    { day: "2026-02-27", entered: 0, left: 2 },
  ];
  expect(sizeHistory(10, changes, "2026-03-01", 4)).toEqual([
    { day: "2026-02-26", entered: 0, left: 0, size: 9 },
    { day: "2026-02-27", entered: 0, left: 2, size: 7 },
    { day: "2026-02-28", entered: 0, left: 0, size: 7 },
    { day: "2026-03-01", entered: 4, left: 1, size: 10 },
  ]);
});
