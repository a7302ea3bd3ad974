import { expect, test } from "vitest";
import { parse } from "~/domains/segments";
import { falseDrift, faults, isRight, plantDrift } from "../../../../tests/support/watch/drifts";
import { askedEvents, askedThings } from "./asked";
import { explainFindings } from "./explain-findings";
import { keepAlarms } from "./keep";
import type { DriftAlarm, Finding } from "./model";

const now = new Date("2026-11-01T06:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const finding = (kind: Finding["kind"], segmentId = 1): Finding => ({
  ...{ segmentId, kind, since: "2026-10-30", evidence: 10 },
  found: { expected: 1, observed: 2, cause: kind === "tracking" ? "tracking" : "itself", what: kind, where: "" },
});
const alarm = (kind: Finding["kind"], said: Partial<DriftAlarm> = {}): DriftAlarm => ({
  ...finding(kind),
  ...{ id: 7, foundAt: daysAgo(3), endedAt: null, dismissedAt: null, dismissedFor: null, toldAt: null, ...said },
});

test("what a segment asks for explains what changes about it: tracking before the catalog before who comes", () => {
  const explained = explainFindings([finding("size"), finding("mix"), finding("tracking"), finding("clicks", 2)]);
  expect(explained.map(({ found: { cause } }) => cause)).toEqual(["tracking", "itself", "tracking", "itself"]);
});

test("new products explain nothing", () => {
  const fresh = finding("catalog");
  const explained = explainFindings([finding("size"), { ...fresh, found: { ...fresh.found, where: "new" } }]);
  expect(explained[0]?.found.cause).toBe("itself");
});

test("an alarm stays while it is found, ends when it is not, and its like is not told again for three weeks", () => {
  expect(keepAlarms([finding("size")], [alarm("size")], now)).toMatchObject({ opened: [{ kind: "size" }], ended: [] });
  expect(keepAlarms([], [alarm("size")], now)).toEqual({ opened: [], ended: [7] });
  expect(keepAlarms([finding("size")], [alarm("size", { endedAt: daysAgo(20) })], now).opened).toEqual([]);
  expect(keepAlarms([finding("size")], [alarm("size", { dismissedAt: daysAgo(20) })], now).opened).toEqual([]);
  expect(keepAlarms([finding("size")], [alarm("size", { endedAt: daysAgo(22) })], now).opened).toHaveLength(1);
  expect(keepAlarms([finding("clicks")], [alarm("size", { endedAt: daysAgo(1) })], now).opened).toHaveLength(1);
});

test("what of the catalog a definition asks for is found, and what it asks not to be is not", () => {
  const asks = parse(
    "products_purchased MATCHES (tag CONTAINS 'Tea') AND storefront_event.product_viewed MATCHES (id = 17) AND products_purchased MATCHES (vendor != 'Acme')",
  );
  expect(askedThings(asks)).toContainEqual({ kind: "tag", value: "tea" });
  expect(askedThings(asks)).toContainEqual({ kind: "product", value: "17" });
  expect(askedEvents(asks)).toEqual(["orders", "product_viewed"]);
});

test("where nothing drifts there is at most one alarm a shop and month", { timeout: 60_000 }, () => {
  const rate = [...falseDrift(2, 8, 2, 5).values()].reduce((sum, one) => sum + one, 0);
  expect(rate).toBeLessThanOrEqual(1);
});

test.each(faults)("planted %s is found within a week, with its cause", { timeout: 60_000 }, (fault) => {
  const found = plantDrift(fault, { perDay: 40, mails: 400 }, 20, 5);
  expect(found.filter((one) => isRight(fault, one) && (one.days ?? 99) <= 7).length).toBeGreaterThanOrEqual(18);
});
