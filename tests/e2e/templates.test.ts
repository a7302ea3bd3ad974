import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { choose } from "./keys";
import { mailLike, mails } from "./sandbox";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The mail in the preview. */
function mailIn(app: FrameLocator): FrameLocator {
  return app.frameLocator('iframe[title="The message as it looks"]');
}

async function beginTemplate(width?: number): Promise<Opened> {
  const opened = await openAdmin(browser, "/app/templates/new", width);
  await opened.app.getByRole("button", { name: "Begin with nothing" }).click();
  await opened.app.getByRole("heading", { level: 1, name: /^New message/ }).waitFor();
  return opened;
}

/** Opens a template from the page of the list on which it stands. */
async function openListed(name: string): Promise<Opened> {
  for (let number = 1; number <= 4; number++) {
    const opened = await openAdmin(browser, `/app/templates?page=${number}`);
    const link = opened.app.getByRole("link", { name, exact: true });
    await opened.app.getByRole("table").first().waitFor();
    if ((await link.count()) > 0) {
      await link.click();
      return opened;
    }
    await opened.page.close();
  }
  throw new Error(`No page of the list has ${name}`);
}

async function openPart(app: FrameLocator, name: RegExp): Promise<Locator> {
  const part = app.getByRole("group", { name });
  await part.locator('button[aria-expanded="false"][id^="head-"]').click();
  return part;
}

/** Writes a version of the opening for the members of a segment. */
async function sayTo(app: FrameLocator, opening: Locator, segment: string, heading: string): Promise<void> {
  await opening.getByRole("button", { name: "Opening: say it differently to some" }).click();
  const asking = app.getByRole("dialog");
  await asking.getByLabel("Shown to").selectOption({ label: `Those in “${segment}”` });
  await asking.getByRole("button", { name: "Use it" }).click();
  await opening.getByRole("textbox", { name: "Heading" }).fill(heading);
}

/** Looks at the message as the first shopper of a segment. @returns who that is */
async function lookAsOneOf(app: FrameLocator, segment: string): Promise<string> {
  await app.getByLabel("Shoppers from").selectOption({ label: `“${segment}”` });
  const field = app.getByRole("combobox", { name: "As this shopper" });
  await field.click();
  const first = app.locator('[role="option"]').first();
  await first.click();
  return field.inputValue();
}

const saved = (app: FrameLocator) => app.getByText(/Saved\.$/).waitFor();

test("an opening is said differently to two segments, three shoppers see three of them, and a test of it arrives", async () => {
  const { page, app } = await beginTemplate();
  const inbox = await openPart(app, /^Subject/);
  await inbox.getByRole("textbox", { name: "Subject" }).fill("Something for you, {{first_name|friend}}");
  await inbox.getByRole("textbox", { name: "Preview text" }).fill("Three ways to begin");
  const opening = await openPart(app, /^Opening/);
  await opening.getByRole("textbox", { name: "Heading" }).fill("Good to have you");
  await sayTo(app, opening, "Loyal", "Thank you for staying");
  await sayTo(app, opening, "Dormant", "It has been a while");
  const text = await openPart(app, /^Text/);
  await text.getByRole("textbox", { name: "Text" }).fill("All that is **new** in the shop.");
  await saved(app);

  const heading = mailIn(app).getByRole("heading", { level: 1 });
  const seen = new Map<string, string>();
  for (const [segment, words] of [
    ["Loyal", "Thank you for staying"],
    ["Dormant", "It has been a while"],
    ["New", "Good to have you"],
  ] as const) {
    const who = await lookAsOneOf(app, segment);
    await mailIn(app).getByRole("heading", { level: 1, name: words }).waitFor();
    seen.set(who, (await heading.textContent()) ?? "");
    await keepPicture(page, `template-as-${segment.toLowerCase()}`);
  }
  expect([...seen.values()]).toEqual(["Thank you for staying", "It has been a while", "Good to have you"]);
  expect(await app.getByLabel("Opening shown").inputValue()).toBe("-1");

  await app.getByRole("button", { name: "Publish" }).click();
  await app.getByText("Version 1 is sent").waitFor();
  const before = (await mails("[Test]")).length;
  await lookAsOneOf(app, "Dormant");
  await mailIn(app).getByRole("heading", { level: 1, name: "It has been a while" }).waitFor();
  await app.getByRole("button", { name: "Send a test" }).click();
  await app.getByLabel("Your address").fill("mara@fernandclay.example");
  await app.getByRole("button", { name: "Send the test" }).click();
  const test = await mailLike(
    ({ subject, to }) => subject.startsWith("[Test] Something for you, ") && to[0] === "mara@fernandclay.example",
  );
  expect(test.subject).toMatch(/^\[Test\] Something for you, /);
  expect(test.text).toContain("It has been a while");
  expect(test.text).toContain("All that is new in the shop.");
  expect(await mails("[Test]")).toHaveLength(before + 1);
  await page.close();
});

test("what cannot be published says why and where, and leads there", async () => {
  const { page, app } = await beginTemplate();
  await app.getByRole("button", { name: "Publish" }).click();
  const checks = app.getByRole("button", { name: "Subject", exact: true });
  await checks.first().click();
  const subject = app.getByLabel("Subject", { exact: true });
  await expect.poll(() => subject.evaluate((field) => field === document.activeElement)).toBe(true);
  await app.getByText("Enter a subject").first().waitFor();
  await keepPicture(page, "template-checks");
  expect(await app.getByText("Not published", { exact: true }).count()).toBe(1);
  await page.close();
});

const hostile = `<img src=x onerror="top.document.title='bad'"><script>top.document.title='bad'</script></style>"'{{{`;

test("hostile words stay words in a preview that can run nothing", async () => {
  const { page, app } = await beginTemplate();
  const opening = await openPart(app, /^Opening/);
  await opening.getByRole("textbox", { name: "Heading" }).fill(hostile);
  await opening.getByRole("textbox", { name: "Text" }).fill(hostile);
  const heading = mailIn(app).getByRole("heading", { level: 1 });
  await expect.poll(() => heading.textContent(), { timeout: 10_000 }).toContain("<script>");
  const frame = app.locator('iframe[title="The message as it looks"]');
  expect(await frame.getAttribute("sandbox")).toBe("");
  expect(await mailIn(app).locator("script, [onerror]").count()).toBe(0);
  expect(await page.title()).not.toBe("bad");
  await app.getByRole("button", { name: "Text", exact: true }).first().click();
  expect(await app.getByLabel("The text version").textContent()).toContain("<script>");
  await page.close();
});

test("blocks are added, moved and removed by keyboard alone, and what was removed comes back", async () => {
  const { page, app } = await beginTemplate();
  await app.getByRole("button", { name: "Add a block" }).press("Enter");
  await choose(app, /^Why now/);
  await app.getByRole("group", { name: "Why now, block 3 of 3" }).waitFor();
  const head = app.locator("#head-urgency");
  await expect.poll(() => head.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Alt+ArrowUp");
  await app.getByRole("group", { name: "Why now, block 2 of 3" }).waitFor();
  await expect.poll(() => head.evaluate((element) => element === document.activeElement)).toBe(true);
  await app.getByRole("button", { name: "More for Why now" }).press("Enter");
  await choose(app, "Remove");
  await app.getByText("Why now was removed.").waitFor();
  await app.getByRole("button", { name: "Undo" }).press("Enter");
  await app.getByRole("group", { name: "Why now, block 2 of 3" }).waitFor();
  await page.close();
});

test("of two who write at once the second is told, and both keep what they wrote", async () => {
  const mara = await beginTemplate();
  const heading = mara.app.getByRole("heading", { level: 1 });
  const name = (await heading.textContent()) ?? "";
  const ben = await openListed(name);
  await ben.app.getByRole("heading", { level: 1, name }).waitFor();
  const write = async ({ app }: Opened, words: string) =>
    (await openPart(app, /^Subject/)).getByLabel("Subject", { exact: true }).fill(words);
  const kept = mara.page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await write(mara, "What Mara wrote");
  await mara.app.getByText("What Mara wrote").first().waitFor();
  await kept;
  await write(ben, "What Ben wrote");
  await ben.app.getByText("Somebody else has changed this message meanwhile").waitFor();
  await keepPicture(ben.page, "template-overtaken");
  await ben.app.getByRole("button", { name: "Go on with mine" }).click();
  await saved(ben.app);
  await ben.page.reload();
  await ben.app.getByText("What Ben wrote").first().waitFor();
  const list = await openListed(`${name} copy`);
  await list.app.getByText("What Mara wrote").first().waitFor();
  for (const { page } of [mara, ben, list]) await page.close();
});

test("on a phone everything has its place", async () => {
  const { page, app } = await openAdmin(browser, "/app/templates", 390);
  await keepPicture(page, "templates-phone");
  await app
    .getByRole("link", { name: /Welcome/ })
    .first()
    .click();
  await mailIn(app).getByRole("heading", { level: 1 }).waitFor();
  expect(await widthOf(app)).toBeLessThanOrEqual(390);
  await openPart(app, /^Opening/);
  await keepPicture(page, "template-phone");
  await app.getByRole("heading", { level: 2, name: "Preview" }).scrollIntoViewIfNeeded();
  await keepPicture(page, "template-phone-preview");
  expect(await widthOf(app)).toBeLessThanOrEqual(390);
  await page.close();
});

function widthOf(app: FrameLocator): Promise<number> {
  return app.locator("html").evaluate((element) => element.scrollWidth);
}

test("every ready message stands among those to begin with, with its picture", async () => {
  const { page, app } = await openAdmin(browser, "/app/templates/new");
  await app.frameLocator('iframe[title$="how it looks"]').first().getByRole("heading", { level: 1 }).waitFor();
  expect(await app.getByRole("button", { name: /^Use / }).count()).toBeGreaterThanOrEqual(12);
  await keepPicture(page, "templates-new");
  await page.close();
});

test("the editor at a desk", async () => {
  const opened = await openAdmin(browser, "/app/templates");
  const { page, app } = opened;
  await keepPicture(page, "templates");
  await app
    .getByRole("link", { name: /Welcome/ })
    .first()
    .click();
  await mailIn(app).getByRole("heading", { level: 1 }).waitFor();
  await openPart(app, /^Opening/);
  await keepPicture(page, "template-editor");
  await app.getByRole("checkbox", { name: "Dark" }).check();
  await settled(page);
  await keepPicture(page, "template-dark");
  await app.getByRole("heading", { level: 2, name: "How different it is" }).scrollIntoViewIfNeeded();
  await keepPicture(page, "template-difference");
  await page.close();
});

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(500);
}
