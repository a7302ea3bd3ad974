import { titleOfFunction } from "~/components/segment-builder/titles";
import { functions } from "~/domains/segments";

/** What shoppers do that merchants think of first, in a merchant's words. */
const friendly: Record<string, string> = {
  orders_placed: "Places an order",
  products_purchased: "Buys a product",
  cart_updated: "Puts something into the cart",
  checkout_started: "Starts a checkout",
  "storefront_event.product_viewed": "Looks at a product",
  "storefront_event.collection_viewed": "Looks at a collection",
  quiz_answered: "Answers a quiz",
  price_dropped: "A product they looked at gets cheaper",
  back_in_stock: "A product they looked at is back in stock",
  search_submitted: "Searches in your shop",
  page_viewed: "Opens a page",
  page_scrolled: "Scrolls down a page",
  page_stayed: "Stays on a page",
  video_played: "Plays a video",
  message_clicked: "Clicks in a message",
  message_delivered: "Gets a message",
  message_bounced: "A message to them comes back",
  message_complained: "Marks a message as spam",
  flow_entered: "Starts another flow",
  trait_set: "Something is noted about them",
};

/** What can be waited for, in the order it is offered. Stays in segments are triggers of their own. */
export const happenings: readonly { value: string; label: string }[] = [
  ...Object.keys(friendly).flatMap((name) => functions.filter((known) => known.name === name)),
  ...functions.filter(({ name }) => !(name in friendly)),
]
  .filter(({ source }) => source !== "unknowable" && source !== "stays")
  .map((known) => ({ value: known.name, label: friendly[known.name] ?? titleOfFunction(known) }));
