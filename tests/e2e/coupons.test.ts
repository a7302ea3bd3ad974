import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { nameOfFocus } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const patience = { timeout: 60_000, interval: 1000 };
const name = "Tenth birthday";

test("a discount is made once the merchant allows it, and gets codes; it is stopped once they are sure", async () => {
  const { page, app } = await openAdmin(browser, "/app/coupons/new");
  await app.getByLabel("Name", { exact: true }).fill(name);
  await app.getByRole("textbox", { name: "Percent" }).fill("200");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  const allow = page.getByRole("button", { name: "Update", exact: true });
  const marked = page.getByText("Not saved: look at what is marked");
  await expect.poll(async () => (await allow.count()) + (await marked.count()), patience).toBeGreaterThan(0);
  if ((await allow.count()) > 0) await allow.click();
  await marked.waitFor();
  expect(await app.getByLabel("Name", { exact: true }).inputValue()).toBe(name);
  await app.getByRole("textbox", { name: "Percent" }).fill("20");
  await app.getByRole("button", { name: "Save", exact: true }).click();

  const row = app.getByRole("row").filter({ hasText: name });
  const state = async () => {
    await page.reload();
    await row.waitFor();
    return row.textContent();
  };
  await row.waitFor();
  await expect.poll(state, patience).toContain("Ready");
  await keepPicture(page, "coupons");

  const stop = app.getByRole("button", { name: `Give no more codes of ${name}` });
  const question = app.getByRole("dialog", { name: `Give no more codes of “${name}”?` });
  await stop.press("Enter");
  await question.getByRole("button", { name: "Keep giving them" }).press("Enter");
  await question.waitFor({ state: "hidden" });
  await expect.poll(() => nameOfFocus(page)).toContain(`Give no more codes of ${name}`);
  await stop.press("Enter");
  await keepPicture(page, "coupons-stop");
  await question.getByRole("button", { name: "Give no more" }).press("Enter");
  await page.getByText("No more codes are given").waitFor();
  await expect.poll(() => row.textContent()).toContain("Stopped");
  await page.close();
});
