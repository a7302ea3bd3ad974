import type { CustomEvent, PixelEvents } from "@shopify/web-pixels-extension";

/** Shopify's own events that the pixel listens to. */
export const standardEvents = [
  "page_viewed",
  "product_viewed",
  "collection_viewed",
  "search_submitted",
  "cart_viewed",
  "product_added_to_cart",
  "product_removed_from_cart",
  "checkout_started",
  "checkout_contact_info_submitted",
  "checkout_address_info_submitted",
  "checkout_shipping_info_submitted",
  "payment_info_submitted",
  "checkout_completed",
] as const;

/** What the popup's script publishes. */
export const ownEvents = ["tessera:quiz", "tessera:scrolled", "tessera:stayed", "tessera:video_played"] as const;

export type StandardEvent = PixelEvents[(typeof standardEvents)[number]];
export type Heard = StandardEvent | CustomEvent;
