import { describe, expect, it } from "vitest";
import { follow, mostLooks } from "./look";
import type { Finding } from "./model";
import { judge, type Standing } from "./state";

const now = new Date("2026-06-10T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const before = new Date("2026-06-01T12:00:00Z");
const finding = (state: Finding["state"]): Finding => ({ aspect: "SPF", state, words: "" });
const well = { status: "verified", findings: [finding("holds"), finding("holds")] };
const broken = { status: "verified", findings: [finding("holds"), finding("wrong")] };
const silent = { status: null, findings: [finding("holds"), finding("unknown")] };

describe("a domain that is not ready yet", () => {
  const waiting = { readyAt: null, looks: 0 };

  it("is ready once Resend and our own look find everything", () => {
    expect(follow(waiting, well, now)).toEqual({ readyAt: now, looks: 0, nextAt: minutes(24 * 60) });
  });

  it.each([
    ["Resend is still checking", { ...well, status: "pending" }],
    ["Resend does not answer", { ...well, status: null }],
    ["one thing is wrong", broken],
    ["one thing is unknown", { status: "verified", findings: [finding("unknown")] }],
    ["nothing was looked at", { status: "verified", findings: [] }],
  ])("is not while %s", (_name, seen) => {
    expect(follow(waiting, seen, now).readyAt).toBeNull();
  });

  it("is looked at again after pauses that double up to six hours, and not for ever", () => {
    const pauses = [0, 1, 2, 8, 20].map((looks) => follow({ readyAt: null, looks }, broken, now).nextAt);
    expect(pauses).toEqual([1, 2, 4, 256, 360].map(minutes));
    expect(follow({ readyAt: null, looks: mostLooks - 1 }, broken, now).nextAt).toBeNull();
  });
});

describe("a domain that is ready", () => {
  it("is looked at daily", () => {
    expect(follow({ readyAt: before, looks: 0 }, well, now)).toEqual({
      readyAt: before,
      looks: 0,
      nextAt: minutes(1440),
    });
  });

  it("stays ready when nobody answers", () => {
    expect(follow({ readyAt: before, looks: 1 }, silent, now)).toEqual({
      readyAt: before,
      looks: 1,
      nextAt: minutes(60),
    });
  });

  it("is not ready any more when it is found broken twice", () => {
    const first = follow({ readyAt: before, looks: 0 }, broken, now);
    expect(first).toEqual({ readyAt: before, looks: 1, nextAt: minutes(60) });
    expect(follow(first, broken, now).readyAt).toBeNull();
    expect(follow(first, well, now)).toMatchObject({ readyAt: before, looks: 0 });
  });
});

describe("a shop may send", () => {
  const ready: Standing = {
    fromEmail: "hello@shop.example",
    isKeyRefused: false,
    domain: { name: "shop.example", isReady: true, wasReady: true, level: 10 },
    trippedFor: null,
    heard: 1000,
  };

  it("from its own domain when everything holds", () => {
    expect(judge(ready)).toEqual({ pausedFor: null, dailyLimit: null, problem: null });
  });

  it.each<[string, Partial<Standing>, string]>([
    ["nobody knows who its mail comes from", { fromEmail: null }, "no_sender"],
    ["it has no domain", { domain: null }, "no_domain"],
    [
      "its domain is not ready",
      { domain: { name: "shop.example", isReady: false, wasReady: false, level: 0 } },
      "domain_unready",
    ],
    [
      "its domain has broken",
      { domain: { name: "shop.example", isReady: false, wasReady: true, level: 0 } },
      "domain_broken",
    ],
    ["its address is of another domain", { fromEmail: "hello@gmail.com" }, "other_domain"],
    ["its address is of a part of its domain", { fromEmail: "hello@news.shop.example" }, "other_domain"],
    ["Resend refuses its key", { isKeyRefused: true }, "key_refused"],
    ["too much came back, whatever else is missing", { trippedFor: "bounces", domain: null }, "bounces"],
    ["too many complained", { trippedFor: "complaints" }, "complaints"],
  ])("not while %s, and is told what to do", (_name, part, reason) => {
    const state = judge({ ...ready, ...part });
    expect(state.pausedFor).toBe(reason);
    expect(state.problem).toMatch(/\.$/);
  });

  it("whatever the capitals of its address", () => {
    expect(judge({ ...ready, fromEmail: "Hello@Shop.Example" }).pausedFor).toBeNull();
  });
});
