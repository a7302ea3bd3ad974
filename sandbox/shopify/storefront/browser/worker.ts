import type { RegisterInit } from "@shopify/web-pixels-extension";
import type { Deed, PixelEvent, ToWorker } from "./messages";

// The sandbox around a web pixel: a worker without a page, which hands on what Shopify lets a strict pixel have.

type Callback = (event: PixelEvent) => void;
type OnConsent = (payload: { customerPrivacy: RegisterInit["customerPrivacy"] }) => void;
type Extend = (point: string, begin: (api: object) => void) => void;

declare function importScripts(url: string): void;

const events: PixelEvent[] = [];
const subscriptions: { name: string; callback: Callback }[] = [];
const onConsent: OnConsent[] = [];
const waiting = new Map<number, (value: unknown) => void>();
let lastAsk = 0;

function concerns(name: string, event: PixelEvent): boolean {
  if (name === "all_events") return true;
  if (name === "all_standard_events" || name === "all_custom_events") return name === `all_${event.type}_events`;
  return name === event.name;
}

const analytics = {
  /** Whoever subscribes hears what has happened on the page already, too. */
  subscribe(name: string, callback: Callback) {
    const subscription = { name, callback };
    subscriptions.push(subscription);
    for (const event of events) if (concerns(name, event)) queueMicrotask(() => callback(event));
    return () => subscriptions.splice(subscriptions.indexOf(subscription), 1).length === 1;
  },
};

const customerPrivacy = {
  subscribe(name: string, callback: OnConsent) {
    if (name === "visitorConsentCollected") onConsent.push(callback);
    return () => true;
  },
};

function ask(deed: Deed, ...given: unknown[]): Promise<unknown> {
  const id = ++lastAsk;
  self.postMessage({ type: "ask", id, deed, given: given.map(String) });
  return new Promise((resolve) => waiting.set(id, resolve));
}

const storage = (kind: "localStorage" | "sessionStorage") => ({
  getItem: (key: string) => ask(`${kind}.getItem`, key),
  setItem: (key: string, value: unknown) => ask(`${kind}.setItem`, key, value),
  removeItem: (key: string) => ask(`${kind}.removeItem`, key),
});

const browser = {
  cookie: {
    get: (name?: string) => ask("cookie.get", name ?? ""),
    set(nameOrCookie: string, value?: string) {
      const [name = "", rest = ""] = value === undefined ? nameOrCookie.split(/=(.*)/s) : [nameOrCookie, value];
      return ask("cookie.set", name, rest);
    },
  },
  localStorage: storage("localStorage"),
  sessionStorage: storage("sessionStorage"),
  sendBeacon: (url: string, body = "") => ask("sendBeacon", url, body),
};

function start({ pixelUrl, settings, init }: Extract<ToWorker, { type: "start" }>): void {
  const extend: Extend = (point, begin) => {
    if (point === "WebPixel::Render") begin({ analytics, browser, settings, init, customerPrivacy, _pixelInfo: {} });
  };
  Object.defineProperty(self, "shopify", { value: { extend } });
  const load = importScripts;
  load(pixelUrl);
  // Nothing else of a worker is promised to a pixel.
  for (const name of ["importScripts", "XMLHttpRequest", "indexedDB", "caches", "BroadcastChannel"])
    Object.defineProperty(self, name, { value: undefined });
}

self.addEventListener("message", ({ data: message }: MessageEvent<ToWorker>) => {
  switch (message.type) {
    case "start":
      return start(message);
    case "event": {
      events.push(message.event);
      for (const { name, callback } of subscriptions) if (concerns(name, message.event)) callback(message.event);
      return;
    }
    case "consent":
      for (const callback of onConsent) callback({ customerPrivacy: message.customerPrivacy });
      return;
    case "answer":
      waiting.get(message.id)?.(message.value);
      waiting.delete(message.id);
  }
});
