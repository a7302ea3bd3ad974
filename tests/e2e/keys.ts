import type { FrameLocator, Locator, Page } from "playwright-core";

const frame = "iframe[data-app]";

/** Whether the focus is in the app, not in the admin around it. */
export function isInApp(page: Page): Promise<boolean> {
  return page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, frame);
}

/** What has the focus, in the admin or in the app inside it. The root of a shadow tree has the focus of what is inside. */
export async function focused(page: Page): Promise<Locator> {
  return (await isInApp(page)) ? page.frameLocator(frame).locator(":focus") : page.locator(":focus").last();
}

/** What has the focus as assistive technology is told: `link "Loyal"`; empty when nothing has. */
export async function nameOfFocus(page: Page): Promise<string> {
  const element = await focused(page);
  if ((await element.count()) === 0) return "";
  const [line = ""] = (await element.ariaSnapshot()).split("\n");
  return line.replace(/^- /, "").replace(/:.*$/, "");
}

/** Presses Tab, or Shift+Tab, until this has the focus. Throws with what was reached instead. */
export async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const reached = await nameOfFocus(page);
    if (reached.startsWith(name)) return;
    passed.push(reached);
  }
  throw new Error(`${key} does not reach ${name}, but: ${passed.join(", ")}`);
}

/** Presses Enter on what an open menu offers. The menu takes the focus when it opens: a press before that would go elsewhere. */
export async function choose(app: FrameLocator, name: string | RegExp): Promise<void> {
  await app.locator(".Polaris-Popover__Content:focus, .Polaris-Popover__Content :focus").first().waitFor();
  await app.getByRole("menuitem", { name }).press("Enter");
}

/** Whether what has the focus looks different without it. */
export async function showsFocus(page: Page): Promise<boolean> {
  const control = await (await focused(page)).elementHandle();
  const box = await control?.boundingBox();
  if (!control || !box) return false;
  const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
  const withFocus = await page.screenshot({ clip });
  await control.evaluate((element) => element instanceof HTMLElement && element.blur());
  const without = await page.screenshot({ clip });
  await control.evaluate((element) => element instanceof HTMLElement && element.focus());
  return !withFocus.equals(without);
}
