import { describe, expect, test } from "vitest";
import { corpus } from "../../../../tests/support/clicks/corpus";
import { replay } from "../../../../tests/support/clicks/replay";
import { judge, type Click } from "./judge";

const delivered = new Date("2026-06-01T12:00:00Z");
let ids = 0;

/** A click of somebody on a phone, an hour after the delivery, with what is told otherwise. */
function click(seconds: number, more: Partial<Click> = {}): Click {
  const at = new Date(delivered.getTime() + seconds * 1000);
  const own = { id: String(++ids), linkId: "1", linkCount: 8, at, isOnlyLooking: false, isKnownBot: false };
  return { ...own, isSeenOnPage: false, system: "iOS", network: "home", peopleInNetwork: 1, ...more };
}

const signsOf = (...clicks: Click[]) => {
  const signs = judge(clicks, delivered);
  return clicks.map(({ id }) => signs.get(id));
};

describe("a person", () => {
  test("clicks once, or the same link again, or a second link soon after", () => {
    expect(signsOf(click(3600))).toEqual([[]]);
    expect(signsOf(click(3600), click(3602))).toEqual([[], []]);
    expect(signsOf(click(3600), click(3605, { linkId: "2" }))).toEqual([[], []]);
  });

  test("clicks three links when each is looked at, and both links of a short mail", () => {
    expect(signsOf(click(100), click(120, { linkId: "2" }), click(170, { linkId: "3" }))).toEqual([[], [], []]);
    const short = { linkCount: 2 };
    expect(signsOf(click(100, short), click(104, { ...short, linkId: "2" }))).toEqual([[], []]);
  });

  test("clicks on another device later, and when nobody knows when the mail arrived", () => {
    expect(signsOf(click(100), click(160, { system: "macOS" }))).toEqual([[], []]);
    const early = click(2);
    expect(judge([early], null).get(early.id)).toEqual([]);
  });

  test("clicks long after a scanner was there, from elsewhere", () => {
    const scanner = { network: "data centre", system: "Windows" };
    const [hidden, all, own] = signsOf(
      click(1, { ...scanner, linkId: "0" }),
      click(1.2, scanner),
      click(45, { linkId: "2" }),
    );
    expect([hidden, all]).toEqual([
      ["hidden_link", "too_early"],
      ["hidden_link", "too_early"],
    ]);
    expect(own).toEqual([]);
  });
});

describe("a machine", () => {
  test("looks ahead, and then comes for the page", () => {
    expect(signsOf(click(100, { isOnlyLooking: true }), click(101))).toEqual([["looked_ahead"], ["looked_ahead"]]);
    expect(signsOf(click(100, { isOnlyLooking: true }), click(111))).toEqual([["looked_ahead"], []]);
  });

  test("says so itself", () => {
    expect(signsOf(click(100, { isKnownBot: true }))).toEqual([["known_bot"]]);
  });

  test("follows what nobody sees, and all it follows beside that is its own", () => {
    const hidden = click(100, { linkId: "0", network: null });
    expect(signsOf(hidden, click(130), click(161, { linkId: "2" }))).toEqual([["hidden_link"], ["hidden_link"], []]);
  });

  test("is there within ten seconds of the delivery, or before it", () => {
    expect(signsOf(click(-3), click(9.9), click(10))).toEqual([["too_early"], ["too_early"], []]);
  });

  test("follows three links in ten seconds", () => {
    const burst = [click(100), click(105, { linkId: "2" }), click(110, { linkId: "3" })];
    expect(signsOf(...burst)).toEqual([["too_many_links"], ["too_many_links"], ["too_many_links"]]);
    expect(signsOf(click(100), click(105, { linkId: "2" }), click(110.1, { linkId: "3" }))).toEqual([[], [], []]);
  });

  test("follows every link, if not quite so fast", () => {
    const tour = (seconds: number) =>
      [1, 2, 3].map((n) => click(100 + n * seconds, { linkId: String(n), linkCount: 3 }));
    expect(signsOf(...tour(25))).toEqual([["every_link"], ["every_link"], ["every_link"]]);
    expect(signsOf(...tour(31))).toEqual([[], [], []]);
  });

  test("goes through many mailboxes from one network", () => {
    expect(signsOf(click(100, { peopleInNetwork: 8 }))).toEqual([["crowded_network"]]);
    expect(signsOf(click(100, { peopleInNetwork: 7 }))).toEqual([[]]);
  });

  test("repeats what a person did, from another system; the person's click stays", () => {
    expect(signsOf(click(100), click(103, { system: "Linux" }))).toEqual([[], ["echo"]]);
    expect(signsOf(click(100), click(111, { system: "Linux" }))).toEqual([[], []]);
    // What follows a machine is no echo of it.
    expect(signsOf(click(100, { isKnownBot: true }), click(103, { system: "Linux" }))).toEqual([["known_bot"], []]);
  });
});

test(
  "of a labelled corpus, 99 % of what scanners did is out and 1 % of what people did is lost at most",
  { timeout: 60_000 },
  () => {
    for (const seed of [1, 2, 3]) {
      const verdicts = replay(corpus(seed, 4000));
      const of = (by: "human" | "scanner") => verdicts.filter(({ request }) => request.by === by);
      const out = (by: "human" | "scanner") =>
        of(by).filter(({ reasons }) => reasons.length > 0).length / of(by).length;
      expect(of("human").length).toBeGreaterThan(2000);
      expect(of("scanner").length).toBeGreaterThan(5000);
      expect(out("scanner")).toBeGreaterThanOrEqual(0.99);
      expect(out("human")).toBeLessThanOrEqual(0.01);
      expect(new Set(verdicts.flatMap(({ reasons }) => reasons)).size).toBe(8);
    }
  },
);

describe("a page that shows the click's own id", () => {
  test("overrules every sign of a machine", () => {
    const signs = signsOf(click(2, { isSeenOnPage: true, isKnownBot: true, peopleInNetwork: 50 }), click(3));
    expect(signs).toEqual([[], ["too_early"]]);
  });

  test("is no echo of an earlier click", () => {
    expect(signsOf(click(100), click(103, { system: "Linux", isSeenOnPage: true }))).toEqual([[], []]);
  });
});
