import { Script } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSessionToken } from "../auth/session-token";
import { SAMPLE_NOW } from "../store/sample";
import { CLIENT_ID, CLIENT_SECRET, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";

const keys = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
const appUrl = "http://127.0.0.1:9";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify({ clock: () => new Date(), appUrl })));
afterAll(() => shopify.close());

async function get(path: string) {
  const response = await fetch(shopify.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function frameUrl(path: string) {
  const { text } = await get(path);
  const [, source = ""] = /src="(http[^"]*)"\s+allow/.exec(text) ?? [];
  return new URL(source.replace(/&#38;/g, "&"));
}

it("opens the app's page in a frame, with the parameters Shopify's own library accepts", async () => {
  const url = await frameUrl("/store/sample-shop/apps/tessera/app/segments?tab=2");
  expect(url.origin + url.pathname).toBe(`${appUrl}/app/segments`);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ embedded: "1", locale: "en", shop: SHOP, tab: "2" });

  const library = shopifyApi({
    apiKey: CLIENT_ID,
    apiSecretKey: CLIENT_SECRET,
    hostName: "127.0.0.1:9",
    apiVersion: ApiVersion.July26,
    logger: { level: LogSeverity.Error },
    isEmbeddedApp: true,
  });
  expect(await library.utils.validateHmac(Object.fromEntries(url.searchParams))).toBe(true);
  expect(library.utils.sanitizeHost(url.searchParams.get("host") ?? "")).not.toBeNull();
  const claims = await library.session.decodeSessionToken(url.searchParams.get("id_token") ?? "");
  expect(claims).toMatchObject({ dest: `https://${SHOP}`, aud: CLIENT_ID });
});

it("knows the app by its client id too, and says so when a page is not there", async () => {
  expect((await frameUrl(`/store/sample-shop/apps/${CLIENT_ID}/app`)).pathname).toBe("/app");
  expect(await get("/store/sample-shop/themes/elsewhere")).toMatchObject({ status: 404 });
  expect(await get("/store/nobody")).toMatchObject({ status: 404 });
  expect((await get("/store/sample-shop/customers")).text).toContain("Ada Lovelace");
});

it("gives the page session tokens, and no other origin", async () => {
  const { headers, text } = await get(`/sandbox/id-token?shop=${SHOP}`);
  expect(headers.get("access-control-allow-origin")).toBe(appUrl);
  expect(readSessionToken(text, keys, SHOP, new Date())).not.toBeNull();
  expect(readSessionToken(text, keys, SHOP, SAMPLE_NOW)).toBeNull();
});

it("serves its App Bridge as a plain script", async () => {
  const { headers, text } = await get("/app-bridge.js");
  expect(headers.get("content-type")).toContain("javascript");
  expect(() => new Script(text)).not.toThrow();
  expect(text).toContain("shopify:navigate");
});

it("removes the app", async () => {
  shopify.install(SHOP);
  expect((await get("/store/sample-shop/settings/apps")).text).toContain("Tessera is installed.");
  const response = await fetch(`${shopify.url}/store/sample-shop/settings/apps/uninstall`, { method: "POST" });
  expect(await response.text()).toContain("Tessera is not installed.");
});
