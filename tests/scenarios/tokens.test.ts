import { afterAll, beforeAll, expect, test } from "vitest";
import { expireAccessToken, findTokens } from "~/domains/shops/admin-api/queries.server";
import { freshAccessToken } from "~/domains/shops/admin-api/tokens.server";
import { reconcile } from "~/domains/ingest/index.server";
import { ReauthorizationNeeded } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { loader as health } from "../../app/routes/app.health/route";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { uninstall } from "../../sandbox/shopify/store/actions";
import { connectShopify, type ConnectedShopify } from "../support/shopify";
import { killBeforeStore, tokenTrials, worksOnceMore } from "../support/token-trials";
import { visit } from "../support/visit";
import { overhear, without, type Wire } from "../support/wire";

const domain = "renewing.myshopify.com";
let shopify: ConnectedShopify;
let wire: Wire;
let shop: Shop;

beforeAll(async () => {
  const make = factories(20, new Date());
  shopify = await connectShopify(storeOf({ shop: make.shop({ domain }) }));
  wire = overhear();
  shop = await shopify.open(domain, new Date());
});

afterAll(async () => {
  wire.hangUp();
  await shopify.close();
});

const fresh = () => freshAccessToken(shop.id, domain, new Date());

/** How often Shopify was asked to renew the pair meanwhile, and with which refresh tokens. */
async function refreshesDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const before = wire.requests("refresh").length;
  await work();
  return wire
    .requests("refresh")
    .slice(before)
    .map(({ fields }) => fields["refresh_token"]);
}

test("fifty at once renew a token once, and all go on with the same new one", async () => {
  const fifty = () => Promise.all(Array.from({ length: 50 }, fresh));
  // The first time opens all connections to the database, so that the second time all ask in the same moment.
  expect(await refreshesDuring(fifty)).toEqual([]);
  const former = await findTokens(shop.id);
  await expireAccessToken(shop.id);
  const tokens = new Set<string>();
  const asked = await refreshesDuring(async () => {
    for (const token of await fifty()) tokens.add(token);
  });
  expect(asked).toEqual([former?.refreshToken]);
  expect(tokens.size).toBe(1);
  expect(tokens).not.toContain(former?.accessToken);
  expect(await worksOnceMore(shop)).toBe(true);
});

test("a token is renewed five minutes before its end, so that none ends on its way", async () => {
  const ends = (await findTokens(shop.id))?.expiresAt ?? expect.fail("The shop has no token");
  const minutesBefore = (minutes: number) => () =>
    freshAccessToken(shop.id, domain, new Date(ends.getTime() - minutes * 60_000));
  expect(await refreshesDuring(minutesBefore(6))).toHaveLength(0);
  expect(await refreshesDuring(minutesBefore(4))).toHaveLength(1);
});

test("an answer lost on its way is made good with the former refresh token", async () => {
  const former = await findTokens(shop.id);
  await expireAccessToken(shop.id);
  shopify.faults.dropRefreshResponses();
  const asked = await refreshesDuring(async () => {
    await expect(fresh()).rejects.toThrow();
    expect((await findTokens(shop.id))?.refreshToken).toBe(former?.refreshToken);
    await fresh();
  });
  expect(asked).toEqual([former?.refreshToken, former?.refreshToken]);
  expect(await worksOnceMore(shop)).toBe(true);
});

test("a process killed between Shopify's answer and the store leaves a shop that works", async () => {
  const former = await findTokens(shop.id);
  expect(await killBeforeStore(shop)).toBe("SIGKILL");
  expect((await findTokens(shop.id))?.refreshToken).toBe(former?.refreshToken);
  expect(await worksOnceMore(shop)).toBe(true);
});

test("a token whose end Shopify does not tell counts as ended", async () => {
  await expireAccessToken(shop.id);
  wire.changeNext("refresh", without("expires_in"));
  const asked = await refreshesDuring(async () => {
    await fresh();
    expect((await findTokens(shop.id))?.expiresAt).toBeNull();
    await fresh();
    await fresh();
  });
  expect(asked).toHaveLength(2);
});

test("an answer without a refresh token does not cost the one that is there", async () => {
  const former = await findTokens(shop.id);
  await expireAccessToken(shop.id);
  wire.changeNext("refresh", without("refresh_token"));
  await fresh();
  expect((await findTokens(shop.id))?.refreshToken).toBe(former?.refreshToken);
  expect(await worksOnceMore(shop)).toBe(true);
});

test("trials with lost answers and deaths brick no shop, as they would with a store in two steps", async () => {
  const sound = await tokenTrials(shopify, shop, { trials: 25, seed: 1, death: "nothing stored" });
  expect(sound.lost).toBeGreaterThan(0);
  expect(sound.killed).toBeGreaterThan(0);
  expect(sound).toMatchObject({ bricked: 0, disagreeing: 0 });

  const faulty = await tokenTrials(shopify, shop, {
    trials: 10,
    seed: 1,
    death: "access token stored without its refresh token",
  });
  expect(faulty.bricked).toBe(faulty.killed);
  expect(faulty.bricked).toBeGreaterThan(0);
});

test("with a dead refresh token workers say what to do, the Health page shows it, and opening the app is enough", async () => {
  // The merchant removed the app and put it back before anybody here heard of it.
  shopify.webhooks.hold();
  shopify.perform(domain, uninstall, {});
  await expireAccessToken(shop.id);
  await expect(fresh()).rejects.toThrow(ReauthorizationNeeded);
  await expect(fresh()).rejects.toThrow(`${domain} has to be opened in the Shopify admin once`);
  await reconcile(shop.id, new Date());

  const page = await visit(health, "/app/health", shopify.sessionToken(domain));
  expect(page).toMatchObject({ ok: true, data: { comparisons: expect.any(Array) } });
  expect(JSON.stringify(page)).toContain("has to be opened in the Shopify admin once");
  expect(await worksOnceMore(shop)).toBe(true);
});
