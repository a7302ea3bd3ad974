import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const path = "/app/data/duplicates";

test("two accounts of one reader are looked at side by side, merged, seen on her page and parted again", async () => {
  const { page, app } = await openAdmin(browser, path);
  const pair = app.locator(`a[data-primary-link][href*="${path}/"]`).first();
  await pair.waitFor();
  const named = (await pair.textContent())?.trim() ?? "";
  await keepPicture(page, "duplicates");
  await pair.click();
  await app.getByRole("heading", { level: 1, name: "One shopper or two?" }).waitFor();
  const address = app.getByRole("row").filter({ hasText: "Email address" });
  const [, left = "", right = ""] = await address.getByRole("cell").allTextContents();
  expect(left).not.toBe(right);
  await keepPicture(page, "duplicate-pair");
  await app.getByRole("button", { name: "Merge them" }).click();

  // Back in the list: the pair is gone from it, and stands below with the way back.
  const undo = app.getByRole("button", { name: new RegExp(`^Undo the merge of .*${escaped(right)}`) });
  await undo.waitFor();
  await expect.poll(() => app.getByRole("link", { name: named, exact: true }).count()).toBe(0);
  await app.locator('a[href*="/app/shoppers/"]').first().click();
  await app.getByRole("heading", { level: 2, name: "Merged from" }).waitFor();
  await app.getByText(right, { exact: false }).first().waitFor();
  await undo.click();
  await page.getByText("The merge is being undone").waitFor();

  const again = await openAdmin(browser, path);
  await again.app
    .getByText(/^Undone on/)
    .first()
    .waitFor();
  // Who was parted is not proposed again.
  await expect.poll(() => again.app.getByRole("link", { name: named, exact: true }).count()).toBe(0);
  await again.page.close();
  await page.close();
});

test("with the keyboard alone a pair is opened and called two people; then it is gone", async () => {
  const { page, app } = await openAdmin(browser, path);
  const pair = app.locator(`a[data-primary-link][href*="${path}/"]`).first();
  const named = (await pair.textContent())?.trim() ?? "";
  // Several pairs may have the same two names.
  const where = (await pair.getAttribute("href")) ?? "";
  await tabTo(page, `link "${named}"`);
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: "One shopper or two?" }).waitFor();
  await tabTo(page, 'button "Not the same person"');
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: "Data" }).waitFor();
  await expect.poll(() => app.locator(`a[data-primary-link][href="${where}"]`).count()).toBe(0);
  await page.close();
});

test("from where on pairs are merged by themselves is set; what is wrong is marked, and nothing typed is lost", async () => {
  const { page, app } = await openAdmin(browser, path);
  const threshold = app.getByRole("textbox", { name: "Nearly certain from" });
  await threshold.fill("60");
  await page.getByText("Unsaved changes").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("Below 95 % too many who only share a name would be merged").waitFor();
  expect(await threshold.inputValue()).toBe("60");
  await threshold.fill("99.5");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It holds from the next search on").waitFor();
  await page.reload();
  await expect.poll(() => threshold.inputValue()).toBe("99.5");
  await threshold.fill("99");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It holds from the next search on").waitFor();
  await page.close();
});

test("on a phone the pairs are cards, and nothing stands outside the screen", async () => {
  const { page, app } = await openAdmin(browser, path, 390);
  const pair = app.locator(`a[data-primary-link][href*="${path}/"]`).first();
  await pair.waitFor();
  await pair.click();
  await app.getByRole("button", { name: "Merge them" }).waitFor();
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(1);
  await keepPicture(page, "duplicate-pair-phone");
  await page.close();
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
