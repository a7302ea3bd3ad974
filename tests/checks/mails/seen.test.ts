import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../e2e/browser";
import { everyReadyMail, type ReadyMail } from "../../support/mails/ready-mails";
import {
  barriers,
  looks,
  onlyInText,
  openEyes,
  overhang,
  unsaid,
  visibleLines,
  type Look,
} from "../../support/mails/seen";

let browser: Browser;
let mails: readonly ReadyMail[] = [];
beforeAll(async () => {
  [browser, mails] = await Promise.all([launchBrowser(), everyReadyMail()]);
}, 60_000);
afterAll(() => browser.close());

describe("every ready message, in each of its branches, as a browser shows it,", { timeout: 240_000 }, () => {
  test.each(looks)("fits a width of $width pixels (by night: $isDark)", async (look) => {
    const problems: string[] = [];
    await lookAtAll(look, async ({ name }, page) => {
      const beyond = await overhang(page);
      if (beyond > 0) problems.push(`${name}: ${beyond} pixels too wide`);
    });
    expect(problems).toEqual([]);
  });

  test.each([true, false])("keeps nobody out (by night: %s)", async (isDark) => {
    const problems: string[] = [];
    await lookAtAll({ width: 600, isDark }, async ({ name }, page) => {
      problems.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
    });
    expect(problems).toEqual([]);
  });

  test("says the same in its text part", async () => {
    const problems: string[] = [];
    await lookAtAll({ width: 600, isDark: false }, async ({ name, mail: { text } }, page) => {
      const lines = await visibleLines(page);
      problems.push(...unsaid(lines, text).map((line) => `${name}: the text does not say “${line}”`));
      problems.push(...onlyInText(lines, text).map((line) => `${name}: only the text says “${line}”`));
    });
    expect(problems).toEqual([]);
  });
});

async function lookAtAll(look: Look, see: (mail: ReadyMail, page: Page) => Promise<void>): Promise<void> {
  const page = await openEyes(browser, look);
  for (const mail of mails) {
    await page.setContent(mail.mail.html, { waitUntil: "load" });
    await see(mail, page);
  }
  await page.context().close();
}
