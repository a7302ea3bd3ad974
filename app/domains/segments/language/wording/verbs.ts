import type { HappeningFunction } from "../../vocabulary/functions";
import type { Noun } from "./counts";

/** How something that happened is told: "placed an order", "viewed a product at least 2 times". */
export interface Telling extends Noun {
  did: string;
  /** Each one is another, so that they are counted: 2 orders. The others are counted in times. */
  isCounted?: true;
  /** It is a product itself, rather than something with products in it. */
  isProduct?: true;
  /** The parameter that says which one. */
  which?: string;
  /** What ends the phrase: "as spam". */
  end?: string;
}

const order = { one: "order", many: "orders" };
const product = { one: "product", many: "products" };
const collection = { one: "collection", many: "collections" };
const page = { one: "page", many: "pages" };
const message = { one: "message", many: "messages" };
const segment = { one: "segment", many: "segments" };
const email = { one: "Shopify email", many: "Shopify emails", which: "activity_id" };

const tellings: Record<string, Telling> = {
  orders_placed: { did: "placed", ...order, isCounted: true },
  products_purchased: { did: "bought", ...product, isProduct: true, which: "id" },
  "storefront_event.product_viewed": { did: "viewed", ...product, isProduct: true, which: "id" },
  "storefront_event.collection_viewed": { did: "viewed", ...collection, which: "id" },
  search_submitted: { did: "made", one: "search", many: "searches", isCounted: true },
  page_viewed: { did: "viewed", ...page },
  page_scrolled: { did: "scrolled down", ...page },
  page_stayed: { did: "stayed on", ...page },
  video_played: { did: "played", one: "video", many: "videos" },
  cart_updated: { did: "filled", one: "cart", many: "carts" },
  checkout_started: { did: "started", one: "checkout", many: "checkouts", isCounted: true },
  message_delivered: { did: "received", ...message },
  message_opened: { did: "opened", ...message },
  message_clicked: { did: "clicked in", ...message },
  message_bounced: { did: "had", one: "bounced message", many: "bounced messages", isCounted: true },
  message_complained: { did: "reported", ...message, end: "as spam" },
  quiz_answered: { did: "gave", one: "quiz answer", many: "quiz answers", isCounted: true },
  flow_entered: { did: "entered", one: "flow", many: "flows", which: "id" },
  trait_set: { did: "were given", one: "trait", many: "traits" },
  price_dropped: { did: "saw a lower price of", ...product, isProduct: true, which: "id" },
  back_in_stock: { did: "saw the return of", ...product, isProduct: true, which: "id" },
  segment_entered: { did: "entered", ...segment, which: "id" },
  segment_left: { did: "left", ...segment, which: "id" },
  "shopify_email.bounced": { ...email, did: "had", one: "bounced Shopify email", many: "bounced Shopify emails" },
  "shopify_email.clicked": { did: "clicked in", ...email },
  "shopify_email.delivered": { did: "received", ...email },
  "shopify_email.opened": { did: "opened", ...email },
  "shopify_email.unsubscribed": { did: "unsubscribed from", ...email },
  "shopify_email.marked_as_spam": { did: "reported", ...email, end: "as spam" },
  store_credit_accounts: { did: "have", one: "store credit account", many: "store credit accounts", isCounted: true },
  customer_within_distance: { did: "have", one: "address", many: "addresses", isCounted: true },
};

export function tellingOf({ name, one, many }: HappeningFunction): Telling {
  return Object.hasOwn(tellings, name) && tellings[name] ? tellings[name] : { did: "had", one, many, isCounted: true };
}
