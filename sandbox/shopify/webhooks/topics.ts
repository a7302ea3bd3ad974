/** Every topic the sandbox can send, as `shopify.app.toml` names it. */
export type Topic =
  | "app/scopes_update"
  | "app/uninstalled"
  | "bulk_operations/finish"
  | "carts/create"
  | "carts/update"
  | "checkouts/create"
  | "checkouts/delete"
  | "checkouts/update"
  | "collections/create"
  | "collections/delete"
  | "collections/update"
  | "customer.tags_added"
  | "customer.tags_removed"
  | "customers/create"
  | "customers/data_request"
  | "customers/delete"
  | "customers/merge"
  | "customers/purchasing_summary"
  | "customers/redact"
  | "customers/update"
  | "customers_email_marketing_consent/update"
  | "orders/cancelled"
  | "orders/create"
  | "orders/delete"
  | "orders/fulfilled"
  | "orders/paid"
  | "orders/updated"
  | "products/create"
  | "products/delete"
  | "products/update"
  | "refunds/create"
  | "shop/redact"
  | "shop/update";

/** What Shopify sends even to an app that is no longer installed. */
export const SENT_AFTER_UNINSTALL: ReadonlySet<Topic> = new Set([
  "app/uninstalled",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);
