import type { Context } from "@shopify/web-pixels-extension";
import type { ConsentBook } from "./consent";
import { readCookie, writeCookie } from "./cookies";
import type { PixelEvent } from "./messages";

const cookie = "_shopify_y";

/** What has happened on this page, in order. Pixels that come later hear of it, too. */
export class EventLog {
  readonly #events: PixelEvent[] = [];
  readonly #hear: ((event: PixelEvent) => void)[] = [];
  readonly #book: ConsentBook;
  readonly #base: string;
  readonly #clientId: string;

  constructor(book: ConsentBook, base: string) {
    this.#book = book;
    this.#base = base;
    this.#clientId = readCookie(cookie) ?? crypto.randomUUID();
    this.#keepClient();
    document.addEventListener("visitorConsentCollected", () => this.#keepClient());
  }

  /** Shopify's own event, or one that an app or a theme has published. */
  add(name: string, type: PixelEvent["type"], data: unknown): void {
    const event: PixelEvent = {
      id: crypto.randomUUID(),
      name,
      clientId: this.#clientId,
      timestamp: new Date().toISOString(),
      seq: this.#events.length,
      type,
      context: contextNow(this.#base),
      ...(type === "standard" ? { data } : { customData: data }),
    };
    this.#events.push(event);
    for (const hear of this.#hear) hear(event);
  }

  /** Tells of everything so far, then of what comes. */
  follow(hear: (event: PixelEvent) => void): void {
    for (const event of this.#events) hear(event);
    this.#hear.push(hear);
  }

  /** The browser is remembered only with consent; until then its number lasts as long as the page. */
  #keepClient(): void {
    if (this.#book.allows("analytics")) writeCookie(cookie, this.#clientId, this.#base);
  }
}

/**
 * What pixels learn of the page: a copy, for they cannot look themselves. A shop of Shopify's is at the root of its host,
 * and so it seems to be here.
 */
export function contextNow(base: string): Context {
  const { hash, host, hostname, origin, port, protocol, search } = location;
  const pathname = location.pathname.slice(base.length) || "/";
  const href = origin + pathname + search + hash;
  const place = { hash, host, hostname, href, origin, pathname, port, protocol, search };
  return {
    document: {
      location: place,
      referrer: document.referrer,
      characterSet: document.characterSet,
      title: document.title,
    },
    navigator: {
      language: navigator.language,
      cookieEnabled: navigator.cookieEnabled,
      languages: [...navigator.languages],
      userAgent: navigator.userAgent,
    },
    window: {
      ...{ innerHeight, innerWidth, outerHeight, outerWidth, scrollX, scrollY, screenX, screenY },
      ...{ pageXOffset: scrollX, pageYOffset: scrollY, location: place, origin },
      screen: { height: screen.height, width: screen.width },
    },
  };
}
