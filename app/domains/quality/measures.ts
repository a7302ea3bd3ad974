import { TAGS, type AnomalyKind, type Measure } from "./model";

/** What a measure tells of, in a merchant's words. */
export interface MeasureWords {
  kind: AnomalyKind;
  /** What is counted: "orders". Of a share: what the cases have in common, and which of them match. */
  counted: string;
  matching: string;
  /** What to do about it. */
  advice: string;
}

const volume = (counted: string, advice: string): MeasureWords => ({ kind: "volume", counted, matching: "", advice });
const pixel =
  "See under Health whether the browse pixel is on, and whether your theme or a cookie banner was changed that day.";

export const measureWords: Record<Measure, MeasureWords> = {
  orders: volume(
    "orders",
    "Try to buy something in your shop, and see under Health whether deliveries of Shopify arrive.",
  ),
  product_viewed: volume("product views", pixel),
  collection_viewed: volume("collection views", pixel),
  search_submitted: volume("searches", pixel),
  page_viewed: volume("page views", pixel),
  cart_updated: volume(
    "changes of carts",
    "See under Health whether deliveries of Shopify arrive, and try to put something in a cart.",
  ),
  checkout_started: volume(
    "checkouts",
    "Try to check out in your shop, and see under Health whether deliveries of Shopify arrive.",
  ),
  quiz_answered: volume("answers to quizzes", "See whether the quiz is live and the popup switched on in your theme."),
  deliveries: volume(
    "deliveries of Shopify",
    "See under Health when the last one arrived. If none does, open the app from Shopify’s admin once.",
  ),
  orders_of_nobody: {
    ...{ kind: "missing", counted: "orders", matching: "name no shopper" },
    advice:
      "Nobody can be thanked for them, and no segment sees them. See whether a sales channel was added that asks for no address.",
  },
  orders_of_nothing: {
    ...{ kind: "missing", counted: "orders", matching: "come to nothing" },
    advice: "See whether samples or exchanges are booked as orders, or a discount takes off everything.",
  },
  orders_in_other_currency: {
    ...{ kind: "currency", counted: "orders", matching: "are in another currency than the shop’s" },
    advice: "Amounts of two currencies cannot be added up. See whether the shop’s currency was changed in Shopify.",
  },
  lines_without_product: {
    ...{ kind: "missing", counted: "order lines", matching: "name no product" },
    advice:
      "Segments that ask what was bought do not see them. See whether lines are written by hand or by another app.",
  },
  views_without_product: {
    ...{ kind: "missing", counted: "product views", matching: "name no product" },
    advice: pixel,
  },
  shoppers_without_address: {
    ...{ kind: "missing", counted: "new shoppers", matching: "have no email address" },
    advice: "They cannot be written to. See whether a form, an import or a sales channel has stopped asking for it.",
  },
  shoppers_without_name: {
    ...{ kind: "missing", counted: "new shoppers", matching: "have no name" },
    advice: "Messages greet them without one. See whether a form or an import has stopped telling it.",
  },
  shoppers_without_country: {
    ...{ kind: "missing", counted: "new shoppers", matching: "have no country" },
    advice:
      "Segments by place do not know them, and quiet hours follow the shop’s clock. See which form or import they come from.",
  },
  addresses_misspelt: {
    ...{ kind: "format", counted: "new addresses", matching: "are no email addresses" },
    advice: "See which form or import they come from: two columns may have changed places.",
  },
  phones_misspelt: {
    ...{ kind: "format", counted: "new phone numbers", matching: "do not look like phone numbers" },
    advice: "See which form or import they come from: two columns may have changed places.",
  },
};

const tagWords: MeasureWords = {
  ...{ kind: "tags", counted: "tags", matching: "" },
  advice:
    "Whoever has the mistyped tag is missing in segments that ask for the right one. Change it at those shoppers in Shopify.",
};

/** The words of a measure by its name; null for one that is not watched any more. */
export function wordsOf(measure: string): MeasureWords | null {
  if (measure === TAGS) return tagWords;
  return Object.entries(measureWords).find(([name]) => name === measure)?.[1] ?? null;
}

/** Whether it is watched that so much comes in, and not what share of it. */
export function isVolume(measure: Measure): boolean {
  return measureWords[measure].kind === "volume";
}
