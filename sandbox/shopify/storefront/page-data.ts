import type { RegisterInit } from "@shopify/web-pixels-extension";

/** Something a page tells pixels when it is looked at: Shopify's name of it, and its data. */
export interface PageEvent {
  name: string;
  data: unknown;
}

/** Which consents a pixel needs before it may run. */
export interface PixelNeeds {
  analytics: boolean;
  marketing: boolean;
  preferences: boolean;
  saleOfData: boolean;
}

/** The app's web pixel where it is switched on: its worker, and its settings as the app gave them. */
export interface PixelData {
  workerUrl: string;
  settings: unknown;
  needs: PixelNeeds;
}

/** What a page tells the scripts that stand in for Shopify's own. */
export interface PageData {
  /** Cookies belong to this path. */
  base: string;
  root: string;
  country: string;
  /** Whether people of the shopper's country have to be asked before anything is collected. */
  mustAsk: boolean;
  events: PageEvent[];
  init: RegisterInit["data"];
  pixel: PixelData | null;
}

/** The element of a page that holds it, as JSON. */
export const pageDataId = "sandbox-page-data";
