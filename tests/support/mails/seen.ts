import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { isThing, picture } from "~/domains/templates/previews/pictures";

/** How a mail is looked at. */
export interface Look {
  width: number;
  isDark: boolean;
}

/** On a wide screen, on a narrow one, and by night. */
export const looks: readonly Look[] = [
  { width: 600, isDark: false },
  { width: 320, isDark: false },
  { width: 600, isDark: true },
];

/** A page in which mails are looked at; their pictures are drawn here, and nothing is fetched from anywhere. */
export async function openEyes(browser: Browser, { width, isDark }: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 400 },
    colorScheme: isDark ? "dark" : "light",
  });
  const page = await context.newPage();
  await page.route(/^https:/, (route) => {
    const thing = /\/products\/([a-z]+)\.svg$/.exec(route.request().url())?.[1] ?? "";
    if (!isThing(thing)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: "image/svg+xml", body: picture(thing) });
  });
  return page;
}

/**
 * What stands in the way of somebody who cannot see a mail, or not well, by axe: WCAG 2.2 and good practice. Landmarks
 * are left out: they are the parts of a whole page, and a mail is shown as a part of its program's.
 */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const rules = { "landmark-one-main": { enabled: false }, region: { enabled: false } };
  const options = JSON.stringify({ resultTypes: ["violations"], rules });
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

/** How many pixels of a mail lie beyond the right edge. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The lines that can be seen, as a person reads them. */
export async function visibleLines(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => document.body.innerText);
  return seen
    .split(/[\n\t]+/)
    .map(oneLine)
    .filter((line) => line !== "");
}

/** The lines of the HTML that the text part does not say. */
export function unsaid(lines: readonly string[], text: string): string[] {
  const said = oneLine(withoutAddresses(text));
  return lines.filter((line) => !said.includes(line));
}

/** What the text part says and no line of the HTML does; signs of a list and lines drawn with dashes are no words. */
export function onlyInText(lines: readonly string[], text: string): string[] {
  const seen = lines.join(" ");
  const words = withoutAddresses(text)
    .split("\n")
    .map((line) => oneLine(line).replace(/^(\*|\d+\.|-+)( |$)/, ""));
  return words.filter((line) => line !== "" && !seen.includes(line));
}

/** Where a link leads stands behind its words, and before what ends the sentence. */
function withoutAddresses(text: string): string {
  return text.replace(/\s*https:\/\/\S*[^\s.,;:!?)]/g, "");
}

function oneLine(text: string): string {
  return text.replace(/[\s\u00A0\u200B-\u200F\u034F\uFEFF]+/g, " ").trim();
}
