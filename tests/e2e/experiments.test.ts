import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import pg from "pg";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const heading = (app: FrameLocator, name: string) => app.getByRole("heading", { level: 1, name }).waitFor();

async function expectNoOverflow(app: FrameLocator): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(1);
}

async function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(inject("databaseUrl"));
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function openFlow(name: string, width?: number): Promise<{ page: Page; app: FrameLocator }> {
  const opened = await openAdmin(browser, "/app/flows", width);
  await opened.app.getByRole("link", { name, exact: true }).first().click();
  await heading(opened.app, name);
  return opened;
}

test("a holdout of a flow: why it is off in a small shop, what it could show, how it begins and is stopped", async () => {
  const { page, app } = await openFlow("Welcome after the first order");
  await app.getByText("Off: too few shoppers").waitFor();
  await app.getByRole("button", { name: "Does it bring orders?" }).click();
  await heading(app, "Does it bring orders?");
  await app.getByText("Too few shoppers", { exact: true }).waitFor();
  await app.getByText(/It would take about/).waitFor();
  await keepPicture(page, "experiment-draft");
  await app.getByLabel("Share").first().fill("80");
  await app.getByText("The shares add up to 90 %, and must to 100 %.").waitFor();
  await app.getByRole("button", { name: "Begin" }).click();
  await app.getByText("The shares add up to 90 %, and must to 100 %.").waitFor();
  await app.getByLabel("Share").nth(1).fill("20");
  await app.getByLabel("Orders count for").selectOption("7");
  await app.getByRole("button", { name: "Begin" }).click();
  await app.getByText("The first look is due within a day of its beginning.").waitFor();
  await keepPicture(page, "experiment-running");
  await app.getByRole("button", { name: "Stop" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await app.getByText("You stopped it. Everybody gets what is usual.").waitFor();
  await page.close();
});

test("two subjects of one message: how the other looks, and what came of it once it was looked at", async () => {
  const { page, app } = await openFlow("Welcome after the first order");
  const step = app.getByRole("button", { name: /^Step \d+ of \d+, Send/ });
  await app.locator("[data-card]").and(step).first().click();
  await app.getByText("Compare this message").waitFor();
  await app.getByRole("button", { name: "Compare two messages" }).click();
  await heading(app, "Which message is better?");
  await app.getByLabel("Subject").fill("A warm hello");
  await app.getByRole("button", { name: "Show how “B” looks" }).click();
  await app.getByText("A warm hello", { exact: true }).waitFor();
  await keepPicture(page, "experiment-arm");
  await app.getByRole("button", { name: "Begin" }).click();
  await app.getByText("The first look is due within a day of its beginning.").waitFor();
  const arm = (key: string, people: number, conversions: number) => ({
    ...{ key, assigned: people, unsubscribes: 1, complaints: 0, people, conversions },
    revenue: { people, sum: 5000, sumSquares: 9_000_000, before: { sum: 0, sumSquares: 0 }, sumProducts: 0 },
  });
  for (const [day, people] of [
    [3, 200],
    [2, 800],
    [1, 2000],
  ] as const) {
    await ask(
      `INSERT INTO experiment_looks (shop_id, experiment_id, looked_at, found)
       SELECT shop_id, max(id), now() - make_interval(days => $1::int), $2::jsonb FROM experiments GROUP BY shop_id`,
      [day, JSON.stringify({ arms: [arm("usual", people, people * 0.1), arm("b", people, people * 0.2)] })],
    );
  }
  await page.reload();
  await app.getByRole("heading", { name: /is the clear winner/ }).waitFor();
  await app.getByRole("img", { name: /“B” against “As it is”/ }).waitFor();
  await app.getByRole("button", { name: "Show as a table" }).click();
  await keepPicture(page, "experiment-results");
  await app.getByRole("link", { name: "Experiments" }).first().click();
  await heading(app, "Experiments");
  await app.getByText("“B” is the clear winner").waitFor();
  await keepPicture(page, "experiment-list");
  await page.close();
});

test("on a phone nothing is too wide, and without a mouse the winner is given to everybody", async () => {
  const { page, app } = await openAdmin(browser, "/app/experiments", 390);
  await expectNoOverflow(app);
  await app.getByRole("link", { name: "Which message is better?" }).click();
  await heading(app, "Which message is better?");
  await expectNoOverflow(app);
  await keepPicture(page, "experiment-phone");
  await page.close();
  const wide = await openAdmin(browser, "/app/experiments");
  await tabTo(wide.page, 'link "Which message is better?"');
  await wide.page.keyboard.press("Enter");
  await heading(wide.app, "Which message is better?");
  await wide.app.getByRole("button", { name: "Give “B” to everybody" }).focus();
  await wide.page.keyboard.press("Enter");
  await wide.app.getByRole("dialog").getByRole("button", { name: "Give it to everybody" }).focus();
  await wide.page.keyboard.press("Enter");
  await wide.app.getByText("You gave “B” to everybody.").waitFor();
  await wide.page.close();
});

test("mail because of a segment can be compared from its page", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments/first");
  await app.getByText("Compare mail because of this segment").waitFor();
  await app.getByRole("button", { name: "Is segmenting worth it?" }).click();
  await heading(app, "Is segmenting worth it?");
  expect(await app.getByLabel("Shoppers get").first().inputValue()).toBe("generic");
  await app.getByRole("button", { name: "Discard" }).click();
  await app.getByRole("button", { name: "Discard" }).last().click();
  await heading(app, "Experiments");
  await page.close();
});
