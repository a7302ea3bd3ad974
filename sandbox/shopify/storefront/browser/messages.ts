import type { Context, RegisterInit } from "@shopify/web-pixels-extension";

/** An event as pixels get it. What an app or a theme publishes itself carries `customData`, Shopify's own `data`. */
export interface PixelEvent {
  id: string;
  name: string;
  clientId: string;
  timestamp: string;
  seq: number;
  type: "standard" | "custom";
  context: Context;
  data?: unknown;
  customData?: unknown;
}

/** What the page tells the worker in which a pixel runs. */
export type ToWorker =
  | { type: "start"; pixelUrl: string; settings: unknown; init: RegisterInit }
  | { type: "event"; event: PixelEvent }
  | { type: "consent"; customerPrivacy: RegisterInit["customerPrivacy"] }
  | { type: "answer"; id: number; value: string | number | boolean | null };

/** What a pixel may do on the page: it has none of its own. */
export const deeds = [
  "cookie.get",
  "cookie.set",
  "localStorage.getItem",
  "localStorage.setItem",
  "localStorage.removeItem",
  "sessionStorage.getItem",
  "sessionStorage.setItem",
  "sessionStorage.removeItem",
  "sendBeacon",
] as const;
export type Deed = (typeof deeds)[number];

/** What the worker asks the page for. */
export interface FromWorker {
  type: "ask";
  id: number;
  deed: Deed;
  given: string[];
}
