import type { Kind, Word } from "~/lib/word";

/** Something a function can be asked about what happened. */
export interface Parameter extends Word {
  /** `count` and sums are asked of all that match together, the others of each alone. */
  of: "each" | "all";
  /** Nothing Tessera receives tells it: whatever is asked of it is unknown. */
  isUnknowable?: true;
}

const text: Kind = { type: "text" };
const integer: Kind = { type: "integer" };
const decimal: Kind = { type: "decimal" };
const money: Kind = { type: "money" };
const date: Kind = { type: "date" };
const boolean: Kind = { type: "boolean" };
const product: Kind = { type: "id", of: "product" };
const variant: Kind = { type: "id", of: "variant" };
const collection: Kind = { type: "id", of: "collection" };

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const devices = ["desktop", "mobile", "tablet"];

const each = (name: string, kind: Kind, label: string): Parameter => ({ name, kind, label, of: "each" });
const all = (name: string, kind: Kind, label: string): Parameter => ({ name, kind, label, of: "all" });
const unknown = (name: string, kind: Kind, label: string): Parameter => ({
  ...each(name, kind, label),
  isUnknowable: true,
});

const count = all("count", integer, "how often");
const day = each("date", date, "when");

/** By the shop's clock. */
const clock = [
  each("hour", integer, "the hour of the day"),
  each("weekday", { type: "enum", values: weekdays }, "the weekday"),
];

/** Of one of its products, as the catalog has it today. */
const aboutProducts = [
  each("product_type", text, "the product's type"),
  each("vendor", text, "the product's vendor"),
  each("tag", { type: "list" }, "the product's tags"),
  each("collection_id", collection, "the product's collection"),
];

export const orderParameters: readonly Parameter[] = [
  day,
  count,
  all("sum_amount", money, "the sum of what they came to"),
  each("amount", money, "what it came to"),
  each("quantity", integer, "how many items it had"),
  each("discount_code", { type: "list" }, "its discount codes"),
  each("source", text, "where it was placed"),
  each("refunded", boolean, "whether anything was refunded"),
  each("position", integer, "its place among their orders"),
  each("position_from_last", integer, "its place counted from the last"),
  each("days_since_previous", decimal, "the days since the order before"),
  each("product_id", product, "a product in it"),
  each("variant_id", variant, "a variant in it"),
  each("sku", text, "a SKU in it"),
  ...aboutProducts,
  ...clock,
  unknown("app_id", { type: "id", of: "other" }, "the app that made it"),
  unknown("location_id", { type: "id", of: "other" }, "the location it was placed at"),
];

export const lineParameters: readonly Parameter[] = [
  day,
  count,
  all("sum_quantity", integer, "how many items in all"),
  each("id", product, "the product"),
  each("variant_id", variant, "the variant"),
  each("sku", text, "the SKU"),
  each("quantity", integer, "how many items"),
  each("amount", money, "what they came to"),
  each("refunded", boolean, "whether any was taken back"),
  ...aboutProducts,
  ...clock,
  unknown("category", { type: "id", of: "other" }, "the product's category"),
];

export const basketParameters: readonly Parameter[] = [
  day,
  count,
  each("id", product, "a product in it"),
  each("quantity", integer, "how many items it had"),
  each("amount", money, "what it came to"),
  ...aboutProducts,
  ...clock,
];

const path = each("path", text, "the page's address, as /pages/about");

const topics: Record<string, readonly Parameter[]> = {
  product: [each("id", product, "the product"), ...aboutProducts],
  collection: [each("id", collection, "the collection")],
  search: [each("query", text, "what was searched for")],
  visit: [],
  page: [path],
  scroll: [each("percent", integer, "how far down, in percent"), path],
  stay: [each("seconds", integer, "how long, in seconds"), path],
  video: [each("title", text, "the video's title"), path],
  message: [
    each("template", text, "the template"),
    each("topic", text, "the topic of the message"),
    each("flow_id", { type: "id", of: "flow" }, "the flow that sent it"),
  ],
  quiz: [
    each("quiz", text, "the quiz"),
    each("question", text, "the question"),
    each("answer", text, "what was answered"),
  ],
  flow: [each("id", { type: "id", of: "flow" }, "the flow")],
  trait: [each("name", text, "the trait's name"), each("value", text, "what it was set to")],
  cheaper: [
    each("id", product, "the product"),
    each("price", money, "what it costs now"),
    each("price_before", money, "what it cost before"),
    ...aboutProducts,
  ],
  returned: [each("id", product, "the product"), ...aboutProducts],
  segment: [each("id", { type: "id", of: "segment" }, "the segment")],
};

const onTheStorefront = ["product", "collection", "search", "visit", "page", "scroll", "stay", "video"];

export function eventParameters(topic: string): readonly Parameter[] {
  const device = each("device", { type: "enum", values: devices }, "the device");
  return [day, count, ...(topics[topic] ?? []), ...clock, ...(onTheStorefront.includes(topic) ? [device] : [])];
}

const told: Record<string, readonly Parameter[]> = {
  email: [day, count, each("activity_id", { type: "id", of: "other" }, "the email")],
  credit: [
    each("currency", text, "the currency"),
    each("balance", decimal, "the balance"),
    each("next_expiry_date", date, "when some of it ends"),
    each("last_credit_date", date, "when some was last given"),
  ],
  distance: [
    each("coordinates", text, "the place"),
    each("distance_km", decimal, "how far in kilometres"),
    each("distance_mi", decimal, "how far in miles"),
  ],
};

/** Parameters of functions that Shopify's language has and Tessera is told nothing of. */
export function unknownParameters(of: string): readonly Parameter[] {
  return told[of] ?? [];
}
