import { readFileSync } from "node:fs";
import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import pg from "pg";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const heading = (app: FrameLocator, name: string, level = 1) =>
  app.getByRole("heading", { level, name, exact: true }).waitFor();

async function expectNoOverflow(app: FrameLocator): Promise<void> {
  const overflow = () => app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(1);
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

const shop = "(SELECT id FROM shops WHERE installed_at IS NOT NULL ORDER BY id LIMIT 1)";

test("views that have stopped: what, since when, drawn and as a table, and the merchant says why", async () => {
  await ask(`
    INSERT INTO quality_days (shop_id, measure, day, counted, matching)
    SELECT ${shop}, 'collection_viewed', current_date - d, CASE WHEN d < 3 THEN 0 ELSE 40 + d % 7 END, 0
    FROM generate_series(1, 50) d ON CONFLICT (shop_id, measure, day) DO UPDATE SET counted = excluded.counted`);
  await ask(`
    INSERT INTO quality_anomalies (shop_id, measure, since, found_at, evidence, expected, observed)
    VALUES (${shop}, 'collection_viewed', current_date - 2, now(), 30, 84, 0)`);
  const { page, app } = await openAdmin(browser, "/app/data/anomalies");
  const title = "Far fewer collection views than usual";
  await heading(app, title, 2);
  await app.getByText(/0 instead of about 84 since then/).waitFor();
  await app.getByText(/^As good as certain/).waitFor();
  await app.getByRole("button", { name: "Collection views: show as table" }).click();
  await app.getByRole("columnheader", { name: "Collection views" }).waitFor();
  await keepPicture(page, "anomalies");
  await app.getByRole("button", { name: `This was expected: ${title}` }).press("Enter");
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: "It was expected" }).click();
  await dialog.getByText("Say why, so that it can be understood later").waitFor();
  await dialog.getByLabel("Reason").fill("We took the collections off");
  await dialog.getByRole("button", { name: "It was expected" }).click();
  await app.getByText("You expected it: We took the collections off").waitFor();
  await app.getByRole("heading", { name: title, level: 2, exact: true }).waitFor({ state: "detached" });
  await page.close();
  const phone = await openAdmin(browser, "/app/data/anomalies", 375);
  await phone.app.getByText("You expected it: We took the collections off").waitFor();
  await expectNoOverflow(phone.app);
  await phone.page.close();
});

test("a segment that has grown at once: why, and that it was expected", async () => {
  await ask(`
    INSERT INTO drift_alarms (shop_id, segment_id, kind, since, found_at, evidence, found)
    SELECT ${shop}, min(id), 'size', current_date - 1, now(), 20,
      '{"expected": 40, "observed": 120, "cause": "inflow", "what": "", "where": ""}' FROM segments
    WHERE shop_id = ${shop} AND archived_at IS NULL`);
  const { page, app } = await openAdmin(browser, "/app/reports/alarms");
  await heading(app, "What has changed");
  await app.getByText("120 shoppers, where 40 would be usual by how it went before.", { exact: false }).waitFor();
  await app.getByText("More shoppers than usual came in; as many leave as did.").waitFor();
  await keepPicture(page, "alarms");
  await app.getByRole("button", { name: /^This was expected: / }).click();
  await app.getByRole("dialog").getByLabel("Reason").fill("We were in the paper");
  await app.getByRole("dialog").getByRole("button", { name: "It was expected" }).click();
  await app.getByText("You expected it: We were in the paper").waitFor();
  await page.close();
});

test("what a comparison has taught is found by its words, and keeps what the merchant makes of it", async () => {
  const arms = ["usual", "b"].map((key) => ({
    ...{ key, name: key === "usual" ? "As it is" : "With thanks", share: 50 },
    what:
      key === "usual"
        ? { does: "usual" }
        : { does: "differs", changes: { subject: "Thank you" }, template: null, laterMinutes: 0 },
  }));
  const [experiment] = await ask<{ id: number }>(
    `INSERT INTO experiments (shop_id, name, subject_kind, subject_id, arms, window_days, planned, state, started_at, ended_at,
       ended_reason, winner, created_at)
     SELECT ${shop}, 'Do thanks bring orders back?', 'flow', min(id), $1, 14, '{}', 'finished', now() - interval '40 days', now(), 'chosen', 'b', now()
     FROM flows WHERE shop_id = ${shop} RETURNING id`,
    [JSON.stringify(arms)],
  );
  const found = {
    arms: arms.map(({ key }) => ({
      ...{ key, assigned: 2000, unsubscribes: 1, complaints: 0, people: 2000, conversions: key === "b" ? 220 : 120 },
      revenue: { people: 2000, sum: 5000, sumSquares: 9_000_000, before: { sum: 0, sumSquares: 0 }, sumProducts: 0 },
    })),
  };
  await ask(`INSERT INTO experiment_looks (shop_id, experiment_id, looked_at, found) VALUES (${shop}, $1, now(), $2)`, [
    experiment?.id,
    JSON.stringify(found),
  ]);
  const { page, app } = await openAdmin(browser, "/app/reports/learnings");
  await heading(app, "Do thanks bring orders back?", 2);
  await app.getByText("“With thanks” is the clear winner").waitFor();
  await app.getByText(/11 % of 2,000 shoppers ordered; everybody gets it now/).waitFor();
  await app.getByLabel("Search").fill("no such words anywhere");
  await app.getByLabel("Search").press("Enter");
  await heading(app, "None is like that", 2);
  await app.getByLabel("Search").fill("thanks");
  await app.getByLabel("Search").press("Enter");
  await app.getByLabel("What you make of “Do thanks bring orders back?”").fill("Kindness works");
  await app.getByRole("button", { name: "Save the note" }).click();
  await app.getByRole("button", { name: "Save the note" }).waitFor({ state: "detached" });
  await keepPicture(page, "learnings");
  await page.close();
  const again = await openAdmin(browser, "/app/reports/learnings?search=kindness", 375);
  await heading(again.app, "Do thanks bring orders back?", 2);
  await expectNoOverflow(again.app);
  await again.page.close();
});

test("a flow is cloned with its messages, and comes back from a file", async () => {
  const { page, app } = await openAdmin(browser, "/app/reports/learnings/playbooks");
  await app.getByRole("button", { name: "Clone “Welcome after the first order”", exact: true }).click();
  await heading(app, "What “Welcome after the first order” would make", 2);
  await app.getByText("The flow “Welcome after the first order”, as a draft that is off").waitFor();
  await app
    .getByText(/is there already and is used$/)
    .first()
    .waitFor();
  await keepPicture(page, "playbook");
  await app.getByRole("button", { name: "Make all of this" }).click();
  await app.getByRole("heading", { level: 1, name: /^Welcome after the first order \d+$/ }).waitFor();
  await page.close();
  const again = await openAdmin(browser, "/app/reports/learnings/playbooks");
  const [download] = await Promise.all([
    again.page.waitForEvent("download"),
    again.app.getByRole("button", { name: "Export", exact: true }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^playbook-.*\.json$/);
  const file = { name: "playbook.json", mimeType: "application/json", buffer: readFileSync(await download.path()) };
  await again.app.locator('input[type="file"]').setInputFiles(file);
  await again.app.getByRole("heading", { name: /^What “.*” would make$/ }).waitFor();
  await again.app.getByRole("button", { name: "Cancel" }).click();
  await again.app.getByRole("button", { name: "Make all of this" }).waitFor({ state: "detached" });
  await expectNoOverflow(again.app);
  await again.page.close();
});

test("a segment says why its mail does as it does, and the next cheapest test begins from there", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await app.getByRole("link", { name: "Loyal", exact: true }).first().click();
  await heading(app, "Loyal");
  await app.getByRole("heading", { name: /^Why it does as it does: / }).waitFor();
  await app.getByText(/Nothing costs less than to wait/).waitFor();
  await app.getByRole("button", { name: "Leave a few out" }).click();
  await heading(app, "Does it bring orders?");
  await page.close();
});
