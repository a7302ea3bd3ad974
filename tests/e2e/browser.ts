import chromium from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { chromium as playwright, type Browser, type Page } from "playwright-core";

// Shopify's library turns away browsers that call themselves headless.
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium from npm, or the system's where that cannot run. */
export async function launchBrowser(): Promise<Browser> {
  const system = "/usr/bin/chromium";
  const executablePath =
    process.platform === "linux" && process.arch === "x64" ? await chromium.executablePath() : system;
  return playwright.launch({ executablePath: existsSync(executablePath) ? executablePath : system, args });
}

/** A page as a person has it, at desktop or phone width. */
export async function openPage(browser: Browser, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    userAgent,
    viewport: { width, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  return context.newPage();
}
