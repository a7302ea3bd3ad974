import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { demoShop } from "../../scripts/demo/stack";
import { deliver } from "../support/door";
import { details, menu, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { isInApp, nameOfFocus, showsFocus, tabTo } from "./keys";

const patience = { timeout: 60_000, interval: 1000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test("from the segments to one, and on to somebody in it", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await page.keyboard.press("Tab");
  expect(await nameOfFocus(page)).toBe('link "Skip to content"');
  await page.keyboard.press("Enter");
  await tabTo(page, 'link "Loyal"');
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: "Loyal" }).waitFor();
  // The place is at the start of the new page.
  await page.keyboard.press("Tab");
  expect(await nameOfFocus(page)).toBe('link "Segments"');
  const member = (await app.getByRole("row").nth(1).getByRole("link").first().textContent()) ?? "";
  await tabTo(page, `link "${member}"`);
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: member }).waitFor();
  await page.close();
});

test("looking a shopper up", async () => {
  const { page, app } = await openAdmin(browser, "/app/shoppers");
  const email = (await app.getByRole("row").nth(5).getByRole("cell").nth(1).textContent()) ?? "";
  await tabTo(page, 'searchbox "Search by name or email"');
  await page.keyboard.type(email.toUpperCase());
  await page.keyboard.press("Enter");
  await app.getByRole("row").nth(2).waitFor({ state: "detached" });
  const name = (await app.getByRole("row").nth(1).getByRole("link").first().textContent()) ?? "";
  await tabTo(page, `link "${name}"`);
  await page.keyboard.press("Enter");
  await app.getByText(email).first().waitFor();
  await page.close();
});

test("changing a setting, and taking it back", async () => {
  const { page, app } = await openAdmin(browser, "/app/settings");
  await tabTo(page, 'textbox "Name"');
  await page.keyboard.press("End");
  await page.keyboard.type(" & Co");
  await page.getByText("Unsaved changes").waitFor();
  await tabTo(page, 'button "Save"', "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Settings saved").waitFor();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  await page.reload();
  const field = app.getByLabel("Name", { exact: true });
  await expect.poll(() => field.inputValue()).toBe("Fern & Clay & Co");

  await page.locator("#app-links a").first().waitFor({ state: "attached" });
  await tabTo(page, 'textbox "Name"');
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await page.getByText("Not saved: look at what is marked").waitFor();
  await app.getByText("Enter the name shoppers know you by").waitFor();
  await page.keyboard.type("Fern & Clay");
  await page.keyboard.press("Enter");
  await page.getByText("Settings saved").waitFor();
  await page.close();
});

test("reading a delivery again that was not understood", async () => {
  const url = `${inject("appUrl")}/webhooks/shopify`;
  expect(await deliver(url, { topic: "orders/create", body: "{", shop: demoShop })).toBe(200);
  const { page, app } = await openAdmin(browser, "/app/health");
  await expect
    .poll(async () => {
      await page.reload();
      await app.getByRole("heading", { level: 1 }).waitFor();
      return app.getByText("body: is not JSON").count();
    }, patience)
    .toBe(1);
  await page.locator("#app-links a").first().waitFor({ state: "attached" });
  await tabTo(page, 'button "Read the delivery orders/create');
  await page.keyboard.press("Space");
  await page.getByText("One delivery is being read again").waitFor();
  await page.close();
});

test("turning a flow off and on", async () => {
  const { page, app } = await openAdmin(browser, "/app/flows");
  await tabTo(page, 'button "Turn Win back who went quiet off"');
  await page.keyboard.press("Enter");
  // Whoever goes quiet meanwhile is in it, and then it is asked first.
  const [question, done] = [app.getByRole("dialog", { name: "Turn the flow off?" }), page.getByText("The flow is off")];
  await expect.poll(async () => (await question.count()) + (await done.count()), patience).toBeGreaterThan(0);
  if ((await question.count()) > 0) await question.getByRole("button", { name: "Turn off" }).press("Enter");
  await done.waitFor();
  await expect.poll(() => nameOfFocus(page)).toContain('button "Turn Win back who went quiet on"');
  await page.keyboard.press("Space");
  await page.getByText("The flow is on").waitFor();
  await page.close();
});

const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/** How many of these can be reached by keyboard. It runs in the page. */
function countControls(html: Element, selector: string): number {
  return [...html.querySelectorAll<HTMLElement>(selector)].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true }) &&
      control.tabIndex >= 0 &&
      !control.matches(":disabled, [type=hidden]"),
  ).length;
}

/** A count once it stays what it is: parts of a page may come after it. */
async function settled(count: () => Promise<number>): Promise<number> {
  for (let before = -1; ;) {
    const now = await count();
    if (now === before) return now;
    before = now;
    await sleep(1500);
  }
}

test.each([...menu, ...details])(
  "%s: Tab reaches every control, in order, and each shows that it has the focus",
  async (path) => {
    const { page, app } = await openAdmin(browser, path);
    // So tall that nothing scrolls while the focus moves on.
    await page.setViewportSize({ width: 1280, height: 2400 });
    const expected = await settled(() => app.locator("html").evaluate(countControls, controls));
    await page.locator("#stage").focus();
    const [reached, unseen]: [string[], string[]] = [[], []];
    for (;;) {
      await page.keyboard.press("Tab");
      const name = (await isInApp(page)) ? await nameOfFocus(page) : "";
      if (!name) break;
      reached.push(name);
      if (!(await showsFocus(page))) unseen.push(name);
    }
    expect(unseen).toEqual([]);
    expect(reached).toHaveLength(expected);
    await page.close();
  },
);
