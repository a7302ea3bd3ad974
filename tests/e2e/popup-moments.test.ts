import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openShop } from "../support/popup/page";
import { everywhere, skincare } from "../support/popup/quiz";
import { launchBrowser } from "./browser";
import { nameOfFocus } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const never = { afterSeconds: null, afterScrollPercent: null, onExitIntent: false };
const isOpen = (page: Page) => page.getByRole("dialog").isVisible();
const opened = (page: Page) => page.getByRole("dialog").waitFor();

describe("a quiz opens", () => {
  test("when the mouse leaves for the address bar, and not before", async () => {
    const quiz = { ...everywhere, opens: { ...never, onExitIntent: true } };
    const { page, asked } = await openShop(browser, { quizzes: [quiz] });
    await page.mouse.move(400, 300);
    await page.mouse.move(400, 1);
    expect(asked).toEqual([]);
    await page.mouse.move(400, -1);
    await opened(page);
    await page.close();
  });

  test("when somebody on a phone flicks up, and not while she reads on", async () => {
    const quiz = { ...everywhere, opens: { ...never, onExitIntent: true } };
    const { page } = await openShop(browser, { quizzes: [quiz], width: 390 });
    await page.mouse.move(200, 300);
    for (const by of [900, 900, -100]) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(500);
    }
    expect(await isOpen(page)).toBe(false);
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -120);
    await opened(page);
    await page.close();
  });

  test("when so much of the page is read", async () => {
    const quiz = { ...everywhere, opens: { ...never, afterScrollPercent: 50 } };
    const { page } = await openShop(browser, { quizzes: [quiz] });
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.3));
    await page.waitForTimeout(200);
    expect(await isOpen(page)).toBe(false);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.5));
    await opened(page);
    await page.close();
  });

  test("after so many seconds, but not under the fingers of somebody who types", async () => {
    const { page } = await openShop(browser, { quizzes: [{ ...everywhere, opens: { ...never, afterSeconds: 1 } }] });
    await page.getByLabel("Search").fill("cream");
    await page.waitForTimeout(1500);
    expect(await isOpen(page)).toBe(false);
    await page.getByRole("heading", { name: "Fern & Clay" }).click();
    await page.getByLabel("Search").blur();
    await opened(page);
    await page.close();
  });

  test("by its tab, which has the focus again in the end and goes when the quiz is done", async () => {
    const teaser = { text: "Find your routine", side: "right" };
    const serves = {
      quiz: { ...skincare, questions: skincare.questions.slice(0, 1), capture: null },
      known: {},
      isFor: true,
    };
    const { page, asked } = await openShop(browser, { quizzes: [{ ...everywhere, opens: never, teaser }], serves });
    const tab = page.getByRole("button", { name: "Find your routine" });
    await tab.waitFor();
    expect(asked).toEqual([]);
    await tab.focus();
    await page.keyboard.press("Enter");
    await opened(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await nameOfFocus(page)).toBe('button "Find your routine"');
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "Spots" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await tab.waitFor({ state: "detached" });
    await page.close();
  });
});

describe("a quiz does not open", () => {
  test("again for who closed it, nor ever for who finished it", async () => {
    const serves = {
      quiz: { ...skincare, questions: skincare.questions.slice(0, 1), capture: null },
      known: {},
      isFor: true,
    };
    const other = { ...everywhere, id: 4, version: 7, notAgainDays: 0 };
    const { page, asked, go } = await openShop(browser, { quizzes: [everywhere, other], serves });
    await opened(page);
    await page.keyboard.press("Escape");
    await go();
    await opened(page);
    expect(asked.findLast((path) => path.includes("quiz?"))).toBe("/apps/tessera/quiz?id=4&v=7");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "Spots" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    const before = asked.length;
    await go();
    await page.waitForTimeout(500);
    expect([await isOpen(page), asked.length]).toEqual([false, before]);
    await page.close();
  });

  test("for whom there is nothing left to say", async () => {
    const known = Object.fromEntries(skincare.questions.map(({ key }) => [key, []]));
    const serves = { quiz: { ...skincare, capture: null }, known, isFor: true };
    const { page, said } = await openShop(browser, { quizzes: [everywhere], serves });
    await page.waitForTimeout(500);
    expect([await isOpen(page), said]).toEqual([false, []]);
    await page.close();
  });

  test("for who is not in its segments, nor in the theme editor", async () => {
    const notHers = { quiz: skincare, known: {}, isFor: false };
    const { page, asked } = await openShop(browser, { quizzes: [everywhere], serves: notHers });
    await expect.poll(() => asked.length).toBe(1);
    await page.waitForTimeout(300);
    expect(await isOpen(page)).toBe(false);
    await page.close();
    const request = { page_type: "index", design_mode: true, locale: { iso_code: "en" } };
    const editor = await openShop(browser, { quizzes: [everywhere], objects: { request } });
    expect(await editor.page.locator("script").count()).toBe(0);
    await editor.page.close();
  });
});

test("who comes back goes on where she was: her answers are asked for, and her passage is the same", async () => {
  const { page, asked, said, go } = await openShop(browser, { quizzes: [{ ...everywhere, notAgainDays: 0 }] });
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "Spots" }).click();
  await expect.poll(() => said.length).toBe(2);
  await page.keyboard.press("Escape");
  await go();
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "Dryness" }).click();
  await expect.poll(() => said.length).toBe(4);
  const response = said[1]?.response;
  expect(said[3]?.response).toBe(response);
  expect(asked).toContain(`/apps/tessera/quiz?id=3&v=2&me=1&response=${response}`);
  await page.close();
});

test("of two quizzes that are tried against each other, a browser sees one, always the same", async () => {
  const test = { id: 1, rival: 9, rivalVersion: 4, share: 1 };
  const serves = { quiz: { ...skincare, id: 9, version: 4 }, known: {}, isFor: true };
  const { page, asked, said } = await openShop(browser, { quizzes: [{ ...everywhere, test }], serves });
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "Spots" }).click();
  await expect.poll(() => said.length).toBe(2);
  expect(asked[0]).toBe("/apps/tessera/quiz?id=9&v=4");
  expect(said[0]).toEqual({ do: "show", quiz: 9, version: 4 });
  expect(said[1]).toMatchObject({ quiz: 9, version: 4, test: 1 });
  await page.close();
});

test("who is signed in is asked only what is not known of her", async () => {
  const { page, asked } = await openShop(browser, { quizzes: [everywhere], objects: { customer: { id: 1 } } });
  await opened(page);
  expect(asked[0]).toBe("/apps/tessera/quiz?id=3&v=2&me=1");
  await page.close();
});

test("under a language's own root the proxy is asked there", async () => {
  const { page, asked } = await openShop(browser, { quizzes: [everywhere], objects: { routes: { root_url: "/fr" } } });
  await opened(page);
  expect(asked[0]).toBe("/fr/apps/tessera/quiz?id=3&v=2");
  await page.close();
});
