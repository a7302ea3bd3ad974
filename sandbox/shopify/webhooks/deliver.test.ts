import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Disturbance } from "./disturb";
import { addCustomer, placeOrder, uninstall, updateCustomer } from "../store/actions";
import { type SampleApp, startSampleApp } from "../sample-app";
import { CLIENT_SECRET, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";

const ADA = "7000000000010";

let app: SampleApp;
let shopify: SampleShopify;
beforeEach(async () => (app = await startSampleApp()));
afterEach(async () => {
  await shopify.close();
  app.close();
});

async function start(topics: string[], includeFields?: string[]) {
  const subscription = { topics, uri: "/webhooks", name: "main", ...(includeFields && { includeFields }) };
  shopify = await startSampleShopify({ appUrl: app.url, subscriptions: [subscription] });
}

const topicsReceived = () => app.received.map(({ headers }) => headers["x-shopify-topic"]);

it("signs the raw body and says what, whose and when it is", async () => {
  await start(["customers/create"]);
  shopify.perform(SHOP, addCustomer, { email: "zoë@example.com", firstName: "Zoë" });
  await shopify.webhooks.settled();

  const [{ headers, body, path }] = [app.received[0] ?? expect.fail("Nothing came.")];
  const hmac = createHmac("sha256", CLIENT_SECRET).update(body, "utf8").digest("base64");
  expect(path).toBe("/webhooks");
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "x-shopify-topic": "customers/create",
    "x-shopify-hmac-sha256": hmac,
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-07",
    "x-shopify-triggered-at": "2026-09-01T12:00:00.000000Z",
    "x-shopify-name": "main",
  });
  expect(JSON.parse(body)).toMatchObject({ first_name: "Zoë" });
});

it("gives each delivery an id of its own, and one to all that one action caused", async () => {
  await start(["orders/create", "customers/update", "carts/create"]);
  shopify.perform(SHOP, placeOrder, { customerId: ADA, lines: [{ variantId: "7000000000003" }] });
  await shopify.webhooks.settled();
  expect(topicsReceived()).toEqual(["carts/create", "orders/create", "customers/update"]);
  expect(new Set(app.received.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(3);
  expect(new Set(app.received.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(1);
});

it("sends only the fields that were asked for", async () => {
  await start(["customers/update"], ["id", "updated_at"]);
  shopify.perform(SHOP, updateCustomer, { customerId: ADA, firstName: "Augusta" });
  await shopify.webhooks.settled();
  expect(app.received[0]?.body).toBe(`{"id":${ADA},"updated_at":"2026-09-01T08:00:00-04:00"}`);
});

it("tries again, the same bytes under the same id, and gives up at last", async () => {
  await start(["customers/update"]);
  app.statuses.push(500, 302);
  shopify.perform(SHOP, updateCustomer, { customerId: ADA, firstName: "Augusta" });
  await shopify.webhooks.settled();
  expect(app.received).toHaveLength(3);
  expect(new Set(app.received.map(({ body, headers }) => body + String(headers["x-shopify-webhook-id"]))).size).toBe(1);
  expect(shopify.webhooks.deliveries[0]).toMatchObject({
    state: "delivered",
    attempts: [{ status: 500 }, { status: 302 }, { status: 200 }],
  });

  app.statuses.push(500, 500, 500);
  shopify.perform(SHOP, updateCustomer, { customerId: ADA, firstName: "Ada" });
  await shopify.webhooks.settled();
  expect(shopify.webhooks.deliveries[1]?.state).toBe("failed");
});

it("duplicates and reorders what was kept back", async () => {
  await start(["customers/update"]);
  shopify.webhooks.hold();
  const names = ["A", "B", "C", "D", "E"];
  for (const firstName of names) shopify.perform(SHOP, updateCustomer, { customerId: ADA, firstName });
  await shopify.webhooks.settled();
  expect(app.received).toEqual([]);

  shopify.faults.disturbance = new Disturbance({ seed: 1, duplicateRate: 1, shuffle: true });
  shopify.webhooks.release();
  await shopify.webhooks.settled();
  const came = app.received.map(({ body }) => /"first_name":"(\w)"/.exec(body)?.[1]);
  expect(came.toSorted()).toEqual([...names, ...names].toSorted());
  expect(came).not.toEqual(names.flatMap((name) => [name, name]));
});

it("tells an app that was removed of that, and of nothing that happens later", async () => {
  await start(["app/uninstalled", "customers/update"]);
  shopify.perform(SHOP, uninstall, {});
  shopify.perform(SHOP, updateCustomer, { customerId: ADA, firstName: "Augusta" });
  await shopify.webhooks.settled();
  expect(topicsReceived()).toEqual(["app/uninstalled"]);
});
