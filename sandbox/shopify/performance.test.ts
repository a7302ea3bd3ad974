import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { factories } from "../factories/factories";
import { storeOf } from "../factories/store";
import { operations } from "./graphql/operations.sample";
import { type SampleShopify, SHOP, startSampleShopify } from "./sample-shopify";
import { SAMPLE_NOW } from "./store/sample";

// Enough of a store for waiting to be noticed: 1,000 customers and 3,000 orders.
function largeStore() {
  const make = factories(3, SAMPLE_NOW);
  const products = Array.from({ length: 50 }, () => make.product());
  const customers = Array.from({ length: 1000 }, () => make.customer());
  const orders = Array.from({ length: 3000 }, () => {
    const lines = make.random.sample(products, 2).map((product) => make.line(product));
    return make.order({ customer: make.random.pick(customers), lines });
  });
  return storeOf({ shop: make.shop({ domain: SHOP }), products, customers, orders });
}

let shopify: SampleShopify;
beforeAll(async () => {
  shopify = await startSampleShopify({ stores: [largeStore()], bulkDurationMs: 0 });
  await shopify.ask(operations.answered.customers.query);
});
afterAll(() => shopify.close());

it("answers a page of 100 customers within 100 ms", async () => {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    const answer = await shopify.ask(operations.answered.customers.query);
    times.push(performance.now() - started);
    expect(answer.errors).toBeUndefined();
  }
  expect(Math.min(...times)).toBeLessThan(100);
});

it("runs a bulk operation over all orders and lines within two seconds", async () => {
  const query = `{ orders { edges { node { id name customer { id } currentTotalPriceSet { shopMoney { amount } }
    lineItems { edges { node { id quantity product { id } } } } } } } }`;
  const started = performance.now();
  await shopify.ask(operations.answered.bulkRun.query, { query });
  const done = "{ bulkOperations(first: 1) { nodes { status objectCount } } }";
  const wanted = { bulkOperations: { nodes: [{ status: "COMPLETED", objectCount: "9000" }] } };
  for (let data: unknown; JSON.stringify(data) !== JSON.stringify(wanted); { data } = await shopify.ask(done)) {
    expect(performance.now() - started, JSON.stringify(data)).toBeLessThan(2000);
    await wait(20);
  }
});
