import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page, Route } from "playwright-core";
import { z } from "zod";
import { createEngine } from "../../../sandbox/shopify/storefront/liquid/engine";
import { routine, skincare } from "./quiz";

declare global {
  interface Window {
    /** What the page did to the browser and to Shopify, in order. */
    acts: string[];
    shifts: number;
  }
}

const folder = "extensions/quiz-popup";
export const shopAddress = "https://shop.example";

/** What shoppers agreed to; `unknown` where Shopify's word cannot be had. */
export type Consent = "granted" | "denied" | "unknown";

export interface Staging {
  /** As the theme is told of them. */
  quizzes?: readonly object[];
  watches?: object;
  consent?: Consent;
  width?: number;
  locale?: string;
  direction?: "ltr" | "rtl";
  /** Liquid's objects, over those of the home page of a visitor who is not signed in. */
  objects?: Readonly<Record<string, unknown>>;
  /** What the proxy says to a message; `null` cuts the line. */
  answers?: (message: Message) => object | null;
  /** How long the proxy takes. */
  delayMs?: number;
  /** What the proxy serves. */
  serves?: object;
  style?: string;
  isCalm?: boolean;
  /** Whether the test moves the page's clock. */
  hasClock?: boolean;
}

/** What the popup sends, as far as tests look at it. */
const Message = z.looseObject({
  do: z.enum(["show", "answer", "email", "finish"]),
  response: z.string().optional(),
  answers: z
    .array(z.object({ question: z.string(), choices: z.array(z.string()), text: z.string().nullable() }))
    .optional(),
});
export type Message = z.infer<typeof Message>;

export interface Stage {
  page: Page;
  /** Addresses of all that was requested of the shop, but for the page itself and its scripts. */
  asked: string[];
  said: Message[];
  /** What the page did to the browser's storage and to Shopify's analytics. */
  acts: () => Promise<string[]>;
  go: (path?: string) => Promise<void>;
}

/** A page of a shop with the popup's real block and scripts, a stub of Shopify's objects, and a stub of the app's proxy. */
export async function openShop(browser: Browser, staging: Staging = {}): Promise<Stage> {
  const { width = 1280, locale = "en", isCalm = true, consent = "granted" } = staging;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale,
    reducedMotion: isCalm ? "reduce" : "no-preference",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addInitScript(stub, consent);
  const page = await context.newPage();
  if (staging.hasClock) await page.clock.install();
  const [asked, said]: [string[], Message[]] = [[], []];
  const html = await renderPage(staging);
  await page.route("https://pictures.example/**", (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: tile }),
  );
  await page.route(`${shopAddress}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.startsWith("/cdn/")) return script(route, pathname);
    if (!pathname.includes("/apps/tessera/"))
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    asked.push(pathname + search);
    return answer(route, pathname, said, staging);
  });
  const stage = {
    page,
    asked,
    said,
    acts: () => page.evaluate(() => window.acts),
    go: async (path = "/") => void (await page.goto(shopAddress + path)),
  };
  await stage.go();
  return stage;
}

const tile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#d9bfa3"/></svg>`;

function script(route: Route, pathname: string): Promise<void> {
  const body = readFileSync(`${folder}/assets/${pathname.slice("/cdn/".length)}`, "utf8");
  return route.fulfill({ contentType: "text/javascript", body });
}

async function answer(route: Route, pathname: string, said: Message[], staging: Staging): Promise<void> {
  const { serves = { quiz: skincare, known: {}, isFor: true }, answers = plainly } = staging;
  if (pathname.endsWith("/quiz")) return route.fulfill({ json: serves });
  const message = Message.parse(JSON.parse(route.request().postData() ?? ""));
  said.push(message);
  const body = answers(message);
  if (staging.delayMs !== undefined) await pause(staging.delayMs);
  await (body === null ? route.abort() : route.fulfill({ json: body, status: "problem" in body ? 400 : 200 }));
}

function plainly(message: Message): object {
  if (message.do === "email") return { confirm: true };
  return message.do === "finish" ? { outcome: routine } : {};
}

async function renderPage({ quizzes = [], watches = {}, locale = "en", ...staging }: Staging): Promise<string> {
  const block = await renderBlock({ quizzes, watches }, { request: request(locale), ...staging.objects });
  return `<!doctype html><html lang="${locale}" dir="${staging.direction ?? "ltr"}"><head><title>Fern & Clay</title>
    <style>html { font-size: 62.5% } body { margin: 0; font: 18px Georgia } ${staging.style ?? ""}</style></head>
    <body><main><h1>Fern & Clay</h1><a href="/collections/all">Catalogue</a> <label>Search <input></label>
    ${"<p>Skincare that listens, made in small batches.</p>".repeat(120)}</main>${block}</body></html>`;
}

const request = (locale: string) => ({ page_type: "index", design_mode: false, locale: { iso_code: locale } });

/** The block as Shopify's Liquid makes it, on the home page unless told otherwise. */
export async function renderBlock(
  storefront: object,
  objects: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const engine = createEngine({ folder, assets: "/cdn" });
  const rendered: unknown = await engine.renderFile("blocks/quiz-popup", {
    app: { metafields: { tessera: { storefront: { value: storefront } } } },
    block: { settings: { watch: true, layer: 2147483000, bottom: 24 } },
    routes: { root_url: "/" },
    shop: { currency: "GBP" },
    cart: { total_price: 0 },
    localization: { country: { iso_code: "GB" } },
    request: request("en"),
    ...objects,
  });
  return String(rendered);
}

/** Runs in the page before all else: Shopify's objects, and an ear at everything that could keep something. */
function stub(consent: Consent): void {
  window.acts = [];
  window.shifts = 0;
  const note = (act: string) => void window.acts.push(act);
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    note(`store ${key}`);
    setItem.call(this, key, value);
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", {
    get: (): unknown => cookie?.get?.call(document),
    set: (value: string) => {
      note("cookie");
      cookie?.set?.call(document, value);
    },
  });
  indexedDB.open = () => {
    note("database");
    throw new Error("Not here");
  };
  new PerformanceObserver((list) => {
    // As Chromium's own figure: what follows within half a second of somebody's doing is expected.
    for (const entry of list.getEntries()) {
      if ("value" in entry && !("hadRecentInput" in entry && entry.hadRecentInput))
        window.shifts += Number(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
  let allowed = consent === "granted";
  const ask = () => allowed;
  const customerPrivacy = {
    analyticsProcessingAllowed: ask,
    preferencesProcessingAllowed: ask,
    marketingAllowed: ask,
  };
  const shopify = {
    loadFeatures: (_: unknown, ready: (error?: Error) => void) => {
      if (consent === "unknown") return ready(new Error("Blocked"));
      Object.assign(shopify, { customerPrivacy });
      setTimeout(ready);
    },
    analytics: {
      publish: (name: string, data: object) => note(`publish ${name} ${JSON.stringify(data)}`),
      visitor: (data: object) => note(`visitor ${JSON.stringify(data)}`),
    },
    allow: (isAllowed: boolean) => {
      allowed = isAllowed;
      document.dispatchEvent(new CustomEvent("visitorConsentCollected"));
    },
  };
  Object.assign(window, { Shopify: shopify });
}

/** Says that the shopper agrees, or no longer does, as Shopify's consent banner would. */
export async function allow(page: Page, isAllowed: boolean): Promise<void> {
  await page.evaluate(`Shopify.allow(${isAllowed})`);
}
