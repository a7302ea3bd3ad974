import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { library } from "~/domains/quizzes/index.server";
import { adminRequest, ensureShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { findStorefront, lookAfterStorefront, shopOfAccount } from "~/domains/storefront/index.server";
import { env } from "~/env.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { connectShopify, type ConnectedShopify } from "../support/shopify";

const domain = "told.myshopify.com";
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products"];
const withPixel = [...scopes, "read_customer_events", "write_pixels"];
const now = new Date();

let shopify: ConnectedShopify;
let shop: Shop;
beforeAll(async () => {
  shopify = await connectShopify(storeOf({ shop: factories(4, now).shop({ domain }) }), { scopes: withPixel });
  shop = await shopify.open(domain, now);
});
afterAll(() => shopify.close());

const Shown = z.object({
  webPixel: z
    .object({ settings: z.string() })
    .or(z.object({ settings: z.unknown() }))
    .nullable(),
  currentAppInstallation: z.object({
    metafield: z.object({ value: z.string(), type: z.string(), updatedAt: z.string() }).nullable(),
  }),
});

/** What Shopify has: the pixel's settings, and what the theme reads. */
async function atShopify() {
  const query = `{ webPixel { settings } currentAppInstallation {
    metafield(namespace: "tessera", key: "storefront") { value type updatedAt } } }`;
  const { webPixel, currentAppInstallation } = await adminRequest(shop, query, {}, Shown, now);
  const settings = typeof webPixel?.settings === "string" ? JSON.parse(webPixel.settings) : webPixel?.settings;
  const { metafield } = currentAppInstallation;
  return { settings, metafield, value: metafield && JSON.parse(metafield.value) };
}

async function publish(id: number, version = 1): Promise<void> {
  const content = JSON.stringify(library[0]?.content);
  await db.query(sql`
    INSERT INTO quizzes (shop_id, id, key, name, state, version, created_at)
    VALUES (${shop.id}, ${id}, ${`quiz-${id}`}, ${`Quiz ${id}`}, 'live', ${version}, ${now})
    ON CONFLICT (shop_id, id) DO UPDATE SET version = excluded.version, state = 'live'`);
  await db.query(sql`
    INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at)
    VALUES (${shop.id}, ${id}, ${version}, ${content}::jsonb, ${now})`);
}

const look = () => lookAfterStorefront(shop.id, new Date());

test("installing the app switches the pixel on, and tells the theme that there is no quiz yet", async () => {
  const done = await drain(shop.id, () => new Date());
  expect(done["storefront.due"]).toBeGreaterThan(0);
  const { settings, value, metafield } = await atShopify();
  expect(settings).toMatchObject({ appUrl: env.SHOPIFY_APP_URL });
  expect(shopOfAccount(settings.accountID)).toBe(shop.id);
  expect(metafield?.type).toBe("json");
  expect(value).toEqual({ quizzes: [], watches: { scroll: true, time: true, video: true } });
  expect(await findStorefront(shop.id)).toMatchObject({ pixelProblem: null, toldProblem: null });
});

test("a quiz that goes live is in the theme at once, a paused one is not; the same again is not told again", async () => {
  await publish(3);
  await look();
  const first = await atShopify();
  expect(first.value.quizzes).toMatchObject([{ id: 3, version: 1, fromAt: null, needsKnown: false }]);
  const toldAt = (await findStorefront(shop.id))?.toldAt;
  await look();
  expect((await findStorefront(shop.id))?.toldAt).toEqual(toldAt);
  await publish(4, 2);
  await look();
  expect((await atShopify()).value.quizzes).toMatchObject([{ id: 4, version: 2 }, { id: 3 }]);
  await db.query(sql`UPDATE quizzes SET state = 'paused' WHERE shop_id = ${shop.id} AND id = 4`);
  await look();
  expect((await atShopify()).value.quizzes).toMatchObject([{ id: 3 }]);
});

test("a pixel that sends to a former address is told the present one, and keeps its word for the shop else", async () => {
  const before = await atShopify();
  await look();
  expect((await atShopify()).settings).toEqual(before.settings);
  const pixel = { settings: JSON.stringify({ ...before.settings, appUrl: "https://former.example" }) };
  const mutation = `mutation ($id: ID!, $pixel: WebPixelInput!) {
    webPixelUpdate(id: $id, webPixel: $pixel) { userErrors { message } } }`;
  const id = (await findStorefront(shop.id))?.pixelId;
  await adminRequest(shop, mutation, { id, pixel }, z.unknown(), now);
  await look();
  expect((await atShopify()).settings.appUrl).toBe(env.SHOPIFY_APP_URL);
});

test("without the permission the merchant is told so, and nothing is published that nobody hears; with it, it is on", async () => {
  shopify.grantScopes(domain, scopes);
  await shopify.webhooks.settled();
  await look();
  expect(await findStorefront(shop.id)).toMatchObject({
    pixelId: null,
    pixelProblem: expect.stringContaining("allow"),
  });
  shopify.grantScopes(domain, withPixel);
  await shopify.webhooks.settled();
  await drain(shop.id, () => new Date(Date.now() + 5000));
  expect(await findStorefront(shop.id)).toMatchObject({ pixelId: expect.any(String), pixelProblem: null });
  expect((await atShopify()).value.watches.scroll).toBe(true);
});

test("a shop that has to be opened again is told so, rather than asked in vain", async () => {
  const { id } = await ensureShop("without-tokens.myshopify.com");
  await db.query(sql`UPDATE shops SET installed_at = ${now} WHERE id = ${id}`);
  await lookAfterStorefront(id, new Date());
  const said = { pixelProblem: expect.any(String), toldProblem: expect.any(String), toldDigest: null };
  expect(await findStorefront(id)).toMatchObject(said);
});

test("a shop that has gone is left alone", async () => {
  await db.query(sql`UPDATE shops SET uninstalled_at = now() WHERE id = ${shop.id}`);
  await db.query(sql`UPDATE storefronts SET told_digest = 'x' WHERE shop_id = ${shop.id}`);
  await look();
  expect((await findStorefront(shop.id))?.toldDigest).toBe("x");
});
