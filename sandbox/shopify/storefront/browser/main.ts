import { offerBanner } from "./banner";
import { watchCart } from "./cart-watch";
import { ConsentBook, customerPrivacy } from "./consent";
import { EventLog } from "./event-log";
import { readPageData } from "./page-data";
import { hostPixel } from "./pixel-host";

// What Shopify itself brings to a storefront's pages: consent, analytics, and the place where pixels run.

interface Feature {
  name: string;
  version: string;
}

const data = readPageData();
const book = new ConsentBook(data.base, data.mustAsk);
const log = new EventLog(book, data.base);
const global = Object.entries(window).find(([name]) => name === "Shopify")?.[1] ?? {};

/** Shopify's features come when asked for, and never at once. */
function loadFeatures(features: Feature[], done?: (error?: Error) => void): void {
  setTimeout(() => {
    const unknown = features.find(({ name }) => name !== "consent-tracking-api");
    if (unknown) return done?.(new Error(`There is no feature ${unknown.name}.`));
    Object.assign(global, { customerPrivacy: customerPrivacy(book, data.country) });
    done?.();
  });
}

/** Who said their address to the shop's Shopify account, as the visitors API takes it; tests look here. */
const visitors: { email?: string; phone?: string; appId: string | null }[] = [];

const analytics = {
  async publish(name: string, customData: unknown = null): Promise<boolean> {
    log.add(name, "custom", customData);
    return true;
  },
  visitor(who: { email?: string; phone?: string }, { appId }: { appId?: string } = {}): boolean {
    visitors.push({ ...who, appId: appId ?? null });
    return true;
  },
};

Object.assign(global, { loadFeatures, analytics });
Object.defineProperty(window, "sandboxVisitors", { value: visitors });

watchCart(log);
for (const event of data.events) log.add(event.name, "standard", event.data);
hostPixel(data, book, log);
offerBanner(book);
