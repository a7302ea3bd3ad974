import { readFileSync } from "node:fs";
import type { Browser, FrameLocator, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";
import { violationsIn } from "./violations";

let browser: Browser;
const patience = { timeout: 110_000, interval: 1500 };

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
}

/** Without what only people need: signs of currencies, and what stands between digits. */
const plain = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replace(/[£,\s]/g, "").replace("–", "")));

async function download({ page, app }: Opened): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  const [, ...lines] = readFileSync(await file.path(), "utf8")
    .split("\r\n")
    .slice(0, -1);
  return lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell));
}

/** The button of a card that shows its chart as a table, or its table as a chart. */
const turn = (app: FrameLocator, title: string, to: "table" | "chart") =>
  app.getByRole("button", { name: new RegExp(`(show as ${to}.*${title}|${title}.*show as ${to})`, "i") });

const behind = (app: FrameLocator, title: string) =>
  app.locator(".Polaris-ShadowBevel, .Polaris-Card").filter({ has: turn(app, title, "chart") });

/** Opens the report on the segment that is named first in the list. */
async function openReport(width?: number): Promise<Opened> {
  const opened = await openAdmin(browser, "/app/reports/segments", width);
  const link = opened.app.locator('a[data-primary-link][href*="/app/reports/segments/"]').first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await opened.app.getByRole("heading", { level: 1, name }).waitFor();
  return opened;
}

test("the list of segments says who came and went and what mail brought, and its file says the same", async () => {
  const opened = await openAdmin(browser, "/app/reports/segments");
  const table = opened.app.locator("table").first();
  const isSame = async () => {
    await opened.page.reload();
    await opened.app.getByRole("button", { name: "Export", exact: true }).waitFor();
    const shown = await rowsOf(table);
    const kept = await download(opened);
    return shown.length >= 6 && JSON.stringify(plain(kept.slice(0, 25))) === JSON.stringify(plain(shown));
  };
  await expect.poll(isSame, patience).toBe(true);
  expect(await violationsIn(opened.page)).toEqual([]);
  await opened.page.close();
});

test("a segment's report shows its days as chart and as table, and its file is that table", async () => {
  const opened = await openReport();
  const { page, app } = opened;
  // Once it is added up, which takes a moment after the history is read.
  const isDrawn = async () => {
    await page.reload();
    const chart = app.getByRole("img", { name: /^From \d+ shoppers on/ });
    await app.getByRole("heading", { name: "Who is in it" }).waitFor();
    return (await chart.count()) === 1;
  };
  await expect.poll(isDrawn, patience).toBe(true);
  for (const title of ["Revenue credited to it", "Lift", "What its shoppers are worth", "How soon they ordered"])
    await app.getByRole("heading", { name: title, exact: true }).waitFor();
  await keepPicture(page, "report-segment");
  expect(await violationsIn(page)).toEqual([]);
  const isSame = async () => {
    await page.reload();
    await turn(app, "Who is in it", "table").click();
    const shown = await rowsOf(behind(app, "Who is in it").locator("table").first());
    const kept = await download(opened);
    return shown.length === 30 && JSON.stringify(plain(kept)) === JSON.stringify(plain(shown));
  };
  await expect.poll(isSame, patience).toBe(true);
  await page.close();
});

test("on a phone a segment's report stands in one column, and its period is chosen by keyboard", async () => {
  const { page, app } = await openReport(360);
  await tabTo(page, 'combobox "Period"');
  await page.keyboard.press("ArrowUp");
  const card = app.getByRole("heading", { name: "Who is in it" });
  await card.scrollIntoViewIfNeeded();
  await turn(app, "Who is in it", "table").click();
  await expect
    .poll(() => behind(app, "Who is in it").locator("table").first().locator("tbody tr").count(), patience)
    .toBe(7);
  await page.close();
});

test("the attribution window is the merchant's: what cannot be is said and kept in the field, what can be is saved", async () => {
  const { page, app } = await openAdmin(browser, "/app/settings/results");
  const field = app.getByLabel("Attribution window");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await field.fill("90");
  await save.click();
  await app.getByText("30 days at most: what was bought later had other reasons").waitFor();
  expect(await field.inputValue()).toBe("90");
  expect(await violationsIn(page)).toEqual([]);
  await field.fill("7");
  await save.click();
  await page.getByText("Saved. Past orders are credited anew, which takes a moment").waitFor();
  await page.reload();
  await expect.poll(() => field.inputValue(), patience).toBe("7");
  await field.fill("5");
  await save.click();
  await page.getByText("Saved. Past orders are credited anew, which takes a moment").waitFor();
  await page.close();
});
