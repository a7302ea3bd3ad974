import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser.close());

const Delivery = z.object({ topic: z.string(), body: z.string() });

/** How many customers Shopify has said were given a tag, and had it taken away. */
async function toldOfTag(tag: string): Promise<{ added: number; removed: number }> {
  const response = await fetch(`${inject("shopifyUrl")}/sandbox/deliveries`);
  const about = z
    .array(Delivery)
    .parse(await response.json())
    .filter(({ body }) => body.includes(`"${tag}"`));
  const count = (topic: string) => about.filter((delivery) => delivery.topic === topic).length;
  return { added: count("customer.tags_added"), removed: count("customer.tags_removed") };
}

/** Follows a link of the page's head, which may be among those that stand under "More actions". */
async function follow(app: FrameLocator, name: string): Promise<void> {
  const more = app.getByRole("button", { name: "More actions" });
  const link = app.getByRole("link", { name });
  await link.or(more).first().waitFor();
  if (!(await link.isVisible())) await more.click();
  await link.click();
}

async function overflowOf(app: FrameLocator): Promise<number> {
  return app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
}

test("a merchant adds Shopify's segments, and has one shown back as a segment and as a tag", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await follow(app, "From Shopify");
  await app.getByRole("heading", { level: 1, name: "Segments in Shopify" }).waitFor();
  await app.getByText("Partly unknown").waitFor();
  await keepPicture(page, "shopify-segments");
  await app.getByRole("checkbox", { name: "Email subscribers who have bought" }).check();
  await app.getByRole("checkbox", { name: "VIPs not seen this season" }).check();
  await app.getByRole("button", { name: "Add 2 segments" }).click();
  await page.getByText("2 segments added").waitFor();
  await app.getByText("Added", { exact: true }).first().waitFor();
  await app.getByRole("link", { name: "VIPs not seen this season" }).click();
  await app.getByRole("heading", { level: 1, name: "VIPs not seen this season" }).waitFor();
  await app.getByText(/^[\d,]+ shoppers? now$/).waitFor({ timeout: 100_000 });

  await follow(app, "Show in Shopify");
  await app.getByRole("heading", { level: 1, name: /^Show .* in Shopify$/ }).waitFor();
  await keepPicture(page, "segment-in-shopify");

  // Who says no has changed nothing.
  await app.getByRole("button", { name: "Tag its members" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Nothing was changed").waitFor();
  await app.getByRole("textbox", { name: "Tag" }).fill("tessera-quiet-vips");
  await app.getByRole("button", { name: "Tag its members" }).click();
  await page.getByRole("button", { name: "Update" }).click();
  await app.getByText("Up to date").waitFor({ timeout: 60_000 });
  const words = await app.getByText(/customers? tagged$/).textContent();
  const [, tagged = "", members = ""] = /^([\d,]+) of ([\d,]+)/.exec(words ?? "") ?? [];
  expect(tagged).toBe(members);
  expect(Number(tagged)).toBeGreaterThan(0);
  expect(await toldOfTag("tessera-quiet-vips")).toEqual({ added: Number(tagged), removed: 0 });

  await app.getByRole("button", { name: "Create in Shopify" }).click();
  await app.getByText("In Shopify", { exact: true }).waitFor({ timeout: 30_000 });
  await keepPicture(page, "segment-in-shopify-kept");

  await app.getByRole("button", { name: "Remove the tag from everybody" }).click();
  await app.getByRole("button", { name: "Tag its members" }).waitFor({ timeout: 60_000 });
  for (let tries = 0; tries < 40 && (await toldOfTag("tessera-quiet-vips")).removed < Number(tagged); tries++) {
    await sleep(250);
  }
  expect(await toldOfTag("tessera-quiet-vips")).toEqual({ added: Number(tagged), removed: Number(tagged) });
  await page.close();
});

test("both pages fit a phone", async () => {
  const list = await openAdmin(browser, "/app/segments/shopify", 390);
  await list.app.getByText("Partly unknown").waitFor();
  await keepPicture(list.page, "shopify-segments-phone");
  expect(await overflowOf(list.app)).toBeLessThanOrEqual(1);
  await list.app.getByRole("link", { name: "VIPs not seen this season", exact: true }).click();
  await list.app.getByRole("heading", { level: 1, name: "VIPs not seen this season" }).waitFor();
  const address = /\/app\/segments\/\d+/.exec(list.page.url())?.[0] ?? "";
  await list.page.close();

  const { page, app } = await openAdmin(browser, `${address}/shopify`, 390);
  await app.getByRole("heading", { level: 2, name: "As a tag on customers" }).waitFor();
  await keepPicture(page, "segment-in-shopify-phone");
  expect(await overflowOf(app)).toBeLessThanOrEqual(1);
  await page.close();
});
