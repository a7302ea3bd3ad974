import { mkdirSync } from "node:fs";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { inject } from "vitest";
import { openPage } from "./browser";

/** At the end of a list's path: what its first row opens. */
const firstRow = "/first";
const pictures = process.env["SCREENSHOTS"];

export interface Opened {
  page: Page;
  /** The app's own page inside the admin. */
  app: FrameLocator;
}

/** Every page of the menu. */
export const menu = [
  "/app",
  "/app/reports",
  "/app/segments",
  "/app/quizzes",
  "/app/flows",
  "/app/campaigns",
  "/app/experiments",
  "/app/templates",
  "/app/shoppers",
  "/app/data",
  "/app/coupons",
  "/app/messages",
  "/app/health",
  "/app/settings",
];

/** Every report beside the overview. */
export const reports = ["segments", "messages", "flows", "campaigns", "quizzes", "cohorts", "compare", "counting"].map(
  (report) => `/app/reports/${report}`,
);

/** What a row of these lists opens. */
export const details = ["/app/segments", "/app/shoppers", "/app/flows"].map((list) => `${list}${firstRow}`);

/** Opens a page of the app inside the admin's frame and waits until it works. @param shopifyUrl of another demo */
export async function openAdmin(
  browser: Browser,
  path: string,
  width?: number,
  shopifyUrl = inject("shopifyUrl"),
): Promise<Opened> {
  if (path.endsWith(firstRow)) return openFirstRow(browser, path.slice(0, -firstRow.length), width);
  const page = await openPage(browser, width);
  await page.goto(`${shopifyUrl}/store/demo-shop/apps/tessera${path}`);
  const app = page.frameLocator("iframe[data-app]");
  await app.getByRole("heading", { level: 1 }).first().waitFor();
  // The admin knows the menu once the app's scripts run.
  await page.locator("#app-links a").first().waitFor({ state: "attached" });
  return { page, app };
}

async function openFirstRow(browser: Browser, list: string, width?: number): Promise<Opened> {
  const opened = await openAdmin(browser, list, width);
  const link = opened.app.locator(`a[data-primary-link][href*="${list}/"]`).first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await opened.app.getByRole("heading", { level: 1, name }).waitFor();
  return opened;
}

/** Keeps a picture of the page where SCREENSHOTS says, if it says so. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}
