import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const path = "/app/settings/domain";
const shown = { own: "fernandclay.example", other: "mail.newshop.example" };

/** Puts a record into the DNS of a made-up domain, as a merchant does in the panel of the DNS host. */
async function publish(type: string, name: string, value: string): Promise<void> {
  const response = await fetch(`${inject("shopifyUrl")}/sandbox/dns`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify([{ type, name, value }]),
  });
  expect(response.status).toBe(204);
}

test("a merchant changes the domain, is told what the DNS lacks, and nothing is sent meanwhile", async () => {
  const { page, app } = await openAdmin(browser, path);
  await app.getByRole("heading", { name: shown.own }).waitFor();
  await app.getByText("Ready", { exact: true }).waitFor();
  await keepPicture(page, "settings-domain");

  await app.getByRole("button", { name: "Remove domain" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Remove domain" }).click();
  const field = app.getByRole("textbox", { name: "Domain" });
  await field.fill("https://newshop.example/");
  await app.getByRole("button", { name: "Add domain" }).click();
  await app.getByText("without https:// and without @").waitFor();
  expect(await field.inputValue()).toBe("https://newshop.example/");
  await field.fill(shown.other);
  await app.getByRole("button", { name: "Add domain" }).click();
  await app.getByRole("heading", { name: shown.other }).waitFor();
  await app.getByRole("button", { name: "Check now" }).click();
  await app.getByText("There is no DKIM key at resend._domainkey.mail.newshop.example").waitFor();
  await keepPicture(page, "settings-domain-missing");
  expect(await app.getByText("Missing", { exact: true }).count()).toBe(5);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.getByRole("button", { name: "Copy the value of the DMARC record" }).click();
  await page.getByText("Copied").waitFor();
  // Only who has the focus may read; the app's frame may not at all.
  await page.getByText("Sandbox: no account").click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("v=DMARC1; p=none;");

  await publish("TXT", "_dmarc.newshop.example", "v=DMARC1; p=none;");
  await app.getByRole("button", { name: "Check now" }).click();
  await app.getByText("_dmarc.newshop.example says none: forgeries are only watched.").waitFor();
  expect(await app.getByText("Missing", { exact: true }).count()).toBe(4);
  await page.close();

  const flows = await openAdmin(browser, "/app/flows");
  await flows.app.getByText(`${shown.other} is not ready to send from yet`).waitFor();
  await flows.page.close();
});

test("on a phone nothing of it is wider than the screen, and the former domain is ready at once", async () => {
  const { page, app } = await openAdmin(browser, path, 390);
  const frame = app.locator("html");
  expect(await frame.evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
  await keepPicture(page, "settings-domain-phone");
  await app.getByRole("button", { name: "Remove domain" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Remove domain" }).click();
  await app.getByRole("textbox", { name: "Domain" }).fill(shown.own);
  await app.getByRole("button", { name: "Add domain" }).click();
  await app.getByText("Ready", { exact: true }).waitFor();
  await page.close();
});

test("a key that Resend does not know is not kept", async () => {
  const { page, app } = await openAdmin(browser, path);
  await app.getByLabel("API key").fill("re_nobody_knows_this");
  await app.getByRole("button", { name: "Save key" }).click();
  await app.getByText("Resend does not know this key").waitFor();
  expect(await app.getByLabel("API key").inputValue()).toBe("re_nobody_knows_this");
  await page.close();
});
