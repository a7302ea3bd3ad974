import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test("a signing key is shown once, and a new one is asked about before it is made", async () => {
  const { page, app } = await openAdmin(browser, "/app/settings/connections");
  await app.getByText("Nowhere in the last seven days").waitFor();
  await app.getByRole("button", { name: "Make a key" }).click();
  await page.getByText("Key made. Copy it now: it is not shown again").waitFor();
  const shown = app.locator("code", { hasText: /^whsec_/ });
  const first = await shown.innerText();
  expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await keepPicture(page, "settings-connections");
  await page.reload();
  const renew = app.getByRole("button", { name: "Make a new key" });
  await renew.waitFor();
  expect(await shown.count()).toBe(0);
  await renew.click();
  const dialog = app.getByRole("dialog", { name: "Make a new signing key?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  await renew.click();
  await dialog.getByRole("button", { name: "Make a new key" }).click();
  await shown.waitFor();
  expect(await shown.innerText()).not.toBe(first);
  await page.close();
});

/** Two tools to which a flow of the demo posted today: one has failed, and rests. */
async function postToday(): Promise<void> {
  const database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
  try {
    await database.query(`
      WITH shop AS (SELECT shop_id, min(id) AS flow_id FROM flows GROUP BY shop_id LIMIT 1),
      run AS (
        INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, arrived_at, state, cause)
        SELECT shop_id, flow_id, 1, (SELECT min(id) FROM profiles p WHERE p.shop_id = shop.shop_id), now(), now(), now(), 'ended', '{}'
        FROM shop RETURNING shop_id, id, flow_id, profile_id
      ), effects AS (
        INSERT INTO flow_effects (shop_id, run_id, number, flow_id, profile_id, step, kind, payload, state, reason, next_attempt_at, created_at, settled_at)
        SELECT shop_id, id, n, flow_id, profile_id, 'tell', 'webhook',
          jsonb_build_object('url', CASE n WHEN 1 THEN 'https://ads.example.com/in' ELSE 'https://a-rather-long-name-of-a-tool.example.com/in' END, 'name', 'Tool'),
          CASE n WHEN 1 THEN 'done' ELSE 'queued' END, CASE n WHEN 1 THEN NULL ELSE 'no_answer' END,
          now() + interval '1 day', now(), CASE n WHEN 1 THEN now() END
        FROM run, generate_series(1, 3) n
      )
      INSERT INTO flow_targets (shop_id, target, failures, rested_until, problem, tried_at)
      SELECT shop_id, 'a-rather-long-name-of-a-tool.example.com', 6, now() + interval '1 hour', 'no_answer', now() FROM shop`);
  } finally {
    await database.end();
  }
}

test("how posting went is told of each tool, with the reason and what happens next, and fits a phone", async () => {
  await postToday();
  const { page, app } = await openAdmin(browser, "/app/settings/connections", 390);
  await app.getByRole("heading", { name: "ads.example.com" }).waitFor();
  await app.getByText("1 delivered").waitFor();
  await app
    .getByText(/^Nothing is posted there until .*, because there was no answer\. Then it is tried again\.$/)
    .waitFor();
  const width = await app.locator("html").evaluate((html) => html.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await keepPicture(page, "settings-connections-phone");
  await page.close();
});
