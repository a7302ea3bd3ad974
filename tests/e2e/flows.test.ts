import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { choose } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const saved = (app: FrameLocator) => app.getByText(/^Saved\./).waitFor();
const card = (app: FrameLocator, name: string | RegExp) =>
  app.locator("[data-card]").and(app.getByRole("button", { name }));
const panel = (app: FrameLocator, name: string | RegExp) => app.getByRole("region", { name });
const hasFocus = (locator: Locator) =>
  expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);

/** Begins a flow. @returns what it is called, too */
async function begin(button: string, width?: number): Promise<Opened & { name: string }> {
  const opened = await openAdmin(browser, "/app/flows/new", width);
  await opened.app.getByRole("button", { name: button, exact: true }).click();
  await opened.app.getByRole("heading", { level: 2, name: "What happens" }).waitFor();
  return { ...opened, name: (await opened.app.getByRole("heading", { level: 1 }).textContent()) ?? "" };
}

/** Adds a step by keyboard. @param where after "Add a step" */
async function add(app: FrameLocator, where: string | RegExp, kind: RegExp): Promise<void> {
  const name = typeof where === "string" ? `Add a step ${where}` : where;
  await app.getByRole("button", { name, exact: typeof where === "string" }).press("Enter");
  await choose(app, kind);
}

async function publish({ app }: Opened, version: string | RegExp): Promise<void> {
  await app.getByRole("button", { name: "Publish", exact: true }).click();
  await app.getByRole("button", { name: "Publish it" }).click();
  await app.getByText(version).first().waitFor();
}

test("a flow is built by keyboard alone, mended where it says so, published, and there after a reload", async () => {
  const opened = await begin("Begin with nothing");
  const { page, app } = opened;
  await add(app, "at the beginning", /^Wait Some days/);
  await hasFocus(panel(app, "Step 1: wait").locator("[data-panel]"));
  await panel(app, "Step 1: wait").getByLabel("Wait", { exact: true }).fill("2");
  await page.keyboard.press("Escape");
  await hasFocus(card(app, /^Step 1 of 1, Wait 2 days/));

  await add(app, "after step 1", /^Branch/);
  const fork = panel(app, "Step 2: branch");
  await fork.getByLabel("Who takes it").selectOption({ label: "Those in “Loyal”" });
  await card(app, /^Step 2 of 2, Branch/).waitFor();
  await add(app, /^Add a step first, for: Shoppers .*Loyal/, /^Send a message/);
  const send = panel(app, "Step 3: send a message");
  await hasFocus(send.locator("[data-panel]"));

  await app.getByRole("button", { name: "Publish", exact: true }).press("Enter");
  await page.getByText("Not published: Choose a message").waitFor();
  await card(app, /^Step 3 of 3, Send a message .*To mend.*Choose a message/).waitFor();
  await keepPicture(page, "flow-checks");
  await send.getByLabel("Message", { exact: true }).selectOption({ label: "Welcome 1: what happens now" });
  await card(app, /^Step 3 of 3, Send “Welcome 1/).waitFor();
  await app.getByText("Nothing to mend").waitFor();
  await app.locator("iframe[title^='Welcome 1']").waitFor();
  await keepPicture(page, "flow-editor");

  await card(app, /^Step 3/).focus();
  await page.keyboard.press("ArrowUp");
  await hasFocus(card(app, /^Step 2/));
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await panel(app, "How it starts").getByLabel("It starts when").selectOption({ label: "Somebody does something" });
  await card(app, /^How it starts, After somebody filled a cart/).waitFor();
  await saved(app);

  await publish(opened, "Version 1 is off");
  await page.reload();
  await app.getByText("Version 1 is off").waitFor();
  await card(app, /^How it starts, After somebody filled a cart/).waitFor();
  await card(app, /^Step 1 of 3, Wait 2 days/).waitFor();
  await app.getByRole("button", { name: "Turn on", exact: true }).click();
  await app.getByText("Version 1 is on").waitFor();
  await page.close();
});

test("a step is moved through the ways of a branch, copied, removed and brought back by keyboard", async () => {
  const { page, app } = await begin("Begin with nothing");
  await add(app, "at the beginning", /^Wait Some days/);
  await add(app, "after step 1", /^Branch/);
  await add(app, "after step 2", /^End here/);
  await card(app, /^Step 1 of 3, Wait 1 day/).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await hasFocus(card(app, /^Step 2 of 3, Wait 1 day/));
  await app
    .getByRole("list", { name: "Nobody yet" })
    .getByRole("button", { name: /^Step 2 of 3/ })
    .waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await app
    .getByRole("list", { name: "Everybody else" })
    .getByRole("button", { name: /^Step 2 of 3/ })
    .waitFor();
  await app.getByRole("button", { name: "More for step 1" }).press("Enter");
  await choose(app, "Duplicate");
  await hasFocus(card(app, /^Step 3 of 5, Branch/));
  await app.getByRole("button", { name: "More for step 3" }).press("Enter");
  await choose(app, "Remove");
  await app.getByText("“Branch” was removed, with what stood on its ways.").waitFor();
  await hasFocus(card(app, /^Step 3 of 3, End here/));
  await app.getByRole("button", { name: "Undo" }).press("Enter");
  await card(app, /^Step 5 of 5, End here/).waitFor();
  await page.close();
});

test("who publishes again is told what changed, and a former version is taken up", async () => {
  const opened = await begin("Begin with nothing");
  const { page, app } = opened;
  await add(app, "at the beginning", /^Tell yourself/);
  await panel(app, "Step 1: tell yourself").getByLabel("What to tell you").fill("They are new");
  await publish(opened, "Version 1 is off");
  await add(app, "at the beginning", /^Wait Some days/);
  await saved(app);
  await app.getByText("Version 1 is off, with a draft").waitFor();
  await app.getByRole("button", { name: "Publish", exact: true }).click();
  await keepPicture(page, "flow-publish");
  await app.getByText("Added: Wait 1 day").waitFor();
  await keepPicture(page, "flow-publish");
  await app.getByRole("button", { name: "Publish it" }).click();
  await app.getByText("Version 2 is off", { exact: true }).waitFor();
  await wish(app, "Versions");
  await app.getByRole("heading", { level: 1, name: "Versions" }).waitFor();
  await keepPicture(page, "flow-versions");
  await app.getByRole("button", { name: "Work on version 1 again" }).click();
  await app.getByText("Version 2 is off, with a draft").waitFor();
  expect(await card(app, /^Step 1 of 1/).count()).toBe(1);

  const question = app.getByRole("dialog", { name: "Go back to version 2?" });
  await wish(app, "Back to the published version");
  await keepPicture(page, "flow-discard");
  await question.getByRole("button", { name: "Keep it" }).click();
  await question.waitFor({ state: "hidden" });
  expect(await card(app, /^Step 1 of 1/).count()).toBe(1);
  await wish(app, "Back to the published version");
  await question.getByRole("button", { name: "Discard the draft" }).click();
  await app.getByText("Version 2 is off", { exact: true }).waitFor();
  await card(app, /^Step 1 of 2, Wait 1 day/).waitFor();
  await page.close();
});

test("a shopper is tried, and each decision is told with its reason", async () => {
  const { page, app } = await begin("Begin with nothing");
  await card(app, /^How it starts/).click();
  await panel(app, "How it starts").getByLabel("It starts when").selectOption({ label: "Only when I put somebody in" });
  await add(app, "at the beginning", /^Send a message/);
  await panel(app, "Step 1: send a message")
    .getByLabel("Message", { exact: true })
    .selectOption({ label: "Welcome 1: what happens now" });
  await app.getByRole("combobox", { name: "Shopper" }).click();
  await app.locator('[role="option"]').first().click();
  await app.getByRole("button", { name: "Show what would happen" }).click();
  await app.getByText("They may come in now.").waitFor();
  await app.getByText("It goes out, if they may be written to then.").waitFor();
  await app.getByText("They have come to its end.").waitFor();
  await keepPicture(page, "flow-test");
  await page.close();
});

test("of two who write at once the second is told, and both keep what they wrote", async () => {
  const mara = await begin("Begin with nothing");
  const ben = await openAdmin(browser, "/app/flows");
  await ben.app.locator("a[data-primary-link]", { hasText: new RegExp(`^${mara.name}$`) }).click();
  await ben.app.getByRole("heading", { level: 1, name: mara.name }).waitFor();
  const kept = mara.page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await add(mara.app, "at the beginning", /^Wait Some days/);
  await kept;
  await add(ben.app, "at the beginning", /^End here/);
  await ben.app.getByText("Somebody else has changed this flow meanwhile").waitFor();
  await ben.app.getByRole("button", { name: "Go on with mine" }).click();
  await saved(ben.app);
  await ben.page.reload();
  await card(ben.app, /^Step 1 of 1, End here/).waitFor();
  const list = await openAdmin(browser, "/app/flows");
  await list.app.getByRole("link", { name: `${mara.name} copy`, exact: true }).click();
  await card(list.app, /^Step 1 of 1, Wait 1 day/).waitFor();
  for (const { page } of [mara, ben, list]) await page.close();
});

test("the list says who goes first, and a flow is put away and taken back", async () => {
  const { page, app, name } = await begin("Begin with nothing");
  await wish(app, "Put away");
  await app.getByRole("button", { name: "Put away", exact: true }).last().click();
  await app.getByRole("heading", { level: 1, name: "Flows" }).waitFor();
  await keepPicture(page, "flows");
  await app.getByRole("tab", { name: "Put away" }).click();
  await app.getByRole("button", { name: `Take ${name} back` }).click();
  await page.getByText("Taken back. It is off until you turn it on").waitFor();
  await app.getByRole("tab", { name: "All" }).click();
  const names = () => app.locator("a[data-primary-link]").allTextContents();
  await app.getByRole("link", { name, exact: true }).waitFor();
  const [first = "", second = ""] = await names();
  await app.getByRole("button", { name: `${second} goes before the flow above it` }).click();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual([second, first]);
  await page.close();
});

test("a ready flow comes with its steps, its segments and its messages, and can be published as it is", async () => {
  const { page, app } = await openAdmin(browser, "/app/flows/new");
  await keepPicture(page, "flows-new");
  await app.getByRole("button", { name: /^Use Abandoned cart/ }).click();
  await app.getByRole("heading", { level: 1, name: /^Abandoned cart/ }).waitFor();
  await app.getByText("Nothing to mend: it can be published.").waitFor();
  await keepPicture(page, "flow-ready");
  await publish({ page, app }, "Version 1 is off");
  await page.close();
});

test("the cards tell how many came by and what became of the mail", async () => {
  const { page, app } = await openAdmin(browser, "/app/flows");
  await app.getByRole("link", { name: "Welcome after the first order", exact: true }).click();
  await card(app, /^Step 1/).waitFor();
  // The shop's day brings the first of them when it will.
  const counted = card(app, /^Step 1 of \d+, Send .*\d+ passed.*\d+ sent/);
  await expect
    .poll(
      async () => {
        await page.reload();
        await card(app, /^Step 1/).waitFor();
        return counted.count();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBe(1);
  await counted.click();
  await app.getByText("What came of it in the last 30 days").waitFor();
  await keepPicture(page, "flow-counts");
  await page.close();
});

test("every kind of step has fields of its own, and says on its card what it does", async () => {
  const { page, app } = await begin("Begin with nothing");
  await add(app, "at the beginning", /^Split test/);
  const split = panel(app, "Step 1: split test");
  await split.getByRole("button", { name: "Add a way" }).click();
  await split.getByLabel("Share of way 1 in percent").fill("50");
  await app.getByText("The shares add up to 116 %; they must add up to 100 %.").waitFor();
  await keepPicture(page, "flow-split");
  await split.getByRole("button", { name: "Remove way 3, C" }).click();

  await add(app, "after step 1", /^Wait for something/);
  const waiting = panel(app, "Step 2: wait for something");
  await waiting.getByLabel("Until they have done this").selectOption({ label: "Answers a quiz" });
  await waiting.getByRole("button", { name: "Add detail" }).click();
  await app.getByRole("menuitem", { name: "Answer" }).first().click();
  await keepPicture(page, "flow-wait-for");

  await add(app, "after step 2", /^Tag in Shopify/);
  await panel(app, "Step 3: tag in Shopify").getByLabel("Tag", { exact: true }).fill("vip");
  await card(app, /^Step 3 of 3, Add the tag “vip”/).waitFor();
  await add(app, "after step 3", /^Note something/);
  await panel(app, "Step 4: note something").getByLabel("Name").fill("Skin type");
  await panel(app, "Step 4: note something").getByLabel("Value").fill("dry");
  await card(app, /^Step 4 of 4, Note: skin_type is “dry”/).waitFor();
  await add(app, "after step 4", /^Tell yourself/);
  await panel(app, "Step 5: tell yourself").getByLabel("What to tell you").fill("Call them");
  await card(app, /^Step 5 of 5, Tell yourself: “Call them”/).waitFor();
  await add(app, "after step 5", /^Tell another tool/);
  const tool = panel(app, "Step 6: tell another tool");
  await tool.getByLabel("Name").fill("Text messages");
  await tool.getByLabel("Address").fill("http://example.com");
  await app.getByRole("button", { name: "Publish", exact: true }).click();
  await card(app, /^Step 6 of 6, Tell “Text messages”.*To mend.*Enter an address that begins with https/).waitFor();

  await add(app, "after step 6", /^Branch/);
  const fork = panel(app, "Step 7: branch");
  await fork.getByLabel("Who takes it").selectOption({ label: "Those of whom a condition is true…" });
  await fork.getByRole("button", { name: "Add condition" }).click();
  await app.getByRole("menuitem", { name: "Number of orders", exact: true }).click();
  await app
    .getByRole("list", { name: "Ways that part at step 7" })
    .getByText(/^Shoppers who .*order/)
    .waitFor();
  await fork.getByRole("button", { name: "Write it as text" }).click();
  await keepPicture(page, "flow-branch");
  await card(app, /^What ends it early/).click();
  const ends = panel(app, "What ends it early");
  await ends.getByLabel(/^The goal/).selectOption({ label: "Places an order" });
  await card(app, /^What ends it early, It ends at once when .*The goal: they placed an order/).waitFor();
  await card(app, /^How it starts/).click();
  const start = panel(app, "How it starts");
  await start.getByLabel("It starts when").selectOption({ label: "A day comes: a birthday, an expected order" });
  await start.getByLabel("Before or after").selectOption({ label: "days before" });
  await card(app, /^How it starts, 1 day before their birthday, at 09:00/).waitFor();
  await keepPicture(page, "flow-start");
  await saved(app);
  await page.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const Violations = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe calls serious or critical in the app's own page. */
async function violations(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => /\/app\//.test(one.url()) && one !== page.mainFrame());
  if (!frame) throw new Error("The app has no frame");
  await frame.evaluate(axe);
  const found = Violations.parse(await frame.evaluate("axe.run().then(({ violations }) => violations)"));
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test.each([1280, 390])(
  "at %i pixels the editor fits with a branch in a branch, and axe finds nothing serious",
  async (width) => {
    const { page, app } = await begin("Begin with nothing", width);
    await add(app, "at the beginning", /^Branch/);
    await add(app, /^Add a step first, for: Nobody yet/, /^Wait for something/);
    await add(app, "after step 2", /^Send a message/);
    await add(app, /^Add a step first, for: Everybody else/, /^Tag in Shopify/);
    await keepPicture(page, `flow-editor-${width}`);
    const tooWide = await app.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth + 1);
    expect(tooWide).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
);

/** Asks for something that may stand beside the title, or behind “More actions”. */
async function wish(app: FrameLocator, name: string): Promise<void> {
  const direct = app.getByRole("button", { name, exact: true }).or(app.getByRole("link", { name, exact: true }));
  if ((await direct.count()) === 0) await app.getByRole("button", { name: "More actions" }).click();
  await direct
    .or(app.getByRole("menuitem", { name, exact: true }))
    .first()
    .click();
}
