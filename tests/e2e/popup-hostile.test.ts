import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostileStrings } from "../support/hostile";
import { openShop } from "../support/popup/page";
import { type ServedOutcome, type ServedQuiz, skincare } from "../support/popup/quiz";
import { openQuiz, stepsOf } from "../support/popup/steps";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const choice = { key: "a", label: "", picture: { url: "https://pictures.example/a.svg", alt: "" } };

/** A quiz that says the same thing everywhere. */
function saying(text: string): ServedQuiz {
  const asked = { title: text, help: text, isRequired: false, when: [] };
  const choices = [choice, { ...choice, key: "b" }].map((one) => ({
    ...one,
    label: text,
    picture: { url: text, alt: text },
  }));
  return {
    ...skincare,
    title: text,
    intro: text,
    questions: [
      { type: "single", key: "one", ...asked, choices },
      { type: "multiple", key: "many", ...asked, choices: choices.map((one) => ({ ...one, picture: null })), most: 2 },
      { type: "scale", key: "scale", ...asked, steps: 5, low: text, high: text },
      { type: "text", key: "text", ...asked, longest: 200 },
    ],
    capture: { heading: text, text, consent: text, asksName: true, canSkip: true },
    look: { ...skincare.look, decline: text },
  };
}

const telling = (text: string): ServedOutcome => ({
  heading: text,
  tip: text,
  products: [{ title: text, url: text, image: text, price: text }],
  code: { code: text, until: null },
});

test("three hundred hostile texts stay text, whatever a quiz says by them", async () => {
  const { page } = await openShop(browser);
  const alarms: string[] = [];
  page.on("dialog", (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  const misread: string[] = [];
  expect(hostileStrings.length).toBeGreaterThanOrEqual(300);
  for (const text of hostileStrings) {
    const quiz = saying(text);
    await openQuiz(page, quiz, { outcome: telling(text), isPreview: true });
    const found = await page.evaluate(
      async ([steps, text]) => {
        const root = [...document.querySelectorAll("tessera-popup")].at(-1)?.shadowRoot;
        const wrong: string[] = [];
        for (const step of steps) {
          window.popup.show(step);
          if (step === "@result") await new Promise((resolve) => setTimeout(resolve));
          for (const one of root?.querySelectorAll("dialog, dialog *") ?? []) {
            const isOurs = /^(DIALOG|DIV|H2|P|B|I|A|SMALL|SPAN|IMG|LABEL|INPUT|TEXTAREA|BUTTON)$/.test(one.tagName);
            const leadsTo = one.getAttribute("href") ?? one.getAttribute("src") ?? "/";
            const isHandled = one.getAttributeNames().some((name) => name.startsWith("on"));
            if (!isOurs || isHandled || !/^(https?:\/)?\//.test(leadsTo)) wrong.push(`${step}: ${one.outerHTML}`);
          }
          const heading = root?.querySelector("h2")?.textContent;
          if (heading !== text) wrong.push(`${step}: ${heading}`);
        }
        window.popup.close();
        return wrong;
      },
      [stepsOf(quiz), text] as const,
    );
    misread.push(...found);
  }
  expect(misread).toEqual([]);
  expect(alarms).toEqual([]);
  await page.close();
});
