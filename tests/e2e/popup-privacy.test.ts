import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allow, openShop } from "../support/popup/page";
import { everywhere, skincare } from "../support/popup/quiz";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const short = {
  quiz: { ...skincare, questions: skincare.questions.slice(0, 1) },
  known: {},
  isFor: true,
};
const teaser = { text: "Find your routine", side: "left" };
const kept = (page: Page) => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);

/** Through the whole quiz, with an address. */
async function answerAll(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Start");
  await press("Spots");
  await page.getByLabel("Email address").fill("ada@shop.example");
  await page.getByRole("checkbox").check();
  await press("Continue");
  await press("Done");
}

test.each(["denied", "unknown"] as const)(
  "with consent %s the quiz works, and leaves nothing in the browser and tells nobody anything",
  async (consent) => {
    const watches = { scroll: true, time: true, video: true };
    const { page, asked, said, acts, go } = await openShop(browser, {
      consent,
      watches,
      quizzes: [{ ...everywhere, teaser }],
      serves: short,
    });
    await answerAll(page);
    expect(said.map((one) => one.do)).toEqual(["show", "answer", "email", "finish"]);
    await page.evaluate(() => window.scrollTo(0, 9999));
    await page.waitForTimeout(300);
    expect(await acts()).toEqual([]);
    expect(await kept(page)).toEqual([0, 0, 0]);
    expect(asked.every((path) => /^\/apps\/tessera\/(quiz\?id=3&v=2$|answers\?once=)/.test(path))).toBe(true);
    // Nothing is remembered, so the next page knows nothing of it.
    await go();
    await page.getByRole("dialog").waitFor();
    expect(await acts()).toEqual([]);
    await page.close();
  },
);

test("with consent the pixels learn of the passage, Shopify of the address, and the browser remembers", async () => {
  const { page, said, acts, go } = await openShop(browser, { quizzes: [everywhere], serves: short });
  await answerAll(page);
  const quiz = `publish tessera:quiz {"response":"${said.at(-1)?.response}"}`;
  const told = (await acts()).filter((act) => !act.startsWith("store tessera"));
  expect(told).toEqual([quiz, quiz, 'visitor {"email":"ada@shop.example"}']);
  expect(await kept(page)).toEqual([1, 0, 0]);
  const memory = await page.evaluate(() => localStorage.getItem("tessera") ?? "");
  expect(memory).not.toContain("ada");
  await go("/cart?email=ada@shop.example&utm_source=mail");
  expect((await acts()).filter((act) => act.startsWith("publish"))).toEqual([quiz]);
  expect(await page.evaluate(() => localStorage.getItem("tessera") ?? "")).not.toContain("ada");
  await page.close();
});

test("consent that comes in the midst is acted on from then on, and so is its end", async () => {
  const { page, acts } = await openShop(browser, { consent: "denied", quizzes: [everywhere] });
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "Spots" }).click();
  await page.getByRole("heading", { name: "Which texture" }).waitFor();
  expect(await acts()).toEqual([]);
  await allow(page, true);
  expect((await acts()).map((act) => act.split(" {")[0])).toEqual(["store tessera", "publish tessera:quiz"]);
  await allow(page, false);
  expect(await kept(page)).toEqual([0, 0, 0]);
  await page.getByRole("button", { name: "Gel" }).click();
  await page.getByRole("heading", { name: "What do you do every day?" }).waitFor();
  expect(await kept(page)).toEqual([0, 0, 0]);
  await page.close();
});

test("a page that no quiz is for asks nothing of anybody", async () => {
  const requests: string[] = [];
  const quizzes = [{ ...everywhere, on: [{ page: "cart" }], teaser }];
  const { page, asked, go } = await openShop(browser, { quizzes });
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await go();
  await page.waitForTimeout(500);
  expect(asked).toEqual([]);
  expect(requests).toEqual(["/", "/cdn/tessera-loader.js"]);
  await page.close();
});

test("a quiz that only waits asks nothing either, and a shop without quizzes gets no script", async () => {
  const opens = { afterSeconds: null, afterScrollPercent: 90, onExitIntent: true };
  const waiting = await openShop(browser, { quizzes: [{ ...everywhere, opens, teaser }] });
  await waiting.page.getByRole("button", { name: "Find your routine" }).waitFor();
  expect(waiting.asked).toEqual([]);
  await waiting.page.close();
  const { page } = await openShop(browser, { quizzes: [] });
  expect(await page.locator("script").count()).toBe(0);
  await page.close();
});

test("reading and watching are told where the merchant and the visitor want it", async () => {
  const watches = { scroll: true, time: true, video: true };
  const { page, acts } = await openShop(browser, { watches, hasClock: true });
  await page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
    const video = document.createElement("video");
    video.title = "How it is made";
    document.body.append(video);
    for (let i = 0; i < 2; i++) video.dispatchEvent(new Event("play"));
  });
  // A browser tells of scrolling with its next picture, whatever the page's clock says.
  await expect.poll(async () => (await acts()).join()).toContain("tessera:scrolled");
  await page.clock.runFor(65_000);
  const published = (await acts()).filter((act) => act.startsWith("publish"));
  expect(published.toSorted()).toEqual(
    [
      'publish tessera:scrolled {"percent":25}',
      'publish tessera:scrolled {"percent":50}',
      'publish tessera:stayed {"seconds":30}',
      'publish tessera:stayed {"seconds":60}',
      'publish tessera:video_played {"title":"How it is made"}',
    ].toSorted(),
  );
  await page.close();
});
