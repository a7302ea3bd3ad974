import { mkdirSync } from "node:fs";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "./browser";

const admin = `${inject("shopifyUrl")}/store/demo-shop/apps/tessera`;
const pictures = process.env["SCREENSHOTS"];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  if (pictures) mkdirSync(pictures, { recursive: true });
});
afterAll(() => browser?.close());

/** Opens a page of the app inside the admin's frame. */
async function openAdmin(path: string, width?: number): Promise<{ page: Page; app: FrameLocator }> {
  const page = await openPage(browser, width);
  await page.goto(admin + path);
  return { page, app: page.frameLocator("iframe[data-app]") };
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

test("the app opens inside the admin's frame and shows how the shop stands", async () => {
  const { page, app } = await openAdmin("");
  await app.getByRole("heading", { level: 1 }).first().waitFor();
  await app.getByText("Shoppers you may write to").first().waitFor();
  await keepPicture(page, "home");
  await page.close();
});

test("a segment shows its size over time as a chart, with who is in it", async () => {
  const { page, app } = await openAdmin("/app/segments");
  await app.getByRole("link", { name: "Loyal" }).click();
  await app.getByRole("heading", { name: "Loyal" }).waitFor();
  await app.locator(".recharts-surface").first().waitFor();
  await keepPicture(page, "segment");
  await page.close();
});

test("who unsubscribes from a mail in the inbox is not written to again, and the shopper's page says why", async () => {
  const page = await openPage(browser);
  const mail = await firstMail();
  const link = /https?:\/\/[^\s>"]+\/unsubscribe\/[^\s>"]+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  // Looking changes nothing; only the button does.
  expect(await page.getByRole("heading").first().textContent()).toMatch(/unsubscribe|stop/i);
  await page.getByRole("button").first().click();
  await page.getByRole("heading", { name: "You are unsubscribed" }).waitFor();
  await page.close();

  // In the admin, the shopper's page shows the message that was sent and how they stand now.
  const { page: frame, app } = await openAdmin(`/app/shoppers?search=${encodeURIComponent(mail.to[0] ?? "")}`);
  await app.locator('a[href*="/app/shoppers/"]').first().click();
  await app
    .getByText(/unsubscribed/i)
    .first()
    .waitFor();
  await keepPicture(frame, "shopper");
  await frame.close();
});

test("the inbox shows the mail as it arrived", async () => {
  const { id } = await firstMail();
  const page = await openPage(browser);
  await page.goto(`${inject("resendUrl")}/mail/${id}`);
  await page.getByText("List-Unsubscribe-Post").first().waitFor();
  await keepPicture(page, "inbox");
  await page.close();
});

test("pages fit a phone", async () => {
  for (const path of [
    "/app",
    "/app/segments",
    "/app/flows",
    "/app/shoppers",
    "/app/messages",
    "/app/health",
    "/app/settings",
  ]) {
    const { page, app } = await openAdmin(path, 390);
    await app.getByRole("heading", { level: 1 }).first().waitFor();
    const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, `${path} is wider than the phone`).toBeLessThanOrEqual(1);
    await page.close();
  }
});

interface Mail {
  id: string;
  to: string[];
  text: string;
}

/** The first mail that was sent; waits for it. */
async function firstMail(): Promise<Mail> {
  for (let tries = 0; tries < 120; tries++) {
    const response = await fetch(`${inject("resendUrl")}/_sandbox/mails`);
    const mails: Mail[] = await response.json();
    const [mail] = mails;
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("No mail was sent within a minute");
}
