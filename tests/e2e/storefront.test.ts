import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { skincare } from "~/domains/quizzes/library/skincare";
import { measure } from "../support/page-speed/measure";
import { openStorefrontShop, type StorefrontShop } from "../support/storefront-shop";
import { keepPicture } from "./admin";
import { launchBrowser, openPage } from "./browser";

// The sandbox's own storefront, with the app's extensions in it and an app behind it that only writes down what it gets.

let shop: StorefrontShop;
let browser: Browser;
beforeAll(async () => {
  shop = await openStorefrontShop();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});
beforeEach(() => {
  shop.reached.length = 0;
});

const Batch = z.object({
  client: z.string(),
  customer: z.string().nullable(),
  events: z.array(z.object({ name: z.string(), path: z.string(), data: z.record(z.string(), z.unknown()) })),
});

/** What the pixel has told so far, in order. */
function told(): { name: string; path: string; client: string; data: Record<string, unknown> }[] {
  return shop.reached
    .filter(({ path }) => path === "/pixel")
    .flatMap(({ body }) => {
      const { client, events } = Batch.parse(JSON.parse(body));
      return events.map((event) => ({ ...event, client }));
    });
}
const toldNames = () => told().map(({ name }) => name);
const patience = { timeout: 15_000 };

const open = async (path: string, width?: number): Promise<Page> => {
  const page = await openPage(browser, width);
  await page.goto(shop.root + path);
  return page;
};
const cookies = async (page: Page) => (await page.context().cookies()).map(({ name }) => name).sort();

describe("consent", () => {
  test("until a shopper agrees nothing is told and nothing kept; then what she looked at on this page is told, too", async () => {
    const page = await open("/products/vitamin-c-day-serum-15");
    await page.getByRole("region", { name: "Cookies" }).waitFor();
    await page.waitForTimeout(2500);
    expect(told()).toEqual([]);
    expect(await cookies(page)).toEqual([]);
    await page.getByRole("button", { name: "Accept" }).click();
    await expect.poll(toldNames, patience).toEqual(["page_viewed", "product_viewed"]);
    expect(await cookies(page)).toEqual(["_shopify_y", "_tracking_consent"]);
    // As at Shopify, where a shop is at the root of its host.
    expect(told()[0]?.path).toBe("/products/vitamin-c-day-serum-15");
    await page.context().close();
  });

  test("who declines is not asked again, and stays untold", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Decline" }).click();
    await page.goto(`${shop.root}/collections/anti-aging`);
    await page.waitForTimeout(2500);
    expect(await page.getByRole("region", { name: "Cookies" }).count()).toBe(0);
    expect(await cookies(page)).toEqual(["_tracking_consent"]);
    expect(told()).toEqual([]);
    await page.context().close();
  });

  test("who takes it back is told of no more; the footer leads back to the question", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Accept" }).click();
    await expect.poll(toldNames, patience).toEqual(["page_viewed"]);
    await page.getByRole("button", { name: "Cookie preferences" }).click();
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("link", { name: "Journal", exact: true }).first().click();
    await page.getByRole("heading", { name: "Journal" }).waitFor();
    await page.waitForTimeout(2500);
    expect(toldNames()).toEqual(["page_viewed"]);
    await page.context().close();
  });

  test("where nobody has to be asked, nobody is", async () => {
    const page = await open("/pages/about");
    await page.getByLabel("Country/region").selectOption("US");
    await expect.poll(toldNames, patience).toEqual(["page_viewed"]);
    expect(await page.getByRole("region", { name: "Cookies" }).count()).toBe(0);
    await page.context().close();
  });
});

test("a shopper looks, searches, fills her cart and buys: the pixel hears of all of it as one browser, the shop has an order", async () => {
  const page = await open("");
  // People stay on a page for a while, robots do not.
  const hears = (name: string) => expect.poll(toldNames, patience).toContain(name);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("link", { name: "Anti-ageing", exact: true }).first().click();
  await hears("collection_viewed");
  await page.goto(`${shop.root}/search?q=serum`);
  await hears("search_submitted");
  await page.getByRole("link", { name: /Vitamin C Day Serum/ }).click();
  await page.getByText("30 ml").click();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByText("Added to your cart.").waitFor();
  await hears("product_added_to_cart");
  await page.getByRole("link", { name: "View cart" }).click();
  await page.getByText("£34.00 GBP").waitFor();
  await hears("cart_viewed");
  await keepPicture(page, "storefront-cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await hears("checkout_started");
  await page.getByLabel("Email", { exact: true }).fill("mara.quill@mail.example.com");
  await page.getByLabel("First name").fill("Mara");
  await keepPicture(page, "storefront-checkout");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await hears("checkout_completed");
  expect(toldNames()).toContain("product_viewed");
  expect(new Set(told().map(({ client }) => client)).size).toBe(1);
  expect(JSON.stringify(shop.reached)).not.toMatch(/mara|34\.00|"amount"/i);
  const order = [...shop.shopify.store("demo-shop").orders.values()].at(-1);
  expect(order).toMatchObject({ email: "mara.quill@mail.example.com", lines: [{ price: "34.00" }] });
  await page.context().close();
});

test("a signed-in shopper is named to the pixel by her number alone", async () => {
  const [customer] = [...shop.shopify.store("demo-shop").customers.values()].filter(({ email }) => email !== null);
  const page = await open(`/login/${customer?.id}`);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => shop.reached.length, patience).toBe(1);
  expect(JSON.parse(shop.reached[0]?.body ?? "")).toMatchObject({ customer: customer?.id });
  expect(shop.reached[0]?.body).not.toContain(customer?.email);
  await page.context().close();
});

/** All of ours over the wire on a page whose quiz opens: popup, its words, the quiz, the pixel. */
const mostOwnBytes = 20_000;

test("popup and pixel weigh little, and nothing on the page moves when the quiz opens by itself", async () => {
  const { targeting } = skincare.content;
  const opens = { ...targeting.opens, afterSeconds: 1 };
  await shop.setExtensions({ ...skincare.content, targeting: { ...targeting, opens } });
  const url = `${shop.root}/products/vitamin-c-day-serum-15`;
  const measured = await measure(browser, url, "localization=US", 4000);
  expect(shop.reached.some(({ path }) => path.startsWith("/proxy/answers"))).toBe(true);
  expect(measured.moved).toEqual([]);
  expect(measured.layoutShift).toBe(0);
  expect(measured.extensionBytes).toBeGreaterThan(5000);
  expect(measured.extensionBytes).toBeLessThan(mostOwnBytes);
  await shop.setExtensions(null);
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const Violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.unknown()) }));

describe.each([1280, 390])("at %i pixels", (width) => {
  test.each([
    "",
    "/collections/all",
    "/products/vitamin-c-day-serum-15",
    "/cart",
    "/account/login",
    "/ar/search?q=oil",
  ])("%s of the shop fits, and axe finds nothing serious in it", async (path) => {
    const page = await open(path, width);
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
    await keepPicture(page, `storefront${path.replace(/\W+/g, "-")}-${width}`);
    await page.evaluate(axe);
    const found: unknown = await page.evaluate("axe.run().then(({ violations }) => violations)");
    const serious = Violations.parse(found).filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id }) => id)).toEqual([]);
    await page.context().close();
  });
});
