import { lifecycleStages } from "../traits/model";

type Kind =
  | { type: "enum"; values: readonly string[] }
  | { type: "text" }
  | { type: "list" }
  | { type: "integer" }
  | { type: "money" }
  | { type: "date" };

/**
 * Something a condition can ask of a shopper. `absent` says what a missing value means: `none` is an answer (who never
 * ordered has no last order, so a comparison is false), `unknown` is not (nobody told the country).
 */
export interface Attribute {
  name: string;
  kind: Kind;
  absent: "none" | "unknown";
  /** "their last order" in "their last order was more than 90 days ago". */
  label: string;
}

// Names and meanings are Shopify's where Shopify has them, so that a segment of its admin can be pasted in.
export const attributes: readonly Attribute[] = [
  {
    name: "lifecycle_stage",
    kind: { type: "enum", values: lifecycleStages },
    absent: "unknown",
    label: "the lifecycle stage",
  },
  { name: "number_of_orders", kind: { type: "integer" }, absent: "none", label: "the number of orders" },
  { name: "amount_spent", kind: { type: "money" }, absent: "none", label: "the amount spent" },
  { name: "first_order_date", kind: { type: "date" }, absent: "none", label: "the first order" },
  { name: "last_order_date", kind: { type: "date" }, absent: "none", label: "the last order" },
  { name: "customer_added_date", kind: { type: "date" }, absent: "unknown", label: "the day they became known" },
  { name: "customer_tags", kind: { type: "list" }, absent: "none", label: "their tags" },
  { name: "customer_countries", kind: { type: "list" }, absent: "unknown", label: "their country" },
  { name: "customer_language", kind: { type: "text" }, absent: "unknown", label: "their language" },
  { name: "customer_email_domain", kind: { type: "text" }, absent: "unknown", label: "the domain of their address" },
  {
    name: "email_subscription_status",
    kind: { type: "enum", values: ["SUBSCRIBED", "UNSUBSCRIBED", "PENDING", "NOT_SUBSCRIBED", "INVALID"] },
    absent: "none",
    label: "their email subscription",
  },
];

export function findAttribute(name: string): Attribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}

/** For definitions that were checked when they were saved. */
export function getAttribute(name: string): Attribute {
  const attribute = findAttribute(name);
  if (!attribute) throw new Error(`Nothing is known by the name of ${name}`);
  return attribute;
}
