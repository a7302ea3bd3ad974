import { expect, test } from "vitest";
import { isAskable, judge, optInBudget, type Spent } from "./judge";
import type { Ask } from "./model";

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1) + seconds * 1000);
const ask = (n: number, more: Partial<Ask> = {}): Ask => ({
  ...{ sourceId: String(n).padStart(4, "0"), email: `ada${n}@example.com`, network: `net-${n}`, givenAt: at(n) },
  ...{ textId: null, page: null, quiz: null, locale: null, ...more },
});
const nothing: Spent = { toAddress: new Map(), fromNetwork: new Map(), ofShop: 0 };
const free = { shop: null, suppressed: new Set<string>() };
const reasons = (asks: Ask[], spent: Partial<Spent> = {}, hindrances = free) => {
  const judged = judge(asks, { ...nothing, ...spent }, hindrances);
  return asks.map((one) => judged.get(one) ?? null);
};

test("one address is asked once, whoever typed it first, and each mail counts for those after it", () => {
  const email = "victim@example.com";
  expect(reasons([ask(3, { email }), ask(1, { email }), ask(2, { email })])).toEqual([
    "asked_already",
    null,
    "asked_already",
  ]);
});

test("what other shops asked counts, too", () => {
  const spent = (own: number, overall: number) => ({ toAddress: new Map([["ada1@example.com", { own, overall }]]) });
  expect(reasons([ask(1)], spent(0, 2))).toEqual([null]);
  expect(reasons([ask(1)], spent(0, 3))).toEqual(["asked_elsewhere"]);
});

test("of one network five are asked in a minute, and all unknown networks are one", () => {
  const crowd = (network: string | null) => Array.from({ length: 7 }, (_, n) => ask(n, { network }));
  for (const network of ["office", null]) {
    expect(reasons(crowd(network)).filter((reason) => reason === null)).toHaveLength(optInBudget.perNetwork);
    expect(reasons(crowd(network), { fromNetwork: new Map([[network ?? "", 4]]) })).toContain("crowded_network");
  }
});

test("a shop asks so many in an hour", () => {
  expect(reasons([ask(1), ask(2)], { ofShop: optInBudget.perShop - 1 })).toEqual([null, "too_many"]);
});

test("what forbids to write comes before what is used up, and uses nothing up", () => {
  const suppressed = new Set(["ada1@example.com"]);
  expect(reasons([ask(1), ask(2, { network: "net-1" })], {}, { ...free, suppressed })).toEqual(["suppressed", null]);
  const stopped = judge([ask(1)], nothing, { shop: "shop_stopped", suppressed });
  expect([...stopped.values()]).toEqual(["shop_stopped"]);
});

test("a day later nobody is asked any more", () => {
  expect(isAskable({ givenAt: at(0) }, at(86_399))).toBe(true);
  expect(isAskable({ givenAt: at(0) }, at(86_400))).toBe(false);
});
