import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { violationsIn } from "./violations";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

// Nobody in it is written to in the shop's other stories.
const segment = "Lost";

test("a merchant says when those in a segment are written to, finds it again under timing, and takes it back", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await app.getByRole("link", { name: segment, exact: true }).first().click();
  await app.getByRole("heading", { level: 1, name: segment }).waitFor();
  const times = app
    .getByRole("link", { name: "Times", exact: true })
    .or(app.getByRole("menuitem", { name: "Times", exact: true }));
  if ((await times.count()) === 0) await app.getByRole("button", { name: "More actions" }).click();
  await times.first().click();
  await app.getByRole("heading", { level: 1, name: `Times of “${segment}”` }).waitFor();

  const own = app.getByLabel("Write to them only on certain days and at certain times");
  const sunday = app.getByRole("listitem").filter({ hasText: "Sunday" });
  const saved = page.getByText("Saved. What waits is decided about anew");
  await own.check();
  await app.getByRole("checkbox", { name: "Sunday" }).uncheck();
  await sunday.getByText("Nothing").waitFor();
  await app.getByLabel("Monday until").selectOption("08:00");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("On each day the end must come after the beginning").waitFor();
  await app.getByLabel("Monday from").selectOption("06:00");
  await app.getByRole("listitem").filter({ hasText: "Monday" }).getByText("06:00–08:00").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await saved.waitFor();
  await keepPicture(page, "segment-times");
  expect(await violationsIn(page)).toEqual([]);

  const settings = await openAdmin(browser, "/app/settings/sending", 390);
  await settings.app.getByRole("link", { name: segment, exact: true }).click();
  await sunday.getByText("Nothing").waitFor();
  await settings.app.getByRole("heading", { level: 1, name: `Times of “${segment}”` }).waitFor();
  const html = settings.app.locator("html");
  expect(await html.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  await keepPicture(settings.page, "segment-times-phone");
  await settings.app.getByLabel("Write to them only on certain days and at certain times").uncheck();
  await settings.page.getByRole("button", { name: "Save" }).click();
  await settings.page.getByText("Saved. What waits is decided about anew").waitFor();
  for (const one of [page, settings.page]) await one.close();
});
