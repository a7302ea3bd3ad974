import { afterAll, beforeAll, expect, it } from "vitest";
import * as actions from "../store/actions";
import { type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { namedActions } from "./actions";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify()));
afterAll(() => shopify.close());

it("lets other processes do what merchants and shoppers do", async () => {
  const body = { email: "new@example.com", lines: [{ variantId: "7000000000003" }] };
  const response = await shopify.post("/sandbox/stores/sample-shop/actions/placeOrder", body);
  expect(await response.json()).toMatchObject({ result: { name: "#1005", email: "new@example.com" } });
  expect(shopify.store(SHOP).orders.size).toBe(5);
});

it("says what is wrong with an order", async () => {
  const statusOf = async (action: string, body: object) =>
    (await shopify.post(`/sandbox/stores/sample-shop/actions/${action}`, body)).status;
  expect(await statusOf("flyAway", {})).toBe(404);
  expect(await statusOf("placeOrder", { lines: [] })).toBe(400);
  expect(await statusOf("cancelOrder", { orderId: "1" })).toBe(422);
});

it("knows every action by its name", () => {
  // Changing scopes is the server's own part, and `grantScopes` its door.
  expect([...Object.keys(namedActions), "changeScopes"].sort()).toEqual(Object.keys(actions).sort());
});

it("takes orders for faults", async () => {
  await shopify.post("/sandbox/faults", { failBulkOperations: 1, disturbWebhooks: { seed: 1, shuffle: true } });
  expect(shopify.faults.disturbance).not.toBeNull();
  expect(shopify.faults.takeFailedBulkOperation()).toBe(true);
  expect(shopify.faults.takeFailedBulkOperation()).toBe(false);
  await shopify.post("/sandbox/faults", { disturbWebhooks: null });
  expect(shopify.faults.disturbance).toBeNull();
});
