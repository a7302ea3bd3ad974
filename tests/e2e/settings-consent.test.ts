import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const path = "/app/settings/consent";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds of weight in the app's frame. */
async function violationsIn(page: Page): Promise<string[]> {
  const inner = page.frames().find((one) => one.url().includes(path));
  if (!inner) throw new Error("The app's frame is not there");
  await inner.evaluate(axe);
  const found: unknown = await inner.evaluate(
    "axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))",
  );
  return Array.isArray(found) ? found.map(String) : [String(found)];
}

test("a merchant says in which countries one word is enough, and finds it again", async () => {
  const { page, app } = await openAdmin(browser, path);
  await app.getByText("Germany", { exact: true }).waitFor();
  await app.getByText("Austria", { exact: true }).waitFor();
  await app.getByRole("heading", { name: "The last seven days" }).waitFor();
  await app.getByLabel("Ask by mail in").selectOption({ label: "Switzerland" });
  await app.getByRole("button", { name: "Remove Austria" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It holds for who agrees from now on").waitFor();
  await page.reload();
  await app.getByRole("button", { name: "Remove Switzerland" }).waitFor();
  expect(await app.getByRole("button", { name: /^Remove / }).allTextContents()).toHaveLength(2);
  await keepPicture(page, "settings-consent");
  // What was the exception is the rule, and the other way round.
  await app
    .locator("label")
    .filter({ hasText: /^Ask by mail$/ })
    .click();
  await app.getByLabel("One word is enough in").waitFor();
  await page.getByRole("button", { name: "Discard" }).click();
  await app.getByLabel("Ask by mail in").waitFor();
  await page.close();
});

test.each([1280, 390])("at %i pixels everything fits, and axe finds nothing serious", async (width) => {
  const { page, app } = await openAdmin(browser, path, width);
  await keepPicture(page, `settings-consent-${width}`);
  expect(await app.locator("html").evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
  expect(await violationsIn(page)).toEqual([]);
  await page.close();
});

test("a link to confirm that was cut off says so to a shopper", async () => {
  const page = await browser.newPage();
  await page.goto(`${inject("appUrl")}/confirm/abc.def.ghi`);
  await page.getByRole("heading", { name: "This link does not work" }).waitFor();
  await page.close();
});
