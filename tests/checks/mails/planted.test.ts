import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { winBack } from "~/domains/templates/library/win-back";
import type { Rendered } from "~/domains/templates/model";
import { exampleBrand, exampleReader } from "~/domains/templates/render/examples";
import { launchBrowser } from "../../e2e/browser";
import { exampleMail } from "../../support/mails/ready-mails";
import { barriers, onlyInText, openEyes, overhang, unsaid, visibleLines } from "../../support/mails/seen";
import { unsupported } from "./clients";
import { mostBytes, owed } from "./duties";
import { hasSpamAssassin, mostPoints, spamPoints } from "./spam";
import { invalid } from "./validity";

// Each check of mails is shown a mail that is bad in one thing alone, and must say so.
const unsubscribeUrl = exampleReader["unsubscribe_url"] ?? "";
const preferencesUrl = exampleReader["preferences_url"] ?? "";
const { postalAddress } = exampleBrand;

let good: Rendered;
beforeAll(async () => {
  good = await exampleMail(winBack);
});

/** The good mail with something at the end of its paper. */
function withHtml(piece: string): string {
  return good.html.replace("</body>", `${piece}</body>`);
}

test.each([
  ["display:flex", "`display:flex`"],
  ["position:absolute", "`position`"],
  ["background-image:url(https://fernandclay.example/a.png)", "`background-image`"],
  ["animation:turn 1s", "`animation`"],
])("what %s needs is missed in some program", (style, feature) => {
  expect(unsupported(withHtml(`<div style="${style}">x</div>`)).join()).toContain(feature);
});

test.each([
  ["<form action='https://fernandclay.example'><input name='a'></form>", "form"],
  ["<video src='https://fernandclay.example/a.mp4'></video>", "video"],
])("%s is missed in some program", (piece, feature) => {
  expect(unsupported(withHtml(piece)).join()).toContain(feature);
});

test.each([
  ["<p><table><tr><td>x</td></tr></table></p>", "no-implicit-close"],
  ["<div><span>x</div>", "close-order"],
  ["<p id='a'>x</p><p id='a'>y</p>", "no-dup-id"],
  ["<img src='https://fernandclay.example/a.png'>", "wcag/h37"],
  ["<blink>x</blink>", "deprecated"],
])("%s is no valid HTML for a mail", async (piece, rule) => {
  expect((await invalid(withHtml(piece))).join()).toContain(rule);
});

describe("a mail owes its reader", () => {
  const duties = { postalAddress, unsubscribeUrl, preferencesUrl };
  const without = (part: string) => ({ html: good.html.replaceAll(part, ""), text: good.text.replaceAll(part, "") });
  const cases: [string, () => Partial<Rendered>, string][] = [
    ["a subject", () => ({ subject: " " }), "no subject"],
    ["a subject that can be read", () => ({ subject: "Only today ".repeat(6) }), "The subject has 66"],
    ["a mail that is not cut off", () => ({ html: withHtml("x".repeat(mostBytes)) }), "bytes"],
    [
      "links that nobody listens to",
      () => ({ html: withHtml('<a href="http://a.example">a</a>') }),
      "not https: http:",
    ],
    ["links that only lead", () => ({ html: withHtml('<a href="javascript:alert(1)">a</a>') }), "not https: java"],
    [
      "pictures that nobody listens to",
      () => ({ html: withHtml('<img src="http://a.example/a.png" alt="">') }),
      "picture",
    ],
    ["a way to stop it", () => without(`href="${unsubscribeUrl}"`), "The HTML has no way to unsubscribe"],
    ["a way to stop it in the text", () => ({ text: without(unsubscribeUrl).text }), "The text has no way"],
    ["a way to its preferences", () => without(`href="${preferencesUrl}"`), "The HTML does not lead"],
    ["the sender's address", () => ({ html: without(postalAddress).html }), "The HTML has no postal"],
    ["the sender's address in the text", () => ({ text: without(postalAddress).text }), "The text has no postal"],
    [
      "all links in the text",
      () => ({ text: without("https://fernandclay.example/products/board").text }),
      "lacks a link",
    ],
    ["its own name and not a token", () => ({ subject: "{{first_name|you}}" }), "A token was left"],
  ];

  test("nothing that the good one does not give", () => {
    expect(owed(good, duties)).toEqual([]);
  });

  test.each(cases)("%s", (_what, broken, problem) => {
    expect(owed({ ...good, ...broken() }, duties).join()).toContain(problem);
  });
});

test.skipIf(!hasSpamAssassin)("SpamAssassin, where it is installed, knows what is spam", () => {
  const subject = "CONGRATULATIONS!!! YOU WON $1,000,000.00 CASH";
  const text =
    "Dear friend, buy cheap viagra and cialis, no prescription. Click here: http://1.2.3.4/ 100% risk free. Act now!!!";
  expect(spamPoints([{ subject, text, html: `<h1>${text}</h1>` }])[0]?.points).toBeGreaterThan(mostPoints);
});

describe("a browser shows", { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openEyes(browser, { width: 320, isDark: true });
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    [
      "words that cannot be told from their ground",
      `<p style="color:#777;background:#888">words</p>`,
      "color-contrast",
    ],
    ["a picture that says nothing", `<img src="https://fernandclay.example/products/mug.svg">`, "image-alt"],
    ["a link without words", `<a href="https://fernandclay.example"></a>`, "link-name"],
    ["a table that reads as data", `<table><tr><td><h5>x</h5></td></tr></table>`, "heading-order"],
  ])("%s", async (_what, piece, rule) => {
    await page.setContent(withHtml(piece));
    expect((await barriers(page)).join()).toContain(rule);
  });

  test("words that can be read by day alone", async () => {
    // Their paper turns dark by night, and the words stay as dark as they are.
    await page.setContent(good.html.replaceAll('class="text', 'class="gone'));
    expect((await barriers(page)).join()).toContain("color-contrast");
  });

  test("what is wider than a phone", async () => {
    await page.setContent(good.html);
    expect(await overhang(page)).toBe(0);
    await page.setContent(withHtml(`<div style="width:400px">x</div>`));
    expect(await overhang(page)).toBeGreaterThan(0);
  });

  test("what only one part of a mail says", async () => {
    await page.setContent(withHtml("<p>Only in the <b>HTML</b></p><p style='display:none'>hidden</p>"));
    const lines = await visibleLines(page);
    expect(unsaid(lines, good.text)).toEqual(["Only in the HTML"]);
    expect(onlyInText(lines, `${good.text}\n\nOnly in the text`)).toEqual(["Only in the text"]);
  });
});
