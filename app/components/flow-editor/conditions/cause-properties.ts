/** What an event says of itself that can be asked of the one that started a run, by what happened. */
const said: Record<string, readonly (readonly [string, string])[]> = {
  quiz_answered: [
    ["question", "The question"],
    ["answer", "The answer"],
    ["quiz", "The quiz"],
  ],
  search_submitted: [["query", "What was searched for"]],
  "storefront_event.product_viewed": [
    ["productIds", "The product’s number"],
    ["path", "The page’s address"],
    ["device", "The device"],
  ],
  "storefront_event.collection_viewed": [
    ["collectionId", "The collection’s number"],
    ["device", "The device"],
  ],
  cart_updated: [
    ["quantity", "How many items"],
    ["productIds", "A product’s number"],
  ],
  page_viewed: [["path", "The page’s address"]],
  page_scrolled: [
    ["path", "The page’s address"],
    ["percent", "How far down, in percent"],
  ],
  page_stayed: [
    ["path", "The page’s address"],
    ["seconds", "How long, in seconds"],
  ],
  video_played: [["title", "The video’s title"]],
  message_clicked: [
    ["template", "The template’s key"],
    ["topic", "The topic"],
    ["detail", "The link"],
  ],
  price_dropped: [["productId", "The product’s number"]],
  back_in_stock: [["productId", "The product’s number"]],
  trait_set: [
    ["name", "The name"],
    ["value", "The value"],
  ],
};

export function causeProperties(functionName: string): { value: string; label: string }[] {
  const known = Object.hasOwn(said, functionName) ? said[functionName] : undefined;
  return (known ?? []).map(([value, label]) => ({ value, label }));
}
