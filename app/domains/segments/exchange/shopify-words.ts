// What Shopify's segment query language documents, and nothing beyond:
// https://shopify.dev/docs/api/shopifyql/segment-query-language-reference. What other sources say of it is left out: a
// segment is said to be expressible only where it is certain that Shopify means the same.
import { groupsOf11 } from "~/domains/traits/model";

/** What kind of thing one of Shopify's attributes is; it decides what may stand behind the name. */
export type ShopifyKind = "integer" | "float" | "date" | "text" | "list" | readonly string[];

const consents = ["INVALID", "NOT_SUBSCRIBED", "PENDING", "SUBSCRIBED", "UNSUBSCRIBED"];

export const shopifyAttributes: Readonly<Record<string, ShopifyKind>> = {
  abandoned_checkout_date: "date",
  amount_spent: "float",
  companies: "integer",
  created_by_app_id: "integer",
  customer_account_status: ["DECLINED", "DISABLED", "ENABLED", "INVITED"],
  customer_added_date: "date",
  customer_cities: "list",
  customer_countries: "list",
  customer_email_domain: "text",
  customer_language: "text",
  customer_regions: "list",
  customer_tags: "list",
  email_subscription_status: consents,
  first_order_date: "date",
  last_order_date: "date",
  number_of_orders: "integer",
  predicted_spend_tier: ["HIGH", "LOW", "MEDIUM"],
  product_subscription_status: ["ACTIVE", "CANCELLED", "EXPIRED", "FAILED", "NEVER_SUBSCRIBED", "PAUSED"],
  rfm_group: groupsOf11,
  sms_subscription_status: consents,
};

/** A parameter of a function. `ids` may be listed; of a `text` equality is documented. */
export type ShopifyParameter = "ids" | "text" | "date" | "integer";

const email = { activity_id: "ids", date: "date" } as const;

export const shopifyFunctions: Readonly<Record<string, Readonly<Record<string, ShopifyParameter>>>> = {
  customer_within_distance: {},
  orders_placed: {},
  products_purchased: { id: "ids", tag: "text", date: "date", quantity: "integer" },
  "shopify_email.bounced": email,
  "shopify_email.clicked": email,
  "shopify_email.delivered": email,
  "shopify_email.marked_as_spam": email,
  "shopify_email.opened": email,
  "shopify_email.unsubscribed": email,
  store_credit_accounts: {},
  "storefront_event.collection_viewed": {},
  "storefront_event.product_viewed": {},
};

/** Characters of a query. */
export const longestQuery = 5000;
export const mostClauses = 10;
export const mostIds = 500;
