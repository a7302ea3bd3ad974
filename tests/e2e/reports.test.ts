import { readFileSync } from "node:fs";
import pg from "pg";
import type { Browser, FrameLocator, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { demoShop } from "../../scripts/demo/stack";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { nameOfFocus, tabTo } from "./keys";
import { violationsIn } from "./violations";

let browser: Browser;
let database: pg.Client;
const patience = { timeout: 60_000, interval: 1000 };

beforeAll(async () => {
  browser = await launchBrowser();
  database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
});
afterAll(async () => {
  await browser?.close();
  await database?.end();
});

/** "£1,234.50", "12.5 %" or "1,234" as a number. */
const numberIn = (text: string) => Number(text.replace(/[^\d.-]/g, ""));

async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
}

/** What a line of a chart says at each of its points, read from where it is drawn and what the axis beside it says. */
async function readLine(chart: Locator, at: number): Promise<{ values: number[]; perPixel: number }> {
  const path = (await chart.locator("path.recharts-line-curve").nth(at).getAttribute("d")) ?? "";
  const heights = [...path.matchAll(/[ML]?\s*(-?[\d.]+),(-?[\d.]+)/g)].map(([, , y]) => Number(y));
  const ticks = await chart
    .locator(".recharts-yAxis-tick-labels text")
    .evaluateAll((texts) => texts.map((text) => [Number(text.getAttribute("y")), text.textContent ?? ""] as const));
  // The outermost are moved so that they fit.
  const [low, high] = [ticks[1], ticks.at(-2)];
  if (!low || !high || low === high) throw new Error(`The axis says ${JSON.stringify(ticks)}`);
  const perPixel = (numberIn(high[1]) - numberIn(low[1])) / (high[0] - low[0]);
  return { values: heights.map((y) => numberIn(low[1]) + (y - low[0]) * perPixel), perPixel: Math.abs(perPixel) };
}

/** Presses a card's button and reads the table behind its chart. */
async function behind(app: FrameLocator, title: string): Promise<string[][]> {
  await app.getByRole("button", { name: `${title}: show as table` }).click();
  const card = app.locator(".Polaris-ShadowBevel, .Polaris-Card").filter({
    has: app.getByRole("button", { name: `${title}: show as chart` }),
  });
  return rowsOf(card.locator("table").first());
}

test("the overview's chart, read from the screen, says what the table behind it says, and that what was sold", async () => {
  const { page, app } = await openAdmin(browser, "/app/reports?days=365");
  const chart = app.getByRole("img", { name: /^Revenue by day/ });
  await chart.locator("path.recharts-line-curve").first().waitFor();
  const drawn = await readLine(chart, 0);
  await keepPicture(page, "reports");
  expect(await violationsIn(page)).toEqual([]);
  const rows = await behind(app, "Revenue by day");
  expect(rows).toHaveLength(365);
  expect(drawn.values).toHaveLength(365);
  for (const [i, [day, revenue = ""]] of rows.entries()) {
    expect(Math.abs((drawn.values[i] ?? NaN) - numberIn(revenue)), `on ${day}`).toBeLessThanOrEqual(drawn.perPixel);
  }
  const sold = await soldByDay();
  const same = rows.filter(([day = "", revenue = ""]) => sold.get(day) === Math.round(numberIn(revenue) * 100));
  // All but those of which something was learnt since they were added up.
  expect(rows.length - same.length).toBeLessThanOrEqual(await daysLearnt());
  expect(same.filter(([, revenue]) => revenue !== "£0.00").length).toBeGreaterThan(250);
  await page.close();
});

/** What was sold on each day, from the orders themselves; nothing on days without. */
async function soldByDay(): Promise<Map<string, number>> {
  const { rows } = await database.query<{ day: string; minor: string }>(
    `SELECT to_char(d, 'YYYY-MM-DD') AS day, coalesce(sum(total_minor - greatest(refunded_minor, coalesce(back, 0))), 0) AS minor
     FROM shops s
     CROSS JOIN generate_series(now()::date - 400, now()::date + 1, interval '1 day') d
     LEFT JOIN (orders o LEFT JOIN (SELECT shop_id, order_id, sum(amount_minor) AS back FROM refunds GROUP BY 1, 2) r
         USING (shop_id, order_id))
       ON shop_id = s.id AND o.currency = s.currency AND cancelled_at IS NULL AND deleted_at IS NULL
         AND (processed_at AT TIME ZONE s.timezone)::date = d::date
     WHERE s.domain = $1 GROUP BY 1`,
    [demoShop],
  );
  return new Map(rows.map(({ day, minor }) => [day, Number(minor)]));
}

/** On how many days lie orders that were placed or changed since the shop was installed. */
async function daysLearnt(): Promise<number> {
  const { rows } = await database.query<{ days: string }>(
    `SELECT count(DISTINCT (processed_at AT TIME ZONE s.timezone)::date) AS days FROM orders o JOIN shops s ON s.id = o.shop_id
     WHERE s.domain = $1 AND o.version > s.ready_at - interval '10 minutes'`,
    [demoShop],
  );
  return Number(rows[0]?.days) + 1;
}

test("mail that was sent is in the report of everything, and in that of its flow and its message", async () => {
  const overview = await openAdmin(browser, "/app/reports");
  const figure = (label: string) =>
    overview.app.getByRole("heading", { level: 2, name: label, exact: true }).locator("xpath=..").locator("p").first();
  const sent = async () => {
    await overview.page.reload();
    return numberIn((await figure("Sent").textContent()) ?? "");
  };
  // Once somebody was written to, it is added up within a minute or so.
  await expect.poll(sent, { ...patience, timeout: 110_000 }).toBeGreaterThan(0);
  await overview.app.getByRole("heading", { name: "What stands out" }).waitFor();
  await overview.page.close();
  for (const report of ["flows", "messages"]) {
    const { page, app } = await openAdmin(browser, `/app/reports/${report}`);
    const [first = []] = await rowsOf(app.locator("table").first());
    expect(numberIn(first[report === "flows" ? 1 : 2] ?? ""), report).toBeGreaterThan(0);
    await keepPicture(page, `report-${report}`);
    await page.close();
  }
});

test("who first bought in a month is followed from month to month, as the orders say", async () => {
  const { page, app } = await openAdmin(browser, "/app/reports/cohorts");
  const table = app.locator("table").first();
  await table.waitFor();
  const rows = await rowsOf(table);
  expect(rows.length).toBeGreaterThan(12);
  // The newest cohort is in its first month, which is not over.
  expect(rows[0]?.[2]).toMatch(/^100\.0 %\s*so far$/);
  const [name = "", shoppers = "", , next = ""] = rows[3] ?? [];
  const known = await followed(name);
  // What is learnt today of a shopper of theirs is told tomorrow.
  expect(Math.abs(numberIn(shoppers) - known.shoppers)).toBeLessThanOrEqual(1);
  expect(Math.abs(numberIn(next) - (known.again / known.shoppers) * 100)).toBeLessThan(5);
  await keepPicture(page, "report-cohorts");
  expect(await violationsIn(page)).toEqual([]);
  await app.getByLabel("Show").selectOption("spent");
  await app.getByText("what they have spent up to the end of each month").waitFor();
  expect((await rowsOf(table))[3]?.[2]).toMatch(/^£\d/);
  await page.close();
});

/** Who first bought in a month, and who of them bought in the month after. @param month "March 2026" */
async function followed(month: string): Promise<{ shoppers: number; again: number }> {
  const { rows } = await database.query<{ shoppers: string; again: string }>(
    `WITH bought AS (
       SELECT profile_id, date_trunc('month', processed_at AT TIME ZONE s.timezone) AS month,
         min(date_trunc('month', processed_at AT TIME ZONE s.timezone)) OVER (PARTITION BY profile_id) AS first
       FROM orders o JOIN shops s ON s.id = o.shop_id
       WHERE s.domain = $2 AND profile_id IS NOT NULL AND cancelled_at IS NULL AND deleted_at IS NULL
     )
     SELECT count(DISTINCT profile_id) AS shoppers,
       count(DISTINCT profile_id) FILTER (WHERE month = first + interval '1 month') AS again
     FROM bought WHERE first = $1::date`,
    [`1 ${month}`, demoShop],
  );
  return { shoppers: Number(rows[0]?.shoppers), again: Number(rows[0]?.again) };
}

/** Reads a file as a spreadsheet program does, its heading first. */
function cellsIn(file: string): string[][] {
  const lines = file
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .slice(0, -1);
  return lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')),
  );
}

async function download({ page, app }: Opened): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  return cellsIn(readFileSync(await file.path(), "utf8"));
}

/** Without what only people need: signs of currencies, and what stands between digits. */
const plain = (cells: string[][]) =>
  cells.map((row) => row.map((cell) => (/\d/.test(cell) ? cell.replace(/[£,\s]|so far/g, "") : cell.replace("–", ""))));

test.each(["messages", "flows", "campaigns", "quizzes", "cohorts", "compare"])(
  "the file of %s has the rows of its page",
  async (report) => {
    const opened = await openAdmin(browser, `/app/reports/${report}?days=90`);
    const table = opened.app.locator("table").first();
    const isSame = async () => {
      await opened.page.reload();
      await opened.app.getByRole("button", { name: "Export", exact: true }).waitFor();
      const shown = (await table.count()) === 0 ? [] : await rowsOf(table);
      const [, ...kept] = await download(opened);
      // The shop's day goes on: a figure may have moved between the page and its file.
      return JSON.stringify(plain(kept.slice(0, 25))) === JSON.stringify(plain(shown));
    };
    await expect.poll(isSame, patience).toBe(true);
    await opened.page.close();
  },
);

test("by keyboard: from one report to the next, and to the days behind a chart", async () => {
  const { page, app } = await openAdmin(browser, "/app/reports");
  await tabTo(page, 'tab "Overview"');
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await nameOfFocus(page)).toContain('tab "Messages"');
  await page.keyboard.press("Enter");
  await app.getByText("Which message says it best?").waitFor();
  await tabTo(page, 'combobox "Period"');
  await page.goto(page.url().replace("/reports/messages", "/reports"));
  await app.getByRole("heading", { name: "Revenue by day" }).waitFor();
  // A name with a colon in it is told in quotation marks, up to the colon.
  await tabTo(page, "'button \"Revenue by day");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "Revenue by day: show as chart" }).waitFor();
  expect(await app.locator("table").first().locator("tbody tr").count()).toBe(30);
  await page.close();
});

test("the period stays from report to report, and each figure can be looked up", async () => {
  const { page, app } = await openAdmin(browser, "/app/reports");
  await app.getByLabel("Period").selectOption("90");
  await app
    .getByText(/than in the 90 days before|the 90 days before/)
    .first()
    .waitFor();
  await app.getByRole("tab", { name: "Flows", exact: true }).click();
  await app.getByText("What did each flow’s mail bring?").waitFor();
  expect(await app.getByLabel("Period").inputValue()).toBe("90");
  await app.getByRole("link", { name: "What each figure means, and how it is counted" }).click();
  await app.getByRole("heading", { level: 1, name: "How reports count" }).waitFor();
  await app.getByRole("heading", { name: "Revenue credited to mail" }).waitFor();
  await page.close();
});

test("home says what to do next, and the first of it is one press away", async () => {
  const { page, app } = await openAdmin(browser, "/app");
  const card = app.getByRole("heading", { name: "The next best thing to do" }).locator("xpath=../..");
  await card.waitFor();
  const begin = card.locator("a.Polaris-Button--variantPrimary");
  await begin.first().waitFor();
  expect(await begin.count()).toBe(1);
  const title = (await card.getByRole("heading", { level: 3 }).first().textContent()) ?? "";
  expect(title).not.toBe("");
  await begin.click();
  await app.getByRole("heading", { name: "The next best thing to do" }).waitFor({ state: "detached" });
  await app.getByRole("heading", { level: 1 }).first().waitFor();
  await page.close();
});
