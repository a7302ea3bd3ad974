import { readFileSync } from "node:fs";
import pg from "pg";
import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { showsFocus, tabTo } from "./keys";
import { violationsIn } from "./violations";

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

const file = [
  "E-Mail;First name;City;Loyalty tier;Permits mail",
  "tilda.till@example.com;Tilda;Leeds;gold;yes",
  "otto@mailinator.com;Otto;York;silver;no",
  "no-address;Nora;Bath;gold;yes",
].join("\n");

/** What is known of somebody of the demo shop by her address. */
async function findShopper(email: string): Promise<{ name: string; city: string | null; tier: string | null } | null> {
  const { rows } = await database.query<{ name: string; city: string | null; tier: string | null }>(
    `SELECT p.first_name AS name, p.city, (
       SELECT e.properties ->> 'value' FROM events e WHERE e.shop_id = p.shop_id AND e.profile_id = p.id
         AND e.kind = 'trait_set' AND e.properties ->> 'name' = 'loyalty_tier' ORDER BY e.occurred_at DESC LIMIT 1) AS tier
     FROM profiles p JOIN shops s ON s.id = p.shop_id
     WHERE s.domain = 'demo-shop.myshopify.com' AND p.email = $1`,
    [email],
  );
  return rows[0] ?? null;
}

async function figure(app: FrameLocator, label: string): Promise<string> {
  const heading = app.getByRole("heading", { name: label, exact: true });
  return (await heading.locator("xpath=following-sibling::p[1]").textContent()) ?? "";
}

test("a file becomes shoppers, its faulty row comes back with the reason, and all of it can be undone", async () => {
  const { page, app } = await openAdmin(browser, "/app/data/imports");
  const upload = { name: "till.csv", mimeType: "text/csv", buffer: Buffer.from(file) };
  await app.locator("input[type=file]").setInputFiles(upload);
  await app.getByRole("heading", { level: 1, name: "till.csv" }).waitFor();
  expect(await app.getByLabel("“E-Mail” means").inputValue()).toBe("email");
  expect(await app.getByLabel("“City” means").inputValue()).toBe("city");
  await app.getByLabel("“Loyalty tier” means").selectOption({ label: "A property of its own" });
  expect(await app.getByLabel("Name of the property “Loyalty tier”").inputValue()).toBe("loyalty_tier");
  await app.getByLabel("“Permits mail” means").selectOption({ label: "Permits email: yes or no" });
  await app.getByLabel("Where and in what words they agreed").fill("They ticked a box at the till in Leeds");

  await app.getByRole("button", { name: "Import 3 rows" }).click();
  await app.getByText("Say since when they have permitted it").waitFor();
  expect(await app.getByLabel("Where and in what words they agreed").inputValue()).toContain("till in Leeds");
  await app.getByLabel("Since when at the latest").fill("2025-01-31");

  await tabTo(page, 'button "Preview"');
  expect(await showsFocus(page)).toBe(true);
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { name: "What the first 3 rows would do" }).waitFor();
  await app.getByText("first name: Tilda; city: Leeds; loyalty_tier: gold; may be written to").waitFor();
  await app.getByText("“E-Mail” is no email address").waitFor();
  expect(await findShopper("tilda.till@example.com")).toBeNull();
  await keepPicture(page, "import-preview");

  await app.getByRole("button", { name: "Import 3 rows" }).click();
  await app.getByText("Taken in", { exact: true }).waitFor({ timeout: 60_000 });
  expect(await figure(app, "New shoppers")).toBe("2");
  expect(await figure(app, "Left out")).toBe("1");
  expect(await findShopper("tilda.till@example.com")).toEqual({ name: "Tilda", city: "Leeds", tier: "gold" });
  await app.getByText("1 may be written to because of this file").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Export" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('"4","E-Mail","is no email address","no-address","Nora","Bath","gold","yes"');
  await keepPicture(page, "import-done");

  await app.getByRole("button", { name: "Undo the import" }).click();
  await app.getByRole("button", { name: "Undo it" }).click();
  await app.getByText("Undone", { exact: true }).first().waitFor({ timeout: 60_000 });
  await expect.poll(() => findShopper("tilda.till@example.com"), patience).toBeNull();
  await page.close();
});

test("what is no table of text is refused with the way to do it right", async () => {
  const { page, app } = await openAdmin(browser, "/app/data/imports");
  const picture = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from([80, 75, 3, 4, 0, 0, 0, 10]) };
  await app.locator("input[type=file]").setInputFiles(picture);
  await app.getByText("Save it as “CSV UTF-8” and upload it again").waitFor();
  await page.close();
});

async function isLookedAt(kind: string): Promise<boolean> {
  const { rows } = await database.query(
    `SELECT 1 FROM data_looks d JOIN shops s ON s.id = d.shop_id
     WHERE s.domain = 'demo-shop.myshopify.com' AND d.kind = $1`,
    [kind],
  );
  return rows.length > 0;
}

test("a merchant sees what is known of shoppers, what uses it, and makes a segment of those of whom it is not", async () => {
  await expect.poll(() => isLookedAt("properties"), patience).toBe(true);
  const { page, app } = await openAdmin(browser, "/app/data");
  await app.getByRole("heading", { name: "What to collect next" }).waitFor();
  const stage = app.getByRole("row", { name: /^Lifecycle stage/ });
  await stage.waitFor();
  expect(await stage.textContent()).toMatch(/100\.0 % .*segment/);
  await keepPicture(page, "data");
  const gap = app.getByRole("row", { name: /^Nothing heard for a year/ });
  expect(await gap.getByRole("cell").nth(1).textContent()).toMatch(/^[1-9]/);
  await gap.getByRole("link", { name: "Make a segment: Nothing heard for a year" }).click();
  await app.getByRole("heading", { level: 1, name: "New segment" }).waitFor();
  // By the same conditions; the number itself follows the shop's fast day, and so may differ from the look's.
  const counted = app.getByRole("status").filter({ hasText: /shoppers are in it/ });
  await counted.waitFor();
  expect(await counted.textContent()).toMatch(/^[1-9]/);
  await page.close();
});

test("what goes with the next order stands in a chart, and in the table behind it", async () => {
  await expect.poll(() => isLookedAt("behaviours"), patience).toBe(true);
  const { page, app } = await openAdmin(browser, "/app/data/behaviours");
  await app.getByText("It goes with buying; that does not mean it makes them buy").waitFor();
  await app.getByRole("img", { name: /^How many times as often/ }).waitFor();
  const points = app.locator(".recharts-scatter-symbol");
  await points.first().waitFor();
  const drawn = await points.count();
  await keepPicture(page, "behaviours");
  await app.getByRole("button", { name: "What goes with the next order: show as table" }).click();
  const rows = app.locator("table").first().locator("tbody tr");
  await expect.poll(() => rows.count(), patience).toBe(drawn);
  expect(await rows.first().textContent()).toMatch(/Goes with/);
  await page.close();
});

test.each([1280, 390])("at %i pixels the pages about data fit, and axe finds nothing serious", async (width) => {
  for (const path of ["/app/data", "/app/data/behaviours", "/app/data/imports"]) {
    const { page, app } = await openAdmin(browser, path, width);
    await app.getByRole("heading", { level: 1, name: "Data" }).waitFor();
    expect(await app.locator("html").evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
    expect(await violationsIn(page)).toEqual([]);
    await keepPicture(page, `data-${path.split("/").at(-1)}-${width}`);
    await page.close();
  }
});
