import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findShown, showInShopify, stopShowing, writeBack } from "~/domains/segments/index.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { addSegment, deleteSegment } from "../../sandbox/shopify/store/actions";
import { openExchange, type Exchange } from "../support/exchange";

const make = factories(12, new Date());
const domain = "shown.myshopify.com";
const store = storeOf({ shop: make.shop({ domain }), products: [], customers: [], orders: [] });

let exchange: Exchange;
let shopId: number;
let segments = 0;

beforeAll(async () => {
  exchange = await openExchange(store);
  shopId = exchange.shop.id;
  await exchange.allow();
});
afterAll(() => exchange.close());
beforeEach(() => exchange.line.forget());

const buyers = () => exchange.segment(`Buyers ${++segments}`, "number_of_orders >= 1");
const asked = (name: string) => exchange.line.asked(name).length;
const wordsAtShopify = () => [...store.segments.values()].map(({ name, query }) => [name, query]);

test("a segment among Shopify's own is made once, follows edits of name and meaning, and is left there when it is kept no more", async () => {
  const before = store.segments.size;
  const segmentId = await buyers();
  const name = `Buyers ${segments}`;
  expect(await showInShopify(shopId, segmentId, new Date())).toEqual({ outcome: "asked" });
  await exchange.settle();
  expect(wordsAtShopify()).toContainEqual([name, "number_of_orders >= 1"]);
  await exchange.segment("Regulars", "number_of_orders >= 3", segmentId);
  await exchange.segment("Regular buyers", "number_of_orders >= 3", segmentId);
  expect(wordsAtShopify()).toContainEqual(["Regular buyers", "number_of_orders >= 3"]);
  expect(store.segments.size).toBe(before + 1);
  expect([asked("CreateSegment"), asked("UpdateSegment")]).toEqual([1, 2]);

  await exchange.segment("Regular buyers", "lifecycle_stage = 'loyal'", segmentId);
  expect(await findShown(shopId, segmentId)).toMatchObject({
    state: "shown",
    problem: expect.stringContaining("Shopify cannot ask for shoppers"),
  });
  expect(wordsAtShopify()).toContainEqual(["Regular buyers", "number_of_orders >= 3"]);

  await stopShowing(shopId, segmentId);
  await exchange.segment("Renamed", "number_of_orders >= 4", segmentId);
  expect(wordsAtShopify()).toContainEqual(["Regular buyers", "number_of_orders >= 3"]);
});

test.each(["before", "after"] as const)(
  "a worker that dies %s Shopify's answer leaves one segment, not two",
  async (when) => {
    // The merchant has long had one of the very same words: it is not ours.
    const own = exchange.shopify.perform(domain, addSegment, {
      name: `Buyers ${segments + 1}`,
      query: "number_of_orders >= 1",
    });
    store.segments.set(own.id, { ...own, createdAt: "2026-01-01T00:00:00Z" });
    const before = store.segments.size;
    const segmentId = await buyers();
    await showInShopify(shopId, segmentId, new Date());
    exchange.line.breakAt("CreateSegment", 1, when, "next");
    await expect(writeBack(shopId, new Date())).rejects.toThrow();
    await exchange.settle();
    expect(store.segments.size).toBe(before + 1);
    const shown = await findShown(shopId, segmentId);
    expect(shown).toMatchObject({ state: "shown", problem: null });
    expect(shown?.shopifyId).not.toBe(own.id);
  },
);

test("what Shopify refuses is said in its words, and not told again until it is something else", async () => {
  const segmentId = await buyers();
  await showInShopify(shopId, segmentId, new Date());
  exchange.line.answerNext("CreateSegment", () =>
    Response.json({
      data: {
        segmentCreate: { segment: null, userErrors: [{ field: ["query"], message: "Segment limit reached" }] },
      },
    }),
  );
  await exchange.settle();
  await writeBack(shopId, new Date());
  expect(await findShown(shopId, segmentId)).toMatchObject({ state: "asked", problem: "Segment limit reached" });
  expect(asked("CreateSegment")).toBe(1);
  await exchange.segment(`Buyers ${segments}`, "number_of_orders >= 2", segmentId);
  expect(await findShown(shopId, segmentId)).toMatchObject({ state: "shown", problem: null });
});

test("whatever somebody removes in Shopify is not made again unasked", async () => {
  const segmentId = await buyers();
  await showInShopify(shopId, segmentId, new Date());
  await exchange.settle();
  const made = (await findShown(shopId, segmentId))?.shopifyId ?? "";
  exchange.shopify.perform(domain, deleteSegment, { segmentId: made });
  await exchange.segment(`Buyers ${segments}`, "number_of_orders >= 2", segmentId);
  expect(await findShown(shopId, segmentId)).toMatchObject({ state: "gone" });
  expect(asked("CreateSegment")).toBe(1);
  await showInShopify(shopId, segmentId, new Date());
  await exchange.settle();
  expect(await findShown(shopId, segmentId)).toMatchObject({ state: "shown" });
});

test("what Shopify has no words for is refused with the condition", async () => {
  const segmentId = await exchange.segment("Beyond", "number_of_orders >= 1 AND lifecycle_stage = 'loyal'");
  expect(await showInShopify(shopId, segmentId, new Date())).toEqual({
    outcome: "refused",
    problem: expect.stringContaining("lifecycle"),
  });
  expect(await findShown(shopId, segmentId)).toBeNull();
});
