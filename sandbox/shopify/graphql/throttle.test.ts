import { afterAll, beforeAll, expect, it } from "vitest";
import { SAMPLE_NOW } from "../store/sample";
import { type SampleShopify, startSampleShopify } from "../sample-shopify";

let shopify: SampleShopify;
beforeAll(async () => {
  shopify = await startSampleShopify({ throttle: { maximumAvailable: 30, restoreRate: 10 } });
});
afterAll(() => shopify.close());

const MUTATION = `mutation { tagsAdd(id: "gid://shopify/Customer/7000000000010", tags: ["a"]) { node { id } } }`;

it("throttles when the bucket is empty and lets go when it has filled again", async () => {
  for (const currentlyAvailable of [20, 10, 0]) {
    const { extensions } = await shopify.ask(MUTATION);
    expect(extensions?.cost).toEqual({
      requestedQueryCost: 10,
      actualQueryCost: 10,
      throttleStatus: { maximumAvailable: 30, currentlyAvailable, restoreRate: 10 },
    });
  }
  const throttled = await shopify.ask(MUTATION);
  expect(throttled).not.toHaveProperty("data");
  expect(throttled.errors?.[0]).toMatchObject({ message: "Throttled", extensions: { code: "THROTTLED" } });
  expect(throttled.extensions?.cost.actualQueryCost).toBeNull();

  shopify.setNow(new Date(SAMPLE_NOW.getTime() + 1000));
  expect((await shopify.ask(MUTATION)).errors).toBeUndefined();
});

it("gives back what a query was asked for and did not cost", async () => {
  shopify.setNow(new Date(SAMPLE_NOW.getTime() + 60_000));
  const { extensions } = await shopify.ask("{ customers(first: 100) { nodes { id } } }");
  expect(extensions?.cost).toMatchObject({
    requestedQueryCost: 11,
    actualQueryCost: 4,
    throttleStatus: { currentlyAvailable: 26 },
  });
});

it("refuses a query that costs more than a thousand points", async () => {
  const deep =
    "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) { nodes { id } } } } } } } }";
  const answer = await shopify.ask(deep);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
});
