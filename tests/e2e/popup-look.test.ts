import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop } from "../support/popup/page";
import { everywhere, routine, type ServedQuiz, skincare } from "../support/popup/quiz";
import { openQuiz, stepsOf, turnTo } from "../support/popup/steps";
import { launchBrowser } from "./browser";

const steps = stepsOf(skincare);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What sticks out at the sides of the popup or the window, and what is too small for a finger. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector("tessera-popup:last-of-type")?.shadowRoot?.querySelector(".card");
    if (!dialog) return ["nothing is open"];
    const outer = dialog.getBoundingClientRect();
    const found = [...dialog.querySelectorAll("*")].flatMap((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.className}`;
      const isHeard = element.role === "status" || width === 0;
      const sticksOut = !isHeard && (left < outer.left - 0.5 || right > outer.right + 0.5);
      const isSmall = element.matches("button, select, input:not([type=checkbox])") && (width < 24 || height < 24);
      return [...(sticksOut ? [`${name} sticks out`] : []), ...(isSmall ? [`${name} is small`] : [])];
    });
    if (outer.left < 0 || outer.right > innerWidth || outer.top < 0 || outer.bottom > innerHeight)
      found.push("outside");
    if (dialog.scrollWidth > dialog.clientWidth) found.push("scrolls sideways");
    return found;
  });
}

const word = "Donaudampfschifffahrtsgesellschaftskapitän";
const long = `${word} ${"and so on ".repeat(12)}${word}${word}`;

/** The same quiz with as many and as long words as there may be. */
function wordy(quiz: ServedQuiz): ServedQuiz {
  return {
    ...quiz,
    title: long,
    intro: long,
    questions: quiz.questions.map((question) => ({
      ...question,
      title: long,
      help: long,
      ...("choices" in question ? { choices: question.choices.map((one) => ({ ...one, label: long })) } : {}),
      ...("low" in question ? { low: long, high: long } : {}),
    })),
    capture: quiz.capture && { ...quiz.capture, heading: long, text: long, consent: long },
    look: { ...quiz.look, decline: long },
  };
}

test.each([
  ["320 pixels", 320, "ltr", "middle"],
  ["320 pixels from right to left", 320, "rtl", "middle"],
  ["the corner", 1280, "ltr", "corner"],
  ["the corner from right to left", 1280, "rtl", "corner"],
] as const)("every step fits into %s, with short words and with long", async (_, width, direction, place) => {
  const { page } = await openShop(browser, { width, direction });
  const [plain] = routine.products;
  const products = Array.from({ length: 6 }, () => plain ?? expect.fail("There is no product"));
  const wide = {
    heading: long,
    tip: long,
    products: products.map((one) => ({ ...one, title: long })),
    code: routine.code,
  };
  const found: Record<string, string[]> = {};
  for (const [name, quiz, outcome] of [
    ["short", skincare, { ...routine, products }],
    ["long", wordy(skincare), wide],
  ] as const) {
    await openQuiz(page, { ...quiz, look: { ...quiz.look, place } }, { outcome });
    for (const step of steps) {
      await turnTo(page, step);
      const wrong = await misfits(page);
      if (wrong.length > 0) found[`${name} ${step}`] = wrong;
    }
  }
  expect(found).toEqual({});
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.close();
});

test("from right to left everything stands the other way round", async () => {
  const { page } = await openShop(browser, { direction: "rtl" });
  await openQuiz(page, { ...skincare, look: { ...skincare.look, place: "corner" } });
  await turnTo(page, "texture");
  const box = (name: string) => page.getByRole("button", { name }).boundingBox();
  const popup = await page.locator(".card").boundingBox();
  const [close, back, skip] = await Promise.all([box("Close"), box("Back"), box("Skip")]);
  expect(popup?.x).toBe(24);
  expect(close?.x).toBeLessThan(100);
  expect(back?.x).toBeGreaterThan(skip?.x ?? Infinity);
  const bar = page.locator("tessera-popup i");
  expect(await bar.evaluate((one) => getComputedStyle(one).backgroundPositionX)).toBe("100%");
  await turnTo(page, "@email");
  const email = page.getByLabel("Email address");
  expect(await email.evaluate((one) => getComputedStyle(one).direction)).toBe("ltr");
  await page.close();
});

test("who wants no motion gets none", async () => {
  const moves = async (isCalm: boolean) => {
    const { page } = await openShop(browser, { quizzes: [everywhere], isCalm });
    await page.getByRole("dialog").waitFor();
    const count = await page.evaluate(() => {
      const dialog = document.querySelector("tessera-popup")?.shadowRoot?.querySelector("dialog");
      return dialog && getComputedStyle(dialog).animationName;
    });
    await page.close();
    return count;
  };
  expect([await moves(true), await moves(false)]).toEqual(["none", "in"]);
});

test.each([1280, 390])("nothing moves by a pixel at %i, whatever opens, comes late and closes", async (width) => {
  const teaser = { text: "Find your routine", side: "right" };
  const serves = { quiz: { ...skincare, questions: skincare.questions.slice(2, 3) }, known: {}, isFor: true };
  const quizzes = [{ ...everywhere, teaser }];
  const { page } = await openShop(browser, { quizzes, serves, width, isCalm: false, delayMs: 700 });
  const before = await page.evaluate(() => document.documentElement.clientWidth);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Start");
  await press("Gel");
  await page.getByLabel("Email address").fill("ada@shop.example");
  await page.getByRole("checkbox").check();
  await press("Continue");
  await page.getByRole("link", { name: "Peptide night serum" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.clientWidth)).toBe(before);
  await page.waitForTimeout(700);
  await press("Done");
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => window.shifts)).toBe(0);
  // The ear is open: what does move is counted.
  await page.evaluate(() =>
    document.body.prepend(Object.assign(document.createElement("div"), { style: "height: 99px" })),
  );
  await expect.poll(() => page.evaluate(() => window.shifts)).toBeGreaterThan(0);
  await page.close();
});

test("no style of the theme's gets into it, nor any of its own out", async () => {
  const style = `div:empty, tessera-popup { display: none !important; opacity: 0 !important }
    * { letter-spacing: 9px !important; color: red !important; text-transform: uppercase !important }
    button, dialog, h2, p { background: red !important; font-size: 40px !important; float: right !important }`;
  const { page } = await openShop(browser, { style });
  const outside = () =>
    page.evaluate(() => JSON.stringify(getComputedStyle(document.querySelector("h1") ?? document.body)));
  const before = await outside();
  await openQuiz(page, skincare);
  const start = page.getByRole("button", { name: "Start" });
  await start.waitFor();
  const seen = await start.evaluate((button) => {
    const { backgroundColor, color, fontSize, letterSpacing, textTransform, float } = getComputedStyle(button);
    return { backgroundColor, color, fontSize, letterSpacing, textTransform, float };
  });
  expect(seen).toEqual({
    backgroundColor: "rgb(31, 77, 58)",
    color: "rgb(255, 255, 255)",
    fontSize: "16px",
    letterSpacing: "normal",
    textTransform: "none",
    float: "none",
  });
  expect(await outside()).toBe(before);
  await page.close();
});

test("it speaks German, French and Spanish", async () => {
  const starts = { de: "Los geht’s", fr: "Commencer", es: "Empezar" };
  for (const [locale, start] of Object.entries(starts)) {
    const { page } = await openShop(browser, { quizzes: [everywhere], locale });
    await page.getByRole("button", { name: start }).waitFor();
    expect(await page.getByRole("dialog").getAttribute("lang")).toBe(locale);
    await page.close();
  }
});

test("in the admin it is a picture of itself: it takes no focus, covers nothing, and leads nowhere", async () => {
  const { page } = await openShop(browser);
  await page.getByLabel("Search").focus();
  await openQuiz(page, skincare, { isPreview: true });
  await turnTo(page, "words");
  await turnTo(page, "@result");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.getByRole("link", { name: "Peptide night serum" }).click();
  expect(new URL(page.url()).pathname).toBe("/");
  await page.close();
});
