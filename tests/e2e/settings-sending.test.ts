import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const path = "/app/settings/sending";

test("a merchant sets how often and when the shop writes; what is wrong is marked, and nothing typed is lost", async () => {
  const { page, app } = await openAdmin(browser, path);
  const mails = app.getByLabel("At most");
  const former = await mails.inputValue();
  const windows = app.getByLabel("Send only on certain days and at certain times");
  await mails.fill("0");
  await windows.check();
  await app.getByRole("checkbox", { name: "Sunday" }).uncheck();
  await app.getByRole("listitem").filter({ hasText: "Sunday" }).getByText("Nothing").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("Enter a whole number from 1 to 50").waitFor();
  expect(await mails.inputValue()).toBe("0");
  await mails.fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. What waits is decided about anew").waitFor();
  await page.reload();
  expect(await app.getByLabel("At most").inputValue()).toBe("2");
  expect(await app.getByRole("checkbox", { name: "Sunday" }).isChecked()).toBe(false);
  await keepPicture(page, "settings-sending");
  // The shop's other stories send at any hour of any day.
  await windows.uncheck();
  await mails.fill(former);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. What waits is decided about anew").waitFor();
  await page.close();
});

test("the settings lead from one to the other", async () => {
  const { page, app } = await openAdmin(browser, "/app/settings");
  await app.getByRole("tab", { name: "Timing" }).click();
  await app.getByRole("heading", { name: "Quiet hours" }).waitFor();
  await app.getByRole("tab", { name: "Sender" }).click();
  await app.getByRole("heading", { name: "Who your mail comes from" }).waitFor();
  await page.close();
});

test.each([
  ["/app/settings", "Name"],
  ["/app/settings/sending", "At most"],
  ["/app/settings/readers", "Topic 1"],
])(
  "what was typed at %s is asked about before it is left: who stays keeps it, who leaves loses it",
  async (at, field) => {
    const { page, app } = await openAdmin(browser, at);
    const typed = app
      .getByRole("textbox", { name: field, exact: true })
      .or(app.getByRole("spinbutton", { name: field }));
    if (field === "Topic 1" && (await typed.count()) === 0)
      await app.getByRole("button", { name: "Add a topic" }).click();
    const former = await typed.inputValue();
    await typed.fill("7");
    await page.getByRole("button", { name: "Save" }).waitFor();
    const away = app.getByRole("tab", { name: "Domain" });
    const question = page.getByRole("dialog", { name: "Leave page with unsaved changes?" });
    await away.click();
    await question.getByRole("button", { name: "Stay" }).click();
    expect(await typed.inputValue()).toBe("7");
    await away.click();
    await keepPicture(page, "settings-leave");
    await question.getByRole("button", { name: "Leave page" }).click();
    await app.getByRole("heading", { name: "DNS records" }).waitFor();
    await page.getByRole("button", { name: "Save" }).waitFor({ state: "hidden" });
    await page.close();
    const again = await openAdmin(browser, at);
    if (former !== "") expect(await again.app.getByLabel(field, { exact: true }).first().inputValue()).toBe(former);
    await again.page.close();
  },
);

test("on a phone nothing of it is wider than the screen", async () => {
  const { page, app } = await openAdmin(browser, path, 390);
  const frame = app.locator("html");
  expect(await frame.evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
  await keepPicture(page, "settings-sending-phone");
  await page.close();
});
