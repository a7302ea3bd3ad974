import pg from "pg";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";

const patience = { timeout: 60_000, interval: 1000 };

let browser: Browser;
let database: pg.Client;
beforeAll(async () => {
  browser = await launchBrowser();
  database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
});
afterAll(async () => {
  await browser?.close();
  await database?.end();
});

/** How high the bars of a chart stand, in units of the axis beside them, and what one pixel is. */
async function readBars(chart: Locator): Promise<{ values: number[]; perPixel: number }> {
  const heights = await chart
    .locator(".recharts-bar-rectangle path")
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
  const ticks = await chart
    .locator(".recharts-yAxis-tick-labels text")
    .evaluateAll((texts) => texts.map((text) => [Number(text.getAttribute("y")), Number(text.textContent)] as const));
  const [low, high] = [ticks[0], ticks.at(-1)];
  if (!low || !high || low === high) throw new Error(`The axis says ${JSON.stringify(ticks)}`);
  const perPixel = Math.abs((high[1] - low[1]) / (high[0] - low[0]));
  return { values: heights.map((height) => height * perPixel), perPixel };
}

/** Somebody of the shop's of whom something is foretold, as soon as it is. */
async function findForetold(): Promise<string> {
  const find = () =>
    database.query<{ id: string }>(`
      SELECT p.profile_id AS id FROM profile_predictions p JOIN shops s ON s.id = p.shop_id
      WHERE s.domain = 'demo-shop.myshopify.com' ORDER BY p.order_count DESC, p.profile_id LIMIT 1`);
  await expect.poll(async () => (await find()).rows.length, patience).toBe(1);
  return (await find()).rows[0]?.id ?? "";
}

test("a merchant reads how well orders can be foretold, and of a shopper what to expect", async () => {
  const profileId = await findForetold();
  const { page, app } = await openAdmin(browser, "/app/data/predictions");
  await app.getByText(/^Predictions fit this shop/).waitFor();
  await app.getByText("Orders expected", { exact: true }).waitFor();
  const chart = app.getByRole("img", { name: /^Expected and actual orders of ten groups/ });
  await chart.locator(".recharts-bar-rectangle path").first().waitFor();
  await chart.locator(".recharts-yAxis-tick-labels text").nth(1).waitFor();
  const drawn = await readBars(chart);
  await keepPicture(page, "predictions");
  await tabTo(page, "'button \"Foretold, and what came");
  await page.keyboard.press("Enter");
  const rows = app.locator("table").first().locator("tbody tr");
  await rows.nth(9).waitFor();
  const came = await rows.evaluateAll((all) => all.map((row) => Number(row.children[3]?.textContent)));
  expect(came).toHaveLength(10);
  // Of a group of which nothing came no bar is drawn.
  const bars = came.filter((actual) => actual > 0);
  expect(drawn.values).toHaveLength(bars.length);
  for (const [i, actual] of bars.entries()) {
    expect(Math.abs((drawn.values[i] ?? Number.NaN) - actual), `bar ${i + 1}`).toBeLessThanOrEqual(2 * drawn.perPixel);
  }
  await app.getByRole("button", { name: "How it is worked out" }).click();
  await app.getByText(/MBG\/NBD with r/).waitFor();
  await page.close();

  const shopper = await openAdmin(browser, `/app/shoppers/${profileId}`);
  await shopper.app.getByRole("heading", { name: "What to expect" }).waitFor();
  await shopper.app.getByRole("heading", { name: "Orders in 90 days" }).waitFor();
  await keepPicture(shopper.page, "shopper-expectations");
  await shopper.page.close();
});

test("a segment of who is expected to order soon is begun from there, on a phone too", async () => {
  await findForetold();
  const { page, app } = await openAdmin(browser, "/app/data/predictions", 390);
  const link = app.getByRole("link", { name: "who is expected to order soon", exact: true });
  await link.waitFor();
  await keepPicture(page, "predictions-phone");
  await link.click();
  await app
    .getByText(/orders expected in 90 days is at least 1/)
    .first()
    .waitFor();
  await page.close();
});
