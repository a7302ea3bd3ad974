import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import pg from "pg";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { nameOfFocus, tabTo } from "./keys";
import { mailLike, mails } from "./sandbox";

let browser: Browser;
let database: pg.Client;

const patience = { timeout: 60_000 };

beforeAll(async () => {
  browser = await launchBrowser();
  database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
  // The shop's other stories write to the same shoppers: here nobody waits because of them.
  await database.query("UPDATE sending_policies SET cap_messages = NULL, hours_between = 0, quiet_until = quiet_from");
});
afterAll(async () => {
  await database?.query("UPDATE sending_policies SET cap_messages = 3, hours_between = 16");
  await browser?.close();
  await database?.end();
});

const nameless = () => `News ${randomBytes(3).toString("hex")}`;

async function begin(name: string, width?: number): Promise<Opened> {
  const opened = await openAdmin(browser, "/app/campaigns/new", width);
  await opened.app.getByLabel("Name").fill(name);
  return opened;
}

async function include(app: FrameLocator, segment: string): Promise<void> {
  await app.getByRole("combobox", { name: "Shoppers in any of" }).click();
  await app.getByRole("option", { name: segment, exact: true }).first().click();
  await app.getByLabel("Name").click();
  await app.getByRole("button", { name: `Remove ${segment}` }).waitFor();
}

/** Chooses a message by a part of its name. */
async function choose(app: FrameLocator, label: string, name: RegExp): Promise<void> {
  const field = app.getByLabel(label, { exact: true });
  const names = await field.locator("option").allTextContents();
  await field.selectOption({ label: names.find((one) => name.test(one)) ?? expect.fail(`No ${name}`) });
}

async function save({ page, app }: Opened, name: string): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name }).waitFor(patience);
}

/** Lets it begin, after what is said of it. @returns what was said */
async function letGo(app: FrameLocator, button: "Send now" | "Schedule"): Promise<string> {
  await app.getByRole("button", { name: button, exact: true }).first().click();
  const asking = app.getByRole("dialog");
  await asking.getByText(/shoppers in the audience/).waitFor(patience);
  const words = await asking.innerText();
  await asking.getByRole("button", { name: button, exact: true }).click();
  return words;
}

/** What the table says of the audience: label → count, the total last. */
async function standing(app: FrameLocator): Promise<Record<string, number>> {
  const table = app.getByRole("table", { name: "The audience, by what became of it" });
  const rows = await table.locator("tbody tr, tfoot tr").all();
  const read = await Promise.all(
    rows.map(
      async (row) =>
        [await row.locator("th").innerText(), Number((await row.locator("td").innerText()).replace(",", ""))] as const,
    ),
  );
  return Object.fromEntries(read);
}

async function expectAddsUp(app: FrameLocator): Promise<Record<string, number>> {
  const { "The whole audience": whole = -1, ...parts } = await standing(app);
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(whole);
  return { ...parts, whole };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const Violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.unknown()) }));

/** What axe calls serious or critical in the app's own page. */
async function violationsIn(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The app has no frame");
  await frame.evaluate(axe);
  const found = Violations.parse(await frame.evaluate("axe.run().then(({ violations }) => violations)"));
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 600)}`);
}

test(
  "a campaign is made for a segment, estimated, tried on oneself and sent, and all of its audience is accounted for",
  { timeout: 240_000 },
  async () => {
    const segment = await openAdmin(browser, "/app/segments/first");
    const segmentName = (await segment.app.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await segment.app.getByRole("link", { name: "Send them something" }).click();
    await segment.app.getByRole("heading", { level: 1, name: "New campaign" }).waitFor();
    await segment.app.getByRole("button", { name: `Remove ${segmentName}` }).waitFor();
    await segment.page.close();

    const name = nameless();
    const opened = await begin(name);
    const { page, app } = opened;
    await include(app, "Loyal");
    await include(app, "New");
    await app.getByText("No message is chosen yet").waitFor(patience);
    await app.getByRole("button", { name: "Another message for a segment" }).click();
    await app.getByLabel("Who is in", { exact: true }).selectOption({ label: "Loyal" });
    await choose(app, "gets", /Win back/i);
    await choose(app, "Everybody else gets", /Welcome/i);
    await app.locator('iframe[title*="Win back: how it looks to"]').waitFor(patience);
    await app
      .getByText(/different$/)
      .first()
      .waitFor(patience);
    await app.getByText("By message").waitFor(patience);
    await keepPicture(page, "campaign-new");
    expect(await violationsIn(page)).toEqual([]);
    await save(opened, name);

    await app.getByRole("button", { name: "Send a test" }).click();
    await app.getByLabel("Your address").fill("mara@fernandclay.example");
    await app.getByRole("button", { name: "Send the test" }).click();
    await mailLike(({ subject, to }) => subject.startsWith("[Test]") && to[0] === "mara@fernandclay.example");

    const before = (await mails()).length;
    expect(await letGo(app, "Send now")).toMatch(/It begins at once/);
    await app.getByRole("heading", { level: 2, name: "How far it is" }).waitFor(patience);
    // Whether all of its mail has ended is looked at once a minute.
    await app.getByText("Finished", { exact: true }).first().waitFor({ timeout: 130_000 });
    const { Sent = 0, whole } = await expectAddsUp(app);
    expect(Sent).toBeGreaterThan(0);
    expect((await mails()).length).toBeGreaterThanOrEqual(before + Sent);
    await keepPicture(page, "campaign-finished");
    expect(await violationsIn(page)).toEqual([]);

    await app.getByRole("link", { name: "Recipients" }).click();
    await app.getByRole("heading", { level: 1, name: `Recipients of “${name}”` }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      app.getByRole("button", { name: "Export" }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(1 + (whole ?? 0));
    await keepPicture(page, "campaign-recipients");
    expect(await violationsIn(page)).toEqual([]);
    await page.close();
  },
);

test(
  "a trial goes first; it is paused, resumed and then stopped, and who has not got it never does",
  { timeout: 240_000 },
  async () => {
    const name = nameless();
    const opened = await begin(name);
    const { page, app } = opened;
    await choose(app, "All of them get", /Welcome/i);
    await app.getByLabel("First to a few").check();
    await app.getByLabel("Part of the audience").fill("5");
    await save(opened, name);
    expect(await letGo(app, "Send now")).toMatch(/First 5 % of them get it/);
    await app.getByRole("heading", { level: 2, name: "The trial is out: does it go on?" }).waitFor(patience);
    await expectAddsUp(app);
    await keepPicture(page, "campaign-trial");
    expect(await violationsIn(page)).toEqual([]);
    await app.getByRole("button", { name: "Pause" }).click();
    await app.getByText("Nothing more of it goes out until you resume it", { exact: false }).waitFor(patience);
    await expectAddsUp(app);
    await app.getByRole("button", { name: "Resume" }).click();
    await app.getByRole("button", { name: "Stop here" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Stop here" }).click();
    await app.getByText("Cancelled", { exact: true }).first().waitFor(patience);
    await expect.poll(async () => (await expectAddsUp(app))["Waiting"], patience).toBe(0);
    const { Sent = 0, whole = 0 } = await expectAddsUp(app);
    expect(Sent).toBeLessThan(whole / 5);
    await app.getByRole("heading", { level: 2, name: "How far it is" }).scrollIntoViewIfNeeded();
    await keepPicture(page, "campaign-stopped");
    await page.close();
  },
);

test(
  "what goes out later stands in the calendar, can be changed, taken back and put away, and keeps its segment from being put away",
  { timeout: 240_000 },
  async () => {
    const name = nameless();
    const opened = await begin(name);
    const { page, app } = opened;
    await include(app, "Loyal");
    await choose(app, "All of them get", /Welcome/i);
    await app.getByText("At a time of day where each shopper lives").click();
    await app.getByLabel("Time", { exact: true }).selectOption({ label: "10:00" });
    await save(opened, name);
    expect(await letGo(app, "Schedule")).toMatch(/10:00 where each shopper lives/);
    await app.getByText("Scheduled", { exact: true }).first().waitFor(patience);

    const list = await openAdmin(browser, "/app/campaigns?show=scheduled");
    await list.app.getByRole("table", { name: /to/ }).getByRole("link", { name }).waitFor();
    await keepPicture(list.page, "campaigns");
    expect(await violationsIn(list.page)).toEqual([]);
    await list.page.close();

    const segments = await openAdmin(browser, "/app/segments");
    await segments.app.getByRole("link", { name: "Loyal", exact: true }).first().click();
    await segments.app.getByRole("link", { name }).waitFor();
    await segments.app.getByRole("link", { name: "Edit" }).click();
    await segments.app.getByRole("button", { name: "Put away" }).click();
    await segments.app.getByRole("dialog").getByRole("button", { name: "Put away" }).click();
    await segments.page.getByText(/Not put away: The (flow|campaign)/).waitFor(patience);
    await segments.page.close();

    await app.getByRole("button", { name: "Back to a draft" }).click();
    await app.getByText("Draft", { exact: true }).first().waitFor(patience);
    await app.getByRole("button", { name: "Put away" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Put away" }).click();
    await app.getByRole("heading", { level: 1, name: "Campaigns" }).waitFor(patience);
    await app.getByRole("tab", { name: "Put away" }).click();
    await app.getByRole("button", { name: `Take ${name} back` }).click();
    await page.getByText("Taken back").waitFor(patience);
    await page.close();
  },
);

test("what is wrong is marked beside its field, and nothing that was typed is lost", async () => {
  const { page, app } = await begin("");
  await app.getByRole("button", { name: "Another message for a segment" }).click();
  await app.getByLabel("First to a few").check();
  await app.getByLabel("Part of the audience").fill("70");
  await page.getByRole("button", { name: "Save" }).click();
  for (const words of ["Give the campaign a name", "Choose a segment", "Enter a whole number from 1 to 50"]) {
    await app.getByText(words).last().waitFor();
  }
  expect(await app.getByLabel("Part of the audience").inputValue()).toBe("70");
  await keepPicture(page, "campaign-marked");
  expect(await violationsIn(page)).toEqual([]);
  await page.close();
});

test("two who write one campaign at the same time lose nothing of either", async () => {
  const name = nameless();
  const mine = await begin(name);
  await save(mine, name);
  const address = new URL(mine.page.url()).pathname.replace(/^.*\/apps\/tessera/, "");
  const theirs = await openAdmin(browser, address);
  await theirs.app.getByLabel("Name").fill(`${name} of hers`);
  await save(theirs, `${name} of hers`);
  await mine.app.getByLabel("Name").fill(`${name} of mine`);
  await mine.page.getByRole("button", { name: "Save" }).click();
  await mine.app.getByText("Somebody else has changed this campaign meanwhile").waitFor(patience);
  await keepPicture(mine.page, "campaign-overtaken");
  await mine.app.getByRole("button", { name: "Go on with mine" }).click();
  await mine.page.getByRole("button", { name: "Save" }).click();
  await mine.app.getByRole("heading", { level: 1, name: `${name} of mine` }).waitFor(patience);
  await mine.page.close();
  await theirs.page.close();
  const list = await openAdmin(browser, "/app/campaigns");
  await list.app.getByRole("link", { name: `${name} of hers copy` }).waitFor();
  await list.page.close();
});

test("a campaign is made and sent by keyboard alone", async () => {
  const name = nameless();
  const { page, app } = await openAdmin(browser, "/app/campaigns/new");
  await app.getByLabel("Name").focus();
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  expect(await nameOfFocus(page)).toMatch(/Shoppers in any of/);
  await page.keyboard.type("Loy");
  await app.getByRole("option", { name: "Loyal", exact: true }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "Remove Loyal" }).waitFor();
  await tabTo(page, 'combobox "All of them get"');
  await page.keyboard.type("Wel");
  await tabTo(page, 'button "Save"', "Shift+Tab");
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name }).waitFor(patience);
  await tabTo(page, 'button "Send now"');
  await page.keyboard.press("Enter");
  await app
    .getByRole("dialog")
    .getByText(/shoppers in the audience/)
    .waitFor(patience);
  await tabTo(page, 'button "Send now"');
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 2, name: "How far it is" }).waitFor(patience);
  await page.close();
});

test("everything fits a phone", async () => {
  const name = nameless();
  const opened = await begin(name, 390);
  const { page, app } = opened;
  await app.getByRole("button", { name: "Another message for a segment" }).click();
  await app.getByLabel("Who is in", { exact: true }).selectOption({ label: "Loyal" });
  await choose(app, "gets", /Win back/i);
  await choose(app, "Everybody else gets", /Welcome/i);
  await app.locator('iframe[title*="how it looks to"]').first().waitFor(patience);
  await expectFits(app, "The editor");
  await keepPicture(page, "campaign-phone");
  await save(opened, name);
  await letGo(app, "Send now");
  await app.getByRole("heading", { level: 2, name: "How far it is" }).waitFor(patience);
  await expectFits(app, "The progress");
  await keepPicture(page, "campaign-progress-phone");
  await page.close();
  for (const path of ["/app/campaigns", "/app/campaigns?show=done"]) {
    const list = await openAdmin(browser, path, 390);
    await expectFits(list.app, path);
    await keepPicture(list.page, "campaigns-phone");
    expect(await violationsIn(list.page)).toEqual([]);
    await list.page.close();
  }
});

async function expectFits(app: FrameLocator, what: string): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${what} is wider than the phone`).toBeLessThanOrEqual(1);
}
