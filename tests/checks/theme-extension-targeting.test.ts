import { describe, expect, test } from "vitest";
import { everywhere } from "../support/popup/quiz";
import { rules, type Visit } from "../support/popup/targeting";

const day = 864e5;
const noon = Date.parse("2026-11-23T12:00:00Z");

/** Somebody new on the home page, at a desk, with an empty cart. */
const visit: Visit = {
  kind: "home",
  path: "/",
  product: null,
  collection: null,
  device: "desktop",
  visitor: "new",
  signedIn: "no",
  isKnown: false,
  cart: 0,
  utm: {},
  now: noon,
  past: {},
};
const serum = { handle: "night-serum", type: ["Serum"], tag: ["Vegan", "peptide"], collection: ["face", "sale"] };
const onProduct: Visit = { ...visit, kind: "product", path: "/products/night-serum", product: serum };
const onCollection: Visit = { ...visit, kind: "collection", path: "/collections/face", collection: { handle: "face" } };

const isFor = (targeting: object, at: Partial<Visit> = {}) =>
  rules.isFor({ ...everywhere, ...targeting }, { ...visit, ...at });

describe("a rule for pages means", () => {
  test.each<[string, object, Visit, boolean]>([
    ["the home page", { page: "home" }, visit, true],
    ["the home page alone", { page: "home" }, onProduct, false],
    ["an account's pages", { page: "account" }, { ...visit, kind: "account" }, true],
    ["a blog", { page: "blog" }, { ...visit, kind: "blog" }, true],
    ["the cart", { page: "cart" }, { ...visit, kind: "cart" }, true],
    ["the search", { page: "search" }, { ...visit, kind: "search" }, true],
    ["any product", { page: "product", handle: null }, onProduct, true],
    ["one product", { page: "product", handle: "night-serum" }, onProduct, true],
    ["one product and no other", { page: "product", handle: "sun-cream" }, onProduct, false],
    ["any collection", { page: "collection", handle: null }, onCollection, true],
    ["one collection and no other", { page: "collection", handle: "sale" }, onCollection, false],
    ["a collection, not its products", { page: "collection", handle: "face" }, onProduct, false],
    ["the products of a collection", { page: "products_in", by: "collection", value: "sale" }, onProduct, true],
    [
      "the products of a type, however it is written",
      { page: "products_in", by: "type", value: "serum" },
      onProduct,
      true,
    ],
    ["the products with a tag", { page: "products_in", by: "tag", value: "vegan" }, onProduct, true],
    ["no product without the tag", { page: "products_in", by: "tag", value: "veg" }, onProduct, false],
    [
      "products, not the collection's own page",
      { page: "products_in", by: "collection", value: "face" },
      onCollection,
      false,
    ],
    ["one address", { page: "path", path: "/pages/about" }, { ...visit, path: "/pages/about" }, true],
    ["one address and none below it", { page: "path", path: "/pages" }, { ...visit, path: "/pages/about" }, false],
    ["all addresses that begin so", { page: "path", path: "/pages/*" }, { ...visit, path: "/pages/about" }, true],
    [
      "no address that begins otherwise",
      { page: "path", path: "/pages/*" },
      { ...visit, path: "/blogs/pages/" },
      false,
    ],
  ])("%s", (_, rule, at, isMeant) => {
    expect(rules.isOn(rule, at)).toBe(isMeant);
  });
});

describe("a quiz is for", () => {
  test("everybody on every page, unless something is asked", () => {
    for (const at of [visit, onProduct, onCollection, { ...visit, kind: "404" }]) expect(isFor({}, at)).toBe(true);
  });

  test("one of its pages, and none that is left out", () => {
    const on = [{ page: "home" }, { page: "product", handle: null }];
    expect(isFor({ on })).toBe(true);
    expect(isFor({ on }, onCollection)).toBe(false);
    expect(isFor({ on, notOn: [{ page: "products_in", by: "tag", value: "vegan" }] }, onProduct)).toBe(false);
    expect(isFor({ notOn: [{ page: "cart" }] }, { kind: "cart" })).toBe(false);
  });

  test("who came by all of its marks", () => {
    const utm = [
      { name: "source", value: "Instagram" },
      { name: "campaign", value: "winter" },
    ];
    expect(isFor({ utm }, { utm: { source: "instagram", campaign: "winter", medium: "social" } })).toBe(true);
    expect(isFor({ utm }, { utm: { source: "instagram" } })).toBe(false);
    expect(isFor({ utm })).toBe(false);
  });

  test.each([
    ["device", "phone", "desktop"],
    ["visitor", "returning", "new"],
    ["signedIn", "yes", "no"],
  ] as const)("one kind of %s", (key, wanted, other) => {
    expect(isFor({ [key]: wanted }, { [key]: wanted })).toBe(true);
    expect(isFor({ [key]: wanted }, { [key]: other })).toBe(false);
    expect(isFor({ [key]: "any" }, { [key]: wanted })).toBe(true);
  });

  test("carts between its bounds, both included", () => {
    const bounds = { cartFromMinor: 5000, cartToMinor: 10000 };
    const inside = [4999, 5000, 10000, 10001].map((cart) => isFor(bounds, { cart }));
    expect(inside).toEqual([false, true, true, false]);
    expect(isFor({ cartToMinor: 0 }, { cart: 0 })).toBe(true);
    expect(isFor({ cartToMinor: 0 }, { cart: 1 })).toBe(false);
  });

  test("the time from its beginning until just before its end", () => {
    const schedule = { fromAt: "2026-11-23T12:00:00.000Z", untilAt: "2026-11-24T12:00:00.000Z" };
    const inside = [-1, 0, day - 1, day].map((later) => isFor(schedule, { now: noon + later }));
    expect(inside).toEqual([false, true, true, false]);
  });

  test("nobody unknown where it asks for segments", () => {
    expect(isFor({ needsKnown: true })).toBe(false);
    expect(isFor({ needsKnown: true }, { isKnown: true })).toBe(true);
  });

  test("who closed it only when its days are over, and who finished it never", () => {
    const closed = (daysAgo: number) => ({ past: { [everywhere.id]: { shows: 1, closedAt: noon - daysAgo * day } } });
    expect(isFor({ notAgainDays: 30 }, closed(29.99))).toBe(false);
    expect(isFor({ notAgainDays: 30 }, closed(30))).toBe(true);
    expect(isFor({ notAgainDays: 0 }, closed(0))).toBe(true);
    expect(isFor({ notAgainDays: 0 }, { past: { [everywhere.id]: { isDone: true } } })).toBe(false);
    expect(isFor({ notAgainDays: 30 }, { past: { 99: { closedAt: noon } } })).toBe(true);
  });

  test("nobody who saw it as often as may be", () => {
    const seen = (shows: number) => ({ past: { [everywhere.id]: { shows } } });
    expect([1, 2].map((shows) => isFor({ mostShows: 2 }, seen(shows)))).toEqual([true, false]);
    expect(isFor({ mostShows: null }, seen(1000))).toBe(true);
  });
});

describe("of two quizzes", () => {
  const trial = { id: 1, rival: 9, rivalVersion: 4, share: 0.3 };
  const visitors = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`);
  const rivals = (id: number) =>
    visitors.filter((one) => rules.armOf({ ...everywhere, test: { ...trial, id } }, one).quiz === trial.rival);

  test("each browser sees one, its share sees the rival, and another test draws anew", () => {
    const [one, other] = [rivals(1), rivals(2)];
    expect(rivals(1)).toEqual(one);
    expect(one.length / visitors.length).toBeCloseTo(0.3, 1);
    const ones = new Set(one);
    const both = other.filter((visitor) => ones.has(visitor));
    expect(both.length / visitors.length).toBeCloseTo(0.09, 1);
  });

  test("the draw is FNV-1a, so that it can be repeated elsewhere", () => {
    const seen = (share: number) => rules.armOf({ ...everywhere, test: { ...trial, share } }, "a");
    const hash = [..."1:a"].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16777619) >>> 0, 2166136261);
    expect(seen(hash / 2 ** 32 + 1e-6)).toEqual({ quiz: 9, version: 4, test: 1 });
    expect(seen(hash / 2 ** 32)).toEqual({ quiz: everywhere.id, version: everywhere.version, test: 1 });
  });

  test("without a test there is nothing to draw", () => {
    expect(rules.armOf(everywhere, "a")).toEqual({ quiz: everywhere.id, version: everywhere.version, test: null });
  });
});

test("what a cart comes to is told in the shop's smallest unit, whatever currency is shown", () => {
  expect(rules.minorOf(12345, 1, "GBP")).toBe(12345);
  expect(rules.minorOf(11700, 1.17, "GBP")).toBe(10000);
  expect(rules.minorOf(100_000, 1, "JPY")).toBe(1000);
  expect(rules.minorOf(1234, 1, "KWD")).toBe(12340);
});

describe("a visit", () => {
  const minute = 60_000;

  test("goes on as long as no half hour passes, with the marks it began with", () => {
    const first = rules.recall(undefined, "?utm_source=mail&email=ada@shop.example", noon);
    expect(first.visit).toEqual({ at: noon, is: "new", utm: { source: "mail" } });
    const second = rules.recall(first, "?utm_source=other", noon + 29 * minute);
    expect(second.visit).toEqual({ at: noon + 29 * minute, is: "new", utm: { source: "mail" } });
    const third = rules.recall(second, "", noon + 59 * minute);
    expect(third.visit).toEqual({ at: noon + 59 * minute, is: "returning", utm: {} });
  });

  test("without memory is always the first", () => {
    expect(rules.recall(undefined, "", noon)).toEqual({ past: {}, visit: { at: noon, is: "new", utm: {} } });
  });
});
