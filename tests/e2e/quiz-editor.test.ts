import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser } from "./browser";
import { choose } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const frame = 'iframe[title="The quiz as shoppers see it"]';

/** The popup in the preview. */
const popupIn = (app: FrameLocator): FrameLocator => app.frameLocator(frame);
const headingIn = (app: FrameLocator, name: string | RegExp): Locator => popupIn(app).getByRole("heading", { name });
const saved = (app: FrameLocator) => app.getByText(/^Saved\./).waitFor();

/** Begins a quiz. @returns what it is called, too */
async function begin(button: string, width?: number): Promise<Opened & { name: string }> {
  const opened = await openAdmin(browser, "/app/quizzes/new", width);
  await opened.app.getByRole("button", { name: button }).click();
  await opened.app.getByRole("heading", { level: 2, name: "What it asks" }).waitFor();
  return { ...opened, name: (await opened.app.getByRole("heading", { level: 1 }).textContent()) ?? "" };
}

const beginReady = (width?: number) => begin("Use Skin quiz", width);
const beginEmpty = () => begin("Begin with nothing");

async function openPart(app: FrameLocator, name: string | RegExp): Promise<Locator> {
  const part = app.getByRole("group", { name, exact: true });
  const head = part.locator('button[id^="head-"]');
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  return part;
}

test("from no quiz to a live one with segments and tips takes five clicks", async () => {
  const { page, app } = await openAdmin(browser, "/app");
  let clicks = 0;
  const click = async (control: Locator) => {
    await control.click();
    clicks += 1;
  };
  await click(page.locator("#app-links").getByRole("link", { name: "Quizzes" }));
  await click(app.getByRole("link", { name: "New quiz" }).first());
  await click(app.getByRole("button", { name: "Use Room quiz" }));
  await app.getByText("Your theme does not show quizzes yet").waitFor();
  await keepPicture(page, "quiz-editor");
  await click(app.getByRole("button", { name: "Publish", exact: true }));
  await keepPicture(page, "quiz-publish");
  await click(app.getByRole("button", { name: "Publish it" }));
  await app.getByText("Version 1 is live", { exact: true }).waitFor();
  await page.getByText(/4 segments were made\. The welcome mail/).waitFor();
  expect(clicks).toBe(5);
  await app.getByText("Nobody sees what is live").waitFor();
  const link = await app.getByRole("link", { name: "Switch it on in the theme" }).getAttribute("href");
  expect(link).toMatch(
    /^https:\/\/[^/]+\/admin\/themes\/current\/editor\?context=apps&template=index&activateAppId=[^&]+%2Fquiz-popup$/,
  );
  await openPart(app, "Question 2 of 5");
  await app.getByText(/Used by .*the segment “room lack: /).waitFor();
  await page.close();
});

test("what is written is seen in the popup’s own code, step by step, and the result for the answers that are chosen", async () => {
  const { page, app } = await beginReady();
  await headingIn(app, "What does your skin want?").waitFor();
  const first = await openPart(app, "Question 1 of 5");
  await headingIn(app, "What would you change first?").waitFor();
  await first.getByRole("textbox", { name: "Question", exact: true }).fill("What bothers you most?");
  await first.getByRole("textbox", { name: "Choice 1" }).fill("Lines around the eyes");
  await headingIn(app, "What bothers you most?").waitFor();
  await popupIn(app).getByRole("button", { name: "Lines around the eyes" }).waitFor();
  await openPart(app, "Address");
  await popupIn(app).getByRole("textbox", { name: "Email address" }).waitFor();
  const results = await openPart(app, "Results");
  const second = results.getByRole("group", { name: "Result 2", exact: true });
  await second.getByRole("textbox", { name: "Heading" }).fill("Dry skin drinks");
  await headingIn(app, "Dry skin drinks").waitFor();
  await keepPicture(page, "quiz-editor-result");

  await app.getByRole("button", { name: "Begin again" }).click();
  await popupIn(app).getByRole("button", { name: "Start" }).click();
  await popupIn(app).getByRole("button", { name: "Redness, easily irritated" }).click();
  await popupIn(app).getByRole("button", { name: "Tight", exact: true }).click();
  await headingIn(app, "What makes it worse?").waitFor();
  await popupIn(app).getByRole("button", { name: "I cannot tell" }).click();
  await popupIn(app).getByRole("button", { name: "3", exact: true }).click();
  await popupIn(app).getByRole("button", { name: "Continue without" }).click();
  await headingIn(app, "Redness: first leave things out").waitFor();
  await popupIn(app).getByText("Best seller 3").waitFor();

  await app.getByRole("button", { name: "Phone", exact: true }).click();
  await expect.poll(() => app.locator(frame).evaluate((element) => element.clientWidth)).toBeLessThan(380);
  await keepPicture(page, "quiz-editor-phone-preview");
  await saved(app);
  await page.reload();
  await app.getByText("1. What bothers you most?").waitFor();
  await page.close();
});

test("a quiz is written, moved about and mended by keyboard alone", async () => {
  const { page, app } = await beginEmpty();
  const hasFocus = (locator: Locator) =>
    expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);
  await app.getByRole("button", { name: "Add a question" }).press("Enter");
  await choose(app, /^Several choices/);
  const head = (at: number) => app.locator(`[id="head-questions.${at}"]`);
  await hasFocus(head(1));
  const second = app.getByRole("group", { name: "Question 2 of 2" });
  await second.getByRole("textbox", { name: "Question", exact: true }).focus();
  await page.keyboard.type("Where will you use it?");
  await second.getByText("Known as where_will_you_use_it in segments").waitFor();
  await second.getByRole("textbox", { name: "Choice 1" }).focus();
  await page.keyboard.type("At home");
  await page.keyboard.press("Enter");
  await hasFocus(second.getByRole("textbox", { name: "Choice 2" }));
  await page.keyboard.type("At work");
  await page.keyboard.press("Alt+ArrowUp");
  await hasFocus(second.getByRole("textbox", { name: "Choice 1" }));
  expect(await second.getByRole("textbox", { name: "Choice 1" }).inputValue()).toBe("At work");

  await head(1).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await app.getByText("1. Where will you use it?").waitFor();
  await hasFocus(head(0));
  await app.getByRole("button", { name: "More for question 1" }).press("Enter");
  await choose(app, "Remove");
  await app.getByText("“Where will you use it?” was removed").waitFor();
  await app.getByRole("button", { name: "Undo" }).press("Enter");
  await app.getByText("1. Where will you use it?").waitFor();

  await app.getByRole("button", { name: "Publish", exact: true }).press("Enter");
  await page.getByText("Not published: mend what the checks name").waitFor();
  await app.getByRole("button", { name: "Opening", exact: true }).press("Enter");
  await hasFocus(app.getByRole("textbox", { name: "Title" }));
  await app.getByText("Enter a title").first().waitFor();
  await keepPicture(page, "quiz-editor-checks");
  await page.close();
});

test("a question can only wait for earlier answers, and follows them when they get another name", async () => {
  const { page, app } = await beginReady();
  const third = await openPart(app, "Question 3 of 5");
  const waits = third.getByRole("group", { name: "Condition 1 of question 3" });
  const offered = await waits.getByLabel("The answer to").locator("option").allTextContents();
  expect(offered).toEqual(["What would you change first?", "How does your skin feel an hour after washing?"]);
  await app.getByRole("button", { name: "Move question 3 up" }).click();
  await app.getByRole("button", { name: "Move question 2 up" }).click();
  await app.getByText("Name an earlier question").first().waitFor();
  await app.getByRole("button", { name: "Move question 1 down" }).click();
  await app.getByText("Nothing to mend").waitFor();
  const first = await openPart(app, "Question 1 of 5");
  await first.getByRole("button", { name: /^Change the keys of/ }).click();
  const keys = app.getByRole("dialog");
  await keys.getByLabel("Key of the question").fill("skin goal");
  await keys.getByText("Use small letters, digits").waitFor();
  await keys.getByLabel("Key of the question").fill("skin_goal");
  await keys.getByRole("button", { name: "Change them" }).click();
  await first.getByText("Known as skin_goal in segments").waitFor();
  await app.getByText("Nothing to mend").waitFor();
  await page.close();
});

test("of two who write at once the second is told, and both keep what they wrote", async () => {
  const mara = await beginEmpty();
  const ben = await openAdmin(browser, "/app/quizzes");
  await ben.app.locator("a[data-primary-link]", { hasText: new RegExp(`^${mara.name}$`) }).click();
  await ben.app.getByRole("heading", { level: 1, name: mara.name }).waitFor();
  const write = async ({ app }: Opened, words: string) =>
    (await openPart(app, "Opening")).getByRole("textbox", { name: "Title" }).fill(words);
  const kept = mara.page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await write(mara, "What Mara asks");
  await headingIn(mara.app, "What Mara asks").waitFor();
  await kept;
  await write(ben, "What Ben asks");
  await ben.app.getByText("Somebody else has changed this quiz meanwhile").waitFor();
  await keepPicture(ben.page, "quiz-overtaken");
  await ben.app.getByRole("button", { name: "Go on with mine" }).click();
  await saved(ben.app);
  await ben.page.reload();
  await headingIn(ben.app, "What Ben asks").waitFor();
  const list = await openAdmin(browser, "/app/quizzes");
  await list.app.getByRole("link", { name: `${mara.name} copy`, exact: true }).click();
  await headingIn(list.app, "What Mara asks").waitFor();
  for (const { page } of [mara, ben, list]) await page.close();
});

test("a quiz is paused and resumed, and a former version is taken up again", async () => {
  const { page, app } = await beginReady();
  const publish = async (version: string) => {
    await app.getByRole("button", { name: "Publish", exact: true }).click();
    await app.getByRole("button", { name: "Publish it" }).click();
    await app.getByText(version, { exact: true }).waitFor();
  };
  await publish("Version 1 is live");
  await (await openPart(app, "Opening")).getByRole("textbox", { name: "Title" }).fill("Another opening");
  await app.getByText("Version 1 is live, with a draft").waitFor();
  await app.getByRole("button", { name: "Publish", exact: true }).click();
  await app.getByText("The title was “What does your skin want?”, now “Another opening”").waitFor();
  await app.getByRole("button", { name: "Publish it" }).click();
  await app.getByText("Version 2 is live", { exact: true }).waitFor();
  await wish(app, "Pause");
  await app.getByText("Paused", { exact: true }).waitFor();
  await wish(app, "Resume");
  await app.getByText("Version 2 is live", { exact: true }).waitFor();
  await wish(app, "Versions");
  await app.getByRole("heading", { level: 1, name: "Versions" }).waitFor();
  await keepPicture(page, "quiz-versions");
  await app.getByRole("button", { name: "Work on version 1 again" }).click();
  await app.getByText("Version 2 is live, with a draft").waitFor();
  await headingIn(app, "What does your skin want?").waitFor();
  await page.close();
});

/** Asks for something that may stand beside the title, or behind “More actions”. */
async function wish(app: FrameLocator, name: string): Promise<void> {
  const more = app.getByRole("button", { name: "More actions" });
  const direct = app.getByRole("button", { name, exact: true }).or(app.getByRole("link", { name, exact: true }));
  if ((await direct.count()) === 0) await more.click();
  await direct
    .or(app.getByRole("menuitem", { name, exact: true }))
    .first()
    .click();
}

const hostile = `<img src=x onerror="top.document.title='bad'"><script>top.document.title='bad'</script></style>"'{{{`;

test("hostile words stay words in a preview that belongs to no site", async () => {
  const { page, app } = await beginEmpty();
  await (await openPart(app, "Opening")).getByRole("textbox", { name: "Title" }).fill(hostile);
  const first = await openPart(app, "Question 1 of 1");
  await first.getByRole("textbox", { name: "Choice 1" }).fill(hostile);
  await popupIn(app).getByRole("button", { name: "<script>" }).waitFor();
  expect(await app.locator(frame).getAttribute("sandbox")).toBe("allow-scripts");
  expect(await popupIn(app).locator("img, [onerror]").count()).toBe(0);
  expect(await page.title()).not.toBe("bad");
  await page.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds of weight in the app’s frame. The preview is a page of its own, which the popup’s tests look at. */
async function violationsIn(page: Page): Promise<string[]> {
  const inner = page.frames().find((one) => one.url().includes("/app/quizzes"));
  if (!inner) throw new Error("The app's frame is not there");
  await inner.evaluate(axe);
  const found: unknown = await inner.evaluate(
    "axe.run({ exclude: ['iframe'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))",
  );
  return Array.isArray(found) ? found.map(String) : [String(found)];
}

test.each([1280, 390])(
  "at %i pixels every part fits, and axe finds nothing serious in it",
  async (width) => {
    const { page, app } = await beginReady(width);
    await headingIn(app, "What does your skin want?").waitFor();
    for (const name of ["Opening", "Question 3 of 5", "Address", "Results", "Where, when and to whom", "Look"]) {
      await openPart(app, name);
      const tooWide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([name, tooWide]).toEqual([name, 0]);
      expect(await violationsIn(page)).toEqual([]);
      await keepPicture(page, `quiz-part-${name.replace(/\W+/g, "-").toLowerCase()}-${width}`);
    }
    await page.close();
  },
  240_000,
);
