import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { uninstall } from "../store/actions";
import { SAMPLE_NOW } from "../store/sample";
import { CLIENT_ID, CLIENT_SECRET, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { mintSessionToken } from "./session-token";

const PATH = "/admin/oauth/access_token";
const client = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET };

let shopify: SampleShopify;
beforeEach(async () => (shopify = await startSampleShopify()));
afterEach(() => shopify.close());

function exchangeBody(subjectToken: string, extra: object = {}) {
  return {
    ...client,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: subjectToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
    ...extra,
  };
}

const Grant = z.object({ access_token: z.string(), refresh_token: z.string(), scope: z.string() });

async function post(body: object) {
  const response = await shopify.post(PATH, body);
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

async function exchange() {
  return Grant.parse((await post(exchangeBody(shopify.sessionToken(SHOP)))).body);
}

async function statusOfQuery(accessToken: string) {
  const headers = { "x-shopify-access-token": accessToken };
  const response = await shopify.post("/admin/api/2026-07/graphql.json", { query: "{shop{name}}" }, headers);
  return response.status;
}

it("gives two loaders of one page the same expiring token", async () => {
  const token = shopify.sessionToken(SHOP);
  const [one, other] = await Promise.all([post(exchangeBody(token)), post(exchangeBody(token))]);
  expect(one).toEqual(other);
  expect(one.body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(Grant.parse(one.body).scope).toContain("read_orders");
  expect(await statusOfQuery(Grant.parse(one.body).access_token)).toBe(200);
});

it("answers requests for lasting and for online tokens too", async () => {
  const lasting = await post(exchangeBody(shopify.sessionToken(SHOP), { expiring: "0" }));
  expect(lasting.body).not.toHaveProperty("expires_in");
  const requested_token_type = "urn:shopify:params:oauth:token-type:online-access-token";
  const online = await post(exchangeBody(shopify.sessionToken(SHOP), { requested_token_type }));
  expect(online.body).toMatchObject({ associated_user: { id: 1, account_owner: true } });
});

it.each([
  ["another app's", { keys: { clientId: "other", clientSecret: CLIENT_SECRET } }],
  ["one signed with another secret", { keys: { clientId: CLIENT_ID, clientSecret: "other" } }],
  ["another shop's", { shop: "other-shop.myshopify.com" }],
  ["one that is over", { at: new Date(SAMPLE_NOW.getTime() - 75_000) }],
  ["one that is not valid yet", { at: new Date(SAMPLE_NOW.getTime() + 75_000) }],
])("refuses %s session token", async (_name, { keys, shop, at }: { keys?: object; shop?: string; at?: Date }) => {
  const app = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, ...keys };
  const token = mintSessionToken(app, { shop: shop ?? SHOP, userId: "1", jti: "j", sid: "s" }, at ?? SAMPLE_NOW);
  expect(await post(exchangeBody(token))).toMatchObject({ status: 400, body: { error: "invalid_subject_token" } });
});

it("refuses a wrong client secret", async () => {
  const body = exchangeBody(shopify.sessionToken(SHOP), { client_secret: "other" });
  expect(await post(body)).toMatchObject({ status: 400, body: { error: "invalid_client" } });
});

it("survives a refresh whose response was lost", async () => {
  const { refresh_token } = await exchange();
  const refresh = { ...client, grant_type: "refresh_token", refresh_token };
  shopify.faults.dropRefreshResponses();
  await expect(post(refresh)).rejects.toThrow("fetch failed");
  const retried = await post(refresh);
  expect(retried.status).toBe(200);
  expect(Grant.parse(retried.body).refresh_token).not.toBe(refresh_token);
});

it("answers 401 to an expired token and invalid_grant to a dead refresh token", async () => {
  const { access_token, refresh_token } = await exchange();
  shopify.setNow(new Date(SAMPLE_NOW.getTime() + 3600_000));
  expect(await statusOfQuery(access_token)).toBe(401);
  expect(await statusOfQuery("")).toBe(401);

  shopify.perform(SHOP, uninstall, {});
  const refresh = { ...client, grant_type: "refresh_token", refresh_token };
  expect(await post(refresh)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});
