import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operations } from "../graphql/operations.sample";
import { type SampleShopify, startSampleShopify } from "../sample-shopify";
import { sampleExtensions } from "./sample-extensions";
import { SampleShopper } from "./sample-shopper";

const folder = sampleExtensions();
let shopify: SampleShopify;
let shopper: SampleShopper;
beforeAll(async () => {
  shopify = await startSampleShopify({ extensionsFolder: folder });
});
afterAll(async () => {
  await shopify.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  shopper = new SampleShopper(`${shopify.url}/storefront/sample-shop`);
  await shopify.post("/sandbox/stores/sample-shop/embeds", { on: true });
});

const tell = async (value: unknown) => {
  const { data } = await shopify.ask("{ currentAppInstallation { id } }");
  const ownerId = JSON.stringify(data).match(/gid:[^"]+/)?.[0];
  const metafields = [{ ownerId, namespace: "quiz", key: "greeting", type: "json", value: JSON.stringify(value) }];
  await shopify.ask(operations.answered.metafields.query, { metafields });
};
const told = (page: string): unknown => JSON.parse(/id="told">([^<]*)</.exec(page)?.[1] ?? "");

describe("an app embed", () => {
  it("is on no page until the merchant switches it on, in the theme editor that the app's link leads to", async () => {
    await shopify.post("/sandbox/stores/sample-shop/embeds", { on: false });
    expect(await shopper.page("")).not.toContain("shopify-app-block");
    const editor = `${shopify.url}/store/sample-shop/themes/current/editor`;
    const asked = await (await fetch(`${editor}?context=apps&activateAppId=sample-client-id/greeting`)).text();
    expect(asked).toMatch(/name="greeting" checked/);
    expect(await shopper.page("")).not.toContain("shopify-app-block");
    await fetch(editor, { method: "POST", body: new URLSearchParams({ greeting: "on" }) });
    expect(await shopper.page("")).toContain("shopify-app-block");
  });

  it("sees the page's objects, its settings and what the app told the theme, in the page's language", async () => {
    await tell({ quizzes: [1, "</script><script>alert(1)</script>"] });
    await shopper.get("/login/7000000000010");
    await shopper.submit("/cart/add", { id: "7000000000003" });
    const page = await shopper.page("/de/products/teapot");
    expect(page).toContain(">glad product Teapot Ada 1 /storefront/sample-shop/de<");
    expect(page).toContain("Willkommen bei Sample Shop (de)");
    expect(told(page)).toEqual({ quizzes: [1, "</script><script>alert(1)</script>"] });
    expect(page).not.toContain("<script>alert");
    expect(await shopper.page("")).toContain("Welcome to Sample Shop (en)");
  });

  it("brings its assets, the script of its schema among them", async () => {
    const page = await shopper.page("");
    const [, script = ""] = /<script src="([^"]+hello\.js)" defer>/.exec(page) ?? [];
    const [, picture = ""] = /<img src="([^"]+face\.svg)"/.exec(page) ?? [];
    expect(await (await fetch(shopify.url + script)).text()).toBe("window.hello = true;");
    expect((await fetch(shopify.url + picture)).status).toBe(200);
  });

  it("is not in the checkout, which is Shopify's own", async () => {
    await shopper.submit("/cart/add", { id: "7000000000003" });
    const path = (await shopper.submit("/checkouts", {})).headers.get("location") ?? "";
    expect(await shopper.page(shopify.url + path)).not.toContain("shopify-app-block");
  });
});

describe("a web pixel", () => {
  it("is on every page once the app has switched it on, with its settings and what it needs consent for", async () => {
    expect(await shopper.page("")).toContain('"pixel":null');
    const { query, variables } = operations.answered.webPixel;
    await shopify.ask(query, variables);
    const page = await shopper.page("/products/teapot");
    expect(page).toContain('"settings":{"accountID":"1"},"needs":{"analytics":true,"marketing":true');
    expect(page).toContain('"name":"product_viewed","data":{"productVariant":{"id":"7000000000003"');
    const script = await (await shopper.get("/web-pixels/pixel.js")).text();
    expect(script).toContain("these are ears");
    expect((await shopper.get("/web-pixels/worker.js")).headers.get("content-type")).toContain("javascript");
  });
});
