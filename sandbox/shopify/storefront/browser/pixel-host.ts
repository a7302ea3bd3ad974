import type { PageData, PixelNeeds } from "../page-data";
import type { ConsentBook } from "./consent";
import { readCookie, writeCookie } from "./cookies";
import { contextNow, type EventLog } from "./event-log";
import { type Deed, deeds, type FromWorker, type ToWorker } from "./messages";

/** Starts the app's pixel in a worker of its own, once the shopper allows all that it asks for. */
export function hostPixel({ base, pixel, init }: PageData, book: ConsentBook, log: EventLog): void {
  if (!pixel) return;
  let worker: Worker | null = null;
  const tell = (message: ToWorker) => worker?.postMessage(message);

  const startIfAllowed = () => {
    if (worker) return tell({ type: "consent", customerPrivacy: book.forPixels });
    if (!isAllowed(pixel.needs, book)) return;
    worker = new Worker(pixel.workerUrl, { name: "tessera-pixel" });
    worker.addEventListener("message", ({ data }) => {
      if (isAsked(data)) tell({ type: "answer", id: data.id, value: doFor(data.deed, data.given, base) });
    });
    const began = { context: contextNow(base), data: init, customerPrivacy: book.forPixels };
    const pixelUrl = new URL("pixel.js", new URL(pixel.workerUrl, location.href)).href;
    tell({ type: "start", pixelUrl, settings: pixel.settings, init: began });
    log.follow((event) => {
      if (isAllowed(pixel.needs, book)) tell({ type: "event", event });
    });
  };
  startIfAllowed();
  document.addEventListener("visitorConsentCollected", startIfAllowed);
}

function isAllowed(needs: PixelNeeds, book: ConsentBook): boolean {
  return (
    (!needs.analytics || book.allows("analytics")) &&
    (!needs.marketing || book.allows("marketing")) &&
    (!needs.preferences || book.allows("preferences")) &&
    (!needs.saleOfData || book.allows("sale_of_data"))
  );
}

function doFor(deed: Deed, [first = "", second = ""]: string[], base: string): string | boolean | null {
  switch (deed) {
    case "cookie.get":
      return readCookie(first) ?? "";
    case "cookie.set":
      writeCookie(first, second, base);
      return "";
    case "localStorage.getItem":
      return localStorage.getItem(first);
    case "localStorage.setItem":
      localStorage.setItem(first, second);
      return null;
    case "localStorage.removeItem":
      localStorage.removeItem(first);
      return null;
    case "sessionStorage.getItem":
      return sessionStorage.getItem(first);
    case "sessionStorage.setItem":
      sessionStorage.setItem(first, second);
      return null;
    case "sessionStorage.removeItem":
      sessionStorage.removeItem(first);
      return null;
    case "sendBeacon":
      return navigator.sendBeacon(first, second);
    default:
      return deed satisfies never;
  }
}

function isAsked(data: unknown): data is FromWorker {
  if (typeof data !== "object" || data === null || !("deed" in data)) return false;
  return deeds.some((deed) => deed === data.deed);
}
