import { vi } from "vitest";

type Listener = (event: unknown) => void;

/** A page as the pixel's sandbox shows it: events can be published, and what the pixel sends can be read. */
export interface PixelPage {
  /** An event as Shopify makes it. */
  publish(name: string, data: unknown, more?: Record<string, unknown>): void;
  /** Bodies sent so far, in order. */
  sent: string[];
  /** How the next requests are answered; 200 when it is empty. 0 is no network. */
  answers: number[];
  sayConsent(isGiven: boolean): void;
}

export interface PageOptions {
  customer?: Record<string, unknown> | null;
  cart?: Record<string, unknown> | null;
  isAllowed?: boolean;
  path?: string;
  search?: string;
  agent?: string;
}

const desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

/** Opens a page and starts the real pixel in it. */
export async function openPixelPage(options: PageOptions = {}): Promise<PixelPage> {
  const { customer = null, cart = null, isAllowed = true, agent = desktop } = options;
  const at = { path: options.path ?? "/products/calm", search: options.search ?? "" };
  const listeners = new Map<string, Listener>();
  const consents: Listener[] = [];
  const page: PixelPage = {
    sent: [],
    answers: [],
    publish: (name, data, more = {}) =>
      listeners.get(name)?.({ ...envelope(name, at, agent), data, customData: data, ...more }),
    sayConsent: (isGiven) => consents.forEach((tell) => tell({ customerPrivacy: privacy(isGiven) })),
  };
  const api = {
    settings: { accountID: "the-account", appUrl: "https://app.example" },
    init: { data: { customer, cart, shop: {} }, customerPrivacy: privacy(isAllowed) },
    analytics: { subscribe: (name: string, listener: Listener) => listeners.set(name, listener) },
    customerPrivacy: { subscribe: (_name: string, listener: Listener) => consents.push(listener) },
  };
  vi.stubGlobal("shopify", { extend: (_point: string, run: (given: typeof api) => void) => run(api) });
  vi.stubGlobal("fetch", (_url: string, { body }: { body: string }) => {
    page.sent.push(body);
    const status = page.answers.shift() ?? 200;
    return status === 0 ? Promise.reject(new TypeError("no network")) : Promise.resolve({ status });
  });
  vi.resetModules();
  await import("../../extensions/browse-pixel/src/index");
  return page;
}

function privacy(isGiven: boolean) {
  return { analyticsProcessingAllowed: isGiven, marketingAllowed: isGiven };
}

let count = 0;

function envelope(name: string, { path, search }: { path: string; search: string }, agent: string) {
  count += 1;
  const location = { pathname: path, search, href: `https://shop.example${path}${search}` };
  return {
    id: `sh-${count}-0000-4000`,
    name,
    clientId: "0b6f3a4e-7a0e-4c4e-9a3b-3f1de0c0ffee",
    timestamp: new Date().toISOString(),
    seq: count,
    type: "standard",
    context: { document: { location, title: "Calm" }, navigator: { userAgent: agent }, window: {} },
  };
}
