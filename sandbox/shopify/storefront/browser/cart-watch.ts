import type { EventLog } from "./event-log";

const header = "x-sandbox-pixel-event";

/** Hears what the theme does to the cart, as Shopify's own scripts do, and tells pixels of it. */
export function watchCart(log: EventLog): void {
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const response = await plainFetch(...request);
    const told: unknown = JSON.parse(decodeURIComponent(response.headers.get(header) ?? "null"));
    if (typeof told === "object" && told !== null && "name" in told && "data" in told) {
      log.add(String(told.name), "standard", told.data);
    }
    return response;
  };
}
