import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test("a merchant reads RFM groups, chooses the other names by keyboard, and finds them on a shopper's page", async () => {
  const { page, app } = await openAdmin(browser, "/app/data/scores");
  await app.getByRole("heading", { name: /\(RFM\)$/ }).waitFor();
  const eleven = app.getByRole("radio", { name: "Eleven groups, with Shopify's names" });
  const six = app.getByRole("radio", { name: "Six groups, with Klaviyo's names" });
  expect(await eleven.isChecked()).toBe(true);
  await app.getByText("Previously loyal", { exact: true }).waitFor();
  await keepPicture(page, "rfm");
  await eleven.focus();
  await page.keyboard.press("ArrowDown");
  await app.getByText("Inactive", { exact: true }).waitFor();
  await app.getByText("Previously loyal", { exact: true }).waitFor({ state: "detached" });
  expect(await six.isChecked()).toBe(true);
  await page.reload();
  await app.getByText("Inactive", { exact: true }).waitFor();
  await page.close();

  const shopper = await openAdmin(browser, "/app/shoppers/first", 390);
  await shopper.app.getByRole("heading", { name: "How they buy, and when they come" }).waitFor();
  await shopper.app.getByRole("heading", { name: "RFM group of six" }).waitFor();
  await shopper.app.getByRole("heading", { name: "Average order value" }).waitFor();
  await shopper.app
    .getByText(/^From orders; as it is since /)
    .first()
    .waitFor();
  const overflow = await shopper.app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await keepPicture(shopper.page, "shopper-habits-phone");
  await shopper.page.close();
});
