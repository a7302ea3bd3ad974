import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop } from "../support/popup/page";
import { everywhere, skincare } from "../support/popup/quiz";
import { openQuiz, stepsOf, turnTo } from "../support/popup/steps";
import { launchBrowser } from "./browser";
import { nameOfFocus } from "./keys";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const steps = stepsOf(skincare);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What axe finds wrong with the popup as it stands, at whatever severity. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run("tessera-popup", { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html).join()))`,
  );
}

test.each([
  ["middle", 1280, "#1f4d3a"],
  ["corner", 1280, "#f4c542"],
  ["middle", 390, "#ff5a5f"],
] as const)("axe finds nothing wrong with any step: %s, %i wide, %s", async (place, width, color) => {
  const { page } = await openShop(browser, { width });
  await openQuiz(page, { ...skincare, look: { ...skincare.look, place, color } });
  const found: Record<string, string[]> = {};
  for (const step of steps) {
    await turnTo(page, step);
    const wrong = await violations(page);
    if (wrong.length > 0) found[step] = wrong;
  }
  await turnTo(page, "@email");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  const wrong = await violations(page);
  expect(found).toEqual({});
  expect(wrong).toEqual([]);
  await page.close();
});

test("each step has names that a screen reader can say, and says how far it is", async () => {
  const { page } = await openShop(browser, { quizzes: [everywhere] });
  const popup = page.getByRole("dialog");
  expect(await popup.ariaSnapshot()).toBe(`- dialog "Find the routine your skin asks for":
  - heading "Find the routine your skin asks for" [level=2]
  - paragraph: A few quick questions, and we tell you what helps. No tests, no nonsense.
  - button "Start"
  - button "No, thank you"
  - button "Close": ×
  - status`);
  await page.getByRole("button", { name: "Start" }).click();
  expect(await nameOfFocus(page)).toBe('heading "What would you most like to change?" [level=2]');
  expect(await popup.ariaSnapshot()).toBe(`- dialog "What would you most like to change?":
  - text: Step 1 of 7
  - heading "What would you most like to change?" [level=2]
  - group "What would you most like to change?":
    - button "Fine lines and firmness"
    - button "Dryness"
    - button "Spots"
  - button "Close": ×
  - status: Step 1 of 7`);
  await page.close();
});

/** Moves the mouse out at the top of the window, which opens the quiz when the story is ready for it. */
async function leave(page: Page): Promise<void> {
  for (const y of [300, 1, -1]) await page.mouse.move(400, y);
}

test("Tab stays in the popup, and Escape gives the focus back", async () => {
  const opens = { afterSeconds: null, afterScrollPercent: null, onExitIntent: true };
  const { page } = await openShop(browser, { quizzes: [{ ...everywhere, opens }] });
  await page.getByRole("link", { name: "Catalogue" }).focus();
  await leave(page);
  await page.getByRole("dialog").waitFor();
  expect(await nameOfFocus(page)).toBe('heading "Find the routine your skin asks for" [level=2]');
  const reached = new Set<string>();
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press(key);
      reached.add(await nameOfFocus(page));
    }
  }
  // With nothing focused, the focus is in the browser's own bars: the way out that a modal dialog leaves.
  reached.delete("");
  expect([...reached].toSorted()).toEqual(['button "Close"', 'button "No, thank you"', 'button "Start"']);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The browser tells of the closing a moment after it.
  await expect.poll(() => nameOfFocus(page)).toBe('link "Catalogue"');
  await page.close();
});

test("in the corner it takes no focus from who is busy on the page, and Escape closes it from inside", async () => {
  const opens = { afterSeconds: null, afterScrollPercent: null, onExitIntent: true };
  const quiz = { ...skincare, look: { ...skincare.look, place: "corner" } };
  const { page } = await openShop(browser, {
    quizzes: [{ ...everywhere, opens }],
    serves: { quiz, known: {}, isFor: true },
  });
  await page.getByRole("link", { name: "Catalogue" }).focus();
  await leave(page);
  await page.getByRole("dialog").waitFor();
  expect(await nameOfFocus(page)).toBe('link "Catalogue"');
  await page.keyboard.press("Tab");
  expect(await nameOfFocus(page)).toBe('textbox "Search"');
  await page.getByRole("button", { name: "Start" }).click();
  expect(await nameOfFocus(page)).toContain("What would you most like to change?");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The browser tells of the closing a moment after it.
  await expect.poll(() => nameOfFocus(page)).toBe('link "Catalogue"');
  await page.close();
});

test("a press beside it closes it before the first question, and not later", async () => {
  const { page, go } = await openShop(browser, { quizzes: [{ ...everywhere, notAgainDays: 0 }] });
  await page.getByRole("button", { name: "Start" }).click();
  await page.mouse.click(20, 20);
  expect(await page.getByRole("dialog").isVisible()).toBe(true);
  await go();
  await page.getByRole("dialog").waitFor();
  await page.mouse.click(20, 20);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.close();
});

test("words are readable on the brand's colour, and the colour on white, whatever it is", async () => {
  const { page } = await openShop(browser);
  await openQuiz(page, skincare);
  const colors = Array.from({ length: 512 }, (_, i) => {
    const channel = (shift: number) => (((i >> shift) & 7) * 36).toString(16).padStart(2, "0");
    return `#${channel(0)}${channel(3)}${channel(6)}`;
  });
  const painted = await page.evaluate(
    ([quiz, colors]) =>
      colors.map((color) => {
        window.TesseraPopup.open({ ...quiz, look: { ...quiz.look, color } }, { words: {}, isPreview: true });
        const dialog = document.querySelector("tessera-popup:last-of-type")?.shadowRoot?.querySelector("dialog");
        const of = (name: string) => dialog?.style.getPropertyValue(name) ?? "";
        return { color, ink: of("--ink"), accent: of("--accent") };
      }),
    [skincare, colors] as const,
  );
  const poor = painted.filter(
    ({ color, ink, accent }) => contrast(ink, color) < 4.5 || contrast("#ffffff", accent) < 4.5,
  );
  expect(painted).toHaveLength(512);
  expect(poor).toEqual([]);
  await page.close();
});

/** By WCAG 2.2, of "#fff", "#rrggbb" or "rgb(r,g,b)". */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].toSorted((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(color: string): number {
  const hex = color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color;
  const channels = color.startsWith("rgb")
    ? color.match(/\d+/g)?.map(Number)
    : hex.match(/[^#]{2}/g)?.map((two) => parseInt(two, 16));
  const [r = 0, g = 0, b = 0] = (channels ?? []).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
