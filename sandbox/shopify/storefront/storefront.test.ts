import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SampleApp, startSampleApp } from "../sample-app";
import { CLIENT_SECRET, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";
import { proxySignature } from "./signature";

describe("the signature of an app proxy request", () => {
  const query = (customer: string) =>
    new URLSearchParams(
      `extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=${customer}` +
        "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555",
    );

  it.each([
    ["1", "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"],
    ["", "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb"],
  ])("is the documented one for customer %j", (customer, signature) => {
    expect(proxySignature(query(customer), "hush")).toBe(signature);
  });

  it("sorts whole pairs by their bytes and leaves itself out", () => {
    const signed = new URLSearchParams("é=4&b=1&a=3&a-b=2&Z=5&signature=x");
    const message = "Z=5a-b=2a=3b=1é=4";
    expect(proxySignature(signed, "hush")).toBe(createHmac("sha256", "hush").update(message).digest("hex"));
  });
});

describe("the storefront", () => {
  let app: SampleApp;
  let shopify: SampleShopify;
  beforeAll(async () => {
    app = await startSampleApp();
    shopify = await startSampleShopify({ appUrl: app.url });
  });
  afterAll(async () => {
    await shopify.close();
    app.close();
  });

  it("lists what can be bought", async () => {
    const page = await (await fetch(`${shopify.url}/storefront/sample-shop`)).text();
    expect(page).toContain("Teapot");
    expect(page).toContain("https://pictures.example.com/teapot.png");
    expect(page).not.toContain("Apron");
  });

  it("passes requests below its app's path on to the app, signed, without cookies either way", async () => {
    app.statuses.push(201);
    const response = await fetch(`${shopify.url}/storefront/sample-shop/apps/tessera/quiz/7?extra=1&extra=2`, {
      method: "POST",
      headers: { cookie: "sandbox_customer=7000000000010; other=1" },
      body: "answer=tea",
    });
    expect(await response.text()).toBe("heard");
    expect(response.status).toBe(201);
    expect(response.headers.has("set-cookie")).toBe(false);

    const { path, headers, body } = app.received[0] ?? expect.fail("Nothing came.");
    const { pathname, searchParams: params } = new URL(path, app.url);
    expect({ pathname, cookie: headers.cookie, body }).toEqual({ pathname: "/proxy/quiz/7", body: "answer=tea" });
    expect(params.get("signature")).toBe(proxySignature(params, CLIENT_SECRET));
    expect(Object.fromEntries(params)).toMatchObject({
      shop: SHOP,
      logged_in_customer_id: "7000000000010",
      path_prefix: "/apps/tessera",
      timestamp: "1788264000",
    });
    expect(params.getAll("extra")).toEqual(["1", "2"]);
  });

  it("passes bodies on as they are, from every language, and lets nobody name the shop or the shopper", async () => {
    app.received.length = 0;
    const body = Buffer.from('{"answers":["ä","\\u0000"]}  ');
    const claims = "shop=other.myshopify.com&logged_in_customer_id=1&timestamp=1&signature=0";
    await fetch(`${shopify.url}/storefront/sample-shop/de/apps/tessera/answers?${claims}&shop=third`, {
      method: "POST",
      headers: { "content-type": "text/plain", "user-agent": "a browser" },
      body,
    });
    const { path, headers, body: passed } = app.received[0] ?? expect.fail("Nothing came.");
    const { pathname, searchParams: params } = new URL(path, app.url);
    expect({ pathname, passed }).toEqual({ pathname: "/proxy/answers", passed: body.toString() });
    expect(headers).toMatchObject({ "user-agent": "a browser", "x-forwarded-for": "127.0.0.1" });
    expect(params.getAll("shop")).toEqual([SHOP]);
    expect(params.getAll("logged_in_customer_id")).toEqual([""]);
    expect(params.getAll("signature")).toEqual([proxySignature(params, CLIENT_SECRET)]);
  });
});
