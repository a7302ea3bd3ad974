import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { skincare } from "~/domains/quizzes/library/skincare";
import type { QuizContent } from "~/domains/quizzes/model";
import { bundled } from "../../sandbox/shopify/bundle";
import { launchBrowser } from "../e2e/browser";
import { measure, type Measured } from "../support/page-speed/measure";
import { medianOf, medians, pointsOf } from "../support/page-speed/score";
import { openStorefrontShop, type StorefrontShop } from "../support/storefront-shop";

const runs = 5;
const mostPointsLost = 2;
const watchMs = 5000;
/** Whoever shops there agrees to being counted without being asked, so that the pixel runs, too. */
const cookies = "localization=US";

/** The pages that Shopify weighs, with its weights. */
const pages = [
  { name: "home", path: "", weight: 0.17 },
  { name: "product", path: "/products/vitamin-c-day-serum-15", weight: 0.4 },
  { name: "collection", path: "/collections/anti-aging", weight: 0.43 },
] as const;

/** The quiz as it comes, and one that opens while the page is being watched. */
const quizzes: Record<string, QuizContent> = {
  "ready quiz": skincare.content,
  "opened after 2 s": {
    ...skincare.content,
    targeting: { ...skincare.content.targeting, opens: { ...skincare.content.targeting.opens, afterSeconds: 2 } },
  },
};

/** What popup and pixel cost a page of the sandbox's storefront on a slow phone: points, layout shift and bytes. */
export async function prove(): Promise<string[]> {
  const shop = await openStorefrontShop();
  const browser = await launchBrowser();
  try {
    const figures = await compare(browser, shop);
    return [...figures, ...(await weigh())];
  } finally {
    await browser.close();
    await shop.close();
  }
}

async function compare(browser: Browser, shop: StorefrontShop): Promise<string[]> {
  const figures: string[] = [];
  const lost = new Map(Object.keys(quizzes).map((name) => [name, 0]));
  for (const { name, path, weight } of pages) {
    const { without, ...withQuiz } = await measureAll(browser, shop, path);
    const bare = medians(without ?? []);
    figures.push(`${name}: without ${words(without ?? [])}`);
    for (const [quiz, measured] of Object.entries(withQuiz)) {
      const own = medians(measured);
      figures.push(`${" ".repeat(name.length)}  ${quiz}: ${words(measured)}`);
      const moved = new Set(measured.flatMap((one) => one.moved));
      if (Math.max(...measured.map(({ layoutShift }) => layoutShift)) > bare.layoutShift) {
        throw new Error(`${name}: the layout moved with “${quiz}”: ${[...moved].join("; ")}`);
      }
      lost.set(quiz, (lost.get(quiz) ?? 0) + weight * (pointsOf(bare) - pointsOf(own)));
    }
  }
  for (const [quiz, points] of lost)
    figures.push(`${quiz}: ${points.toFixed(2)} points lost, home 17 %, product 40 %, collection 43 %`);
  const worst = Math.max(...lost.values());
  if (worst > mostPointsLost) throw new Error([`${worst.toFixed(2)} points are lost`, ...figures].join("\n"));
  return figures;
}

/** In turns, so that whatever else the machine does befalls all of them. */
async function measureAll(browser: Browser, shop: StorefrontShop, path: string): Promise<Record<string, Measured[]>> {
  const measured: Record<string, Measured[]> = {};
  for (let run = 0; run <= runs; run++) {
    for (const [name, quiz] of [["without", null] as const, ...Object.entries(quizzes)]) {
      await shop.setExtensions(quiz);
      const one = await measure(browser, shop.root + path, cookies, watchMs);
      // The first time, the server has everything to make ready.
      if (run > 0) (measured[name] ??= []).push(one);
    }
    console.log(`${path || "/"}: run ${run} of ${runs}`);
  }
  return measured;
}

function words(measured: readonly Measured[]): string {
  const vitals = medians(measured);
  const own = medianOf(measured.map(({ extensionBytes }) => extensionBytes));
  return [
    `${pointsOf(vitals).toFixed(1)} points`,
    `first paint ${vitals.firstContentfulPaint.toFixed(0)} ms`,
    `largest ${vitals.largestContentfulPaint.toFixed(0)} ms`,
    `blocked ${vitals.totalBlockingTime.toFixed(0)} ms`,
    `work ${medianOf(measured.map(({ workMs }) => workMs)).toFixed(0)} ms`,
    `shift ${vitals.layoutShift.toFixed(4)}`,
    `our ${(own / 1000).toFixed(1)} kB of ${(medianOf(measured.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB`,
  ].join(", ");
}

async function weigh(): Promise<string[]> {
  const folder = "extensions/quiz-popup/assets";
  const scripts = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file));
  const sizes = scripts.map((file) => gzipSync(readFileSync(join(folder, file))).length);
  const pixel = gzipSync(await bundled("extensions/browse-pixel/src/index.ts", "webPixel")).length;
  const list = scripts.map((file, index) => `${file} ${sizes[index]}`).join(", ");
  return [
    `popup gzipped: ${sizes.reduce((sum, size) => sum + size, 0)} bytes in all (${list})`,
    `pixel gzipped, not minified: ${pixel} bytes`,
  ];
}
