import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { abandonedCart } from "~/domains/templates/library/abandoned-cart";
import { library } from "~/domains/templates/library/library";
import { root } from "../../scripts/setup/paths.mjs";
import { launchBrowser } from "../e2e/browser";
import { looks, openEyes } from "../support/mails/seen";
import { exampleMail } from "../support/mails/ready-mails";
import { withCode } from "../support/mails/with-code";

const folder = "docs/screenshots/mails";

/** What is drawn, by the name of its picture: the ready messages, and one of them with a code. */
const drawn = [
  ...library.map((message) => ({ name: message.key, message, content: message.content })),
  { name: "abandoned-cart-code", message: abandonedCart, content: withCode(abandonedCart.content, 1) },
];

/**
 * Draws the pictures of docs/messages.md: every ready message as its example reader gets it, on a wide screen, on a
 * narrow one and by night, side by side. Words that follow are names of pictures: only those are drawn.
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  mkdirSync(join(root, folder), { recursive: true });
  const browser = await launchBrowser();
  const figures: string[] = [];
  for (const { name, message, content } of drawn.filter((one) => words.length === 0 || words.includes(one.name))) {
    const { subject, html } = await exampleMail(message, content);
    const picture = await sideBySide(browser, html);
    writeFileSync(join(root, folder, `${name}.jpg`), picture);
    figures.push(`${name.padEnd(22)} ${subject.padEnd(46)} HTML ${html.length}, picture ${picture.length} bytes`);
  }
  await browser.close();
  return figures;
}

async function sideBySide(browser: Browser, html: string): Promise<Buffer> {
  const pictures: string[] = [];
  for (const look of looks) {
    const page = await openEyes(browser, look);
    await page.setContent(html, { waitUntil: "load" });
    pictures.push((await page.screenshot({ fullPage: true })).toString("base64"));
    await page.context().close();
  }
  const gap = 24;
  const width = looks.reduce((sum, look) => sum + look.width + gap, gap);
  const context = await browser.newContext({ viewport: { width, height: 100 } });
  const page = await context.newPage();
  const images = pictures.map((data) => `<img src="data:image/png;base64,${data}">`).join("");
  const style = `margin:0;padding:${gap}px;display:inline-flex;gap:${gap}px;align-items:flex-start;background:#c9c6bf`;
  await page.setContent(`<body style="margin:0"><div style="${style}">${images}</div></body>`);
  const picture = await page.screenshot({ fullPage: true, type: "jpeg", quality: 72 });
  await context.close();
  return picture;
}
