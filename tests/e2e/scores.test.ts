import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const path = "/app/data/scores";

async function expectNoOverflow(app: FrameLocator, what: string): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${what} is wider than the phone`).toBeLessThanOrEqual(1);
}

test("a merchant sees who is engaged and about to buy, and sets the weights; what is wrong is marked, nothing typed is lost", async () => {
  const { page, app } = await openAdmin(browser, path);
  await app.getByRole("img", { name: /shoppers; most of them/ }).waitFor();
  await app.getByRole("button", { name: "Engagement scores: show as table" }).click();
  await app
    .getByRole("cell", { name: "90 to 100" })
    .or(app.getByRole("rowheader", { name: "90 to 100" }))
    .first()
    .waitFor();
  await app.getByRole("heading", { name: "How well the score tells who buys" }).waitFor();
  await app.getByRole("link", { name: "Make a segment: Ready for a second order" }).waitFor();
  await keepPicture(page, "scores");
  await app.getByText("Set the weights yourself", { exact: true }).click();
  const clicks = app.getByRole("spinbutton", { name: "Messages they clicked in" });
  await clicks.fill("400");
  await app.getByRole("spinbutton", { name: "Orders they placed" }).fill("25");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("100 at most").waitFor();
  expect(await clicks.inputValue()).toBe("400");
  expect(await app.getByRole("spinbutton", { name: "Orders they placed" }).inputValue()).toBe("25");
  await clicks.fill("40");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. Scores are being worked out anew").waitFor();
  await page.reload();
  await expect.poll(() => clicks.inputValue()).toBe("40");
  await app.getByText("Let it be learnt", { exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. Scores are being worked out anew").last().waitFor();
  await app.getByRole("columnheader", { name: "Set by hand" }).waitFor();
  await page.close();
});

test("a shopper's page shows what they like and how engaged they are, and both fit a phone", async () => {
  const { page, app } = await openAdmin(browser, "/app/shoppers/first", 390);
  await app.getByRole("heading", { name: "What they like" }).waitFor();
  await app.getByRole("heading", { name: "Engagement score" }).waitFor();
  await expectNoOverflow(app, "the shopper");
  await app.getByRole("heading", { name: "What they like" }).scrollIntoViewIfNeeded();
  await keepPicture(page, "shopper-interests-phone");
  await page.close();
  const scores = await openAdmin(browser, path, 390);
  await scores.app.getByRole("heading", { name: "What counts, and how much" }).waitFor();
  await expectNoOverflow(scores.app, "the scores");
  await keepPicture(scores.page, "scores-phone");
  await scores.page.close();
});
