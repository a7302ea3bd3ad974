import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { details, menu, openAdmin, reports } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each([1280, 390])("at %i pixels", (width) => {
  test.each([...menu, ...details, ...reports])(
    "%s fits, and nothing in it has to be scrolled sideways",
    async (path) => {
      const { page, app } = await openAdmin(browser, path, width);
      const tooWide = await app
        .locator("html")
        .evaluate((html) =>
          [html, ...html.querySelectorAll("[class*=ScrollContainer]")]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => box.className),
        );
      expect(tooWide).toEqual([]);
      await page.close();
    },
  );
});

test("a click anywhere in a row opens it, once", async () => {
  const { page, app } = await openAdmin(browser, "/app/shoppers");
  const row = app.getByRole("row").nth(1);
  const name = (await row.getByRole("link").textContent()) ?? "";
  await row.getByRole("cell").last().click();
  await app.getByRole("heading", { level: 1, name }).waitFor();
  await page.goBack();
  await app.getByRole("heading", { level: 1, name: "Shoppers" }).waitFor();
  await page.close();
});

test("an address that leads nowhere says so in the frame, and how to go on", async () => {
  for (const path of ["/app/segments/999999", "/app/nowhere"]) {
    const { page, app } = await openAdmin(browser, path);
    await app.getByText("There is no such page in your shop").waitFor();
    await app.getByRole("link", { name: "Go home" }).click();
    await app.getByText("Shoppers you may write to").waitFor();
    await page.close();
  }
});

test("a page that fails keeps its menu, and comes when it is tried again", async () => {
  const { page, app } = await openAdmin(browser, "/app");
  await page.route(/\/app\/messages\.data/, (route) => route.abort());
  await page.locator("#app-links").getByRole("link", { name: "Messages" }).click();
  await app.getByText("This page could not be shown").waitFor();
  expect(await page.locator("#app-links a").count()).toBe(menu.length - 1);
  await page.unroute(/\/app\/messages\.data/);
  await app.getByRole("link", { name: "Try again" }).click();
  await app.getByRole("heading", { level: 1, name: "Messages" }).waitFor();
  await page.close();
});

test("a save that does not reach the app loses nothing of what was typed", async () => {
  const { page, app } = await openAdmin(browser, "/app/settings");
  const logo = app.getByLabel("Logo");
  await logo.fill("https://pictures.example.com/logo.png");
  await page.route(/\/app\/settings\.data/, (route) => route.abort());
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("That did not work. Nothing is lost").waitFor();
  expect(await logo.inputValue()).toBe("https://pictures.example.com/logo.png");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => logo.inputValue()).toBe("");
  await page.close();
});

test("while the next page is fetched, its outline stands there", async () => {
  const { page, app } = await openAdmin(browser, "/app");
  let fetched = () => {};
  await page.route(/\/app\/health\.data/, async (route) => {
    await new Promise<void>((resolve) => (fetched = resolve));
    await route.continue();
  });
  await page.locator("#app-links").getByRole("link", { name: "Health" }).click();
  await app.getByRole("status", { name: "Page loading" }).waitFor();
  await page.locator("#loading").waitFor();
  fetched();
  await app.getByRole("heading", { level: 1, name: "Health" }).waitFor();
  await page.locator("#loading").waitFor({ state: "hidden" });
  await page.close();
});
