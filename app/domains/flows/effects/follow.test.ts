import { expect, test } from "vitest";
import { follow } from "./follow";
import type { Attempted } from "./model";

const createdAt = new Date("2026-11-23T09:00:00Z");
const minutes = (count: number) => new Date(createdAt.getTime() + count * 60_000);
const trouble = (reason: "no_answer" | "not_allowed", afterSeconds: number | null = null): Attempted => {
  return { outcome: "trouble", reason, afterSeconds };
};
const webhook = (attempts: number) => ({ kind: "webhook", attempts, createdAt }) as const;

test("what is done is done, and what is refused is given up at once", () => {
  expect(follow({ outcome: "done" }, webhook(1), minutes(0))).toEqual({ state: "done" });
  expect(follow({ outcome: "refused", reason: "redirected" }, webhook(1), minutes(0))).toEqual({
    state: "failed",
    reason: "redirected",
  });
});

test("pauses grow from half a minute to an hour, and a wish of the other side counts when it is longer", () => {
  const pause = (attempts: number, afterSeconds: number | null = null) => {
    const next = follow(trouble("no_answer", afterSeconds), webhook(attempts), minutes(0));
    return next.state === "queued" ? (next.at.getTime() - createdAt.getTime()) / 1000 : next.state;
  };
  expect([1, 2, 3, 4, 5, 50].map((attempts) => pause(attempts))).toEqual([30, 120, 480, 1920, 3600, 3600]);
  expect([pause(1, 90), pause(2, 90), pause(1, 86_400)]).toEqual([90, 120, 3600]);
});

test("another tool is tried for a day, and the reason stays; a tag waits a week for the merchant's permission", () => {
  expect(follow(trouble("no_answer"), webhook(9), minutes(23 * 60 - 1)).state).toBe("queued");
  expect(follow(trouble("no_answer"), webhook(9), minutes(23 * 60 + 1))).toEqual({
    state: "failed",
    reason: "no_answer",
  });
  const tag = { kind: "tag", attempts: 1, createdAt } as const;
  expect(follow(trouble("not_allowed"), tag, minutes(0))).toEqual({
    state: "queued",
    reason: "not_allowed",
    at: minutes(60),
  });
  expect(follow(trouble("not_allowed"), tag, minutes(7 * 24 * 60)).state).toBe("failed");
});

test("a mail to the merchant is not tried again when Resend may have forgotten its key", () => {
  const notify = { kind: "notify", attempts: 1, createdAt } as const;
  expect(follow(trouble("no_answer"), notify, minutes(23 * 60)).state).toBe("failed");
});
