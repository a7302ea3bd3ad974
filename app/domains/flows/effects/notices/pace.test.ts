import { expect, test } from "vitest";
import { nextNoticeAt } from "./pace";

const now = new Date("2026-11-23T09:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test("the first note is mailed at once, the next a quarter of an hour later at the earliest", () => {
  expect(nextNoticeAt([], now)).toEqual(now);
  expect(nextNoticeAt([minutesAgo(5), minutesAgo(300)], now)).toEqual(minutesAgo(-10));
  expect(nextNoticeAt([minutesAgo(15)], now)).toEqual(now);
});

test("no more than twenty mails in any 24 hours", () => {
  const sent = Array.from({ length: 20 }, (_, i) => minutesAgo(20 + i * 20));
  expect(nextNoticeAt(sent.slice(0, 19), now)).toEqual(now);
  expect(nextNoticeAt(sent, now)).toEqual(new Date(minutesAgo(400).getTime() + 86_400_000));
});
