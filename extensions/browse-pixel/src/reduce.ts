import type { CustomEvent, ProductVariant } from "@shopify/web-pixels-extension";
import type { Heard, StandardEvent } from "./heard";
import type { Told } from "./told";

type Data = Told["data"];

/** The parameter by which a link of a mail tells the page which click has led to it. */
const clickInQuery = /[?&]tc=([\w.-]{1,300})(?:&|$)/;
const longestPath = 300;
const longestWords = 200;

/**
 * What is told of an event of Shopify's; null when there is nothing in it that anything could use.
 * @param cartId of the cart that the page began with, which the events of its lines leave out
 */
export function reduceStandard(event: StandardEvent, cartId: string | null): Told | null {
  return toldOf(event, dataOf(event, cartId));
}

/** The same of an event that the popup's script published. */
export function reduceOwn(event: CustomEvent): Told | null {
  return toldOf(event, ownData(event.name, event.customData ?? {}));
}

function toldOf(event: Heard, data: Data | null): Told | null {
  if (!data) return null;
  const { document, navigator } = event.context;
  return {
    id: event.id.replace(/[^\w.:-]/g, "-").slice(0, 100),
    name: event.name,
    at: event.timestamp,
    path: pathOf(document.location.pathname),
    device: deviceOf(navigator.userAgent),
    data,
  };
}

/** Where a page is, without the token of a checkout or an order: whoever has that can open it. */
function pathOf(path: string): string {
  return plain(path.replace(/\/(checkouts|orders)\/.*/, "/$1"), longestPath);
}

function dataOf(event: StandardEvent, cartId: string | null): Data | null {
  switch (event.name) {
    case "page_viewed":
      return { click: clickInQuery.exec(event.context.document.location.search)?.[1] ?? null };
    case "product_viewed":
      return productOf(event.data.productVariant);
    case "collection_viewed": {
      const collection = number(event.data.collection.id);
      return collection ? { collection } : null;
    }
    case "search_submitted":
      return { query: plain(event.data.searchResult.query, longestWords) };
    case "cart_viewed":
      return cartOf(event.data.cart?.id ?? null);
    case "product_added_to_cart":
    case "product_removed_from_cart":
      return cartOf(cartId);
    case "checkout_started":
    case "checkout_contact_info_submitted":
    case "checkout_address_info_submitted":
    case "checkout_shipping_info_submitted":
    case "payment_info_submitted":
    case "checkout_completed": {
      const { token } = event.data.checkout;
      return token ? { token } : null;
    }
    default:
      return event satisfies never;
  }
}

/** What the popup's script publishes. Anybody on the page can publish the like, so it is looked at as a stranger's. */
function ownData(name: string, { response, percent, seconds, title }: Record<string, unknown>): Data | null {
  switch (name) {
    case "tessera:quiz":
      return typeof response === "string" ? { response } : null;
    case "tessera:scrolled":
      return typeof percent === "number" ? { percent: Math.round(percent) } : null;
    case "tessera:stayed":
      return typeof seconds === "number" ? { seconds: Math.round(seconds) } : null;
    case "tessera:video_played":
      return typeof title === "string" ? { title: plain(title, longestWords) } : null;
    default:
      return null;
  }
}

function productOf({ id, product }: ProductVariant): Data | null {
  const of = number(product.id);
  return of ? { product: of, variant: number(id) } : null;
}

/** The token in a cart's id, without the key that opens the cart; null where the page does not know of one. */
function cartOf(id: string | null): Data {
  return { cart: /(?:^|\/)([\w-]{1,200})(?:\?.*)?$/.exec(id ?? "")?.[1] ?? null };
}

/** The number in an id, which comes as such or as a gid. */
export function number(id: string | null): string | null {
  return /(?:^|\/)([1-9]\d{0,18})(?:\?.*)?$/.exec(id ?? "")?.[1] ?? null;
}

/** Text that can be kept anywhere: cut, without control characters and halves of characters. */
function plain(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\p{Cc}\p{Cs}]/gu, " ");
}

function deviceOf(agent: string): Told["device"] {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return "tablet";
  return /Mobi|iPhone|iPod/i.test(agent) ? "mobile" : "desktop";
}
