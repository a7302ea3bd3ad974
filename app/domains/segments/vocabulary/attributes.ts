import type { Word } from "~/lib/word";
import { declared } from "./declared";

/**
 * Something a condition can ask of a shopper. `absent` says what a missing value means: `none` is an answer (who never
 * ordered has no last order, so a comparison is false), `unknown` is not (nobody told the country). `unknowable`: the
 * language has it because Shopify's has, and nothing Tessera receives tells it.
 */
export interface Attribute extends Word {
  absent: "none" | "unknown" | "unknowable";
}

const marketingStates = ["SUBSCRIBED", "UNSUBSCRIBED", "PENDING", "NOT_SUBSCRIBED", "REDACTED", "INVALID"];

const text = { type: "text" } as const;
const list = { type: "list" } as const;
const integer = { type: "integer" } as const;
const date = { type: "date" } as const;
const oneOf = (...values: string[]) => ({ type: "enum", values }) as const;

// Names and meanings are Shopify's where Shopify has them, so that a segment of its admin can be pasted in.
export const attributes: readonly Attribute[] = [
  ...declared.map(({ name, kind, absent, label }) => ({ name, kind, absent, label })),
  { name: "customer_added_date", kind: date, absent: "unknown", label: "the day they became known" },
  { name: "customer_tags", kind: list, absent: "none", label: "their tags" },
  { name: "customer_countries", kind: list, absent: "unknown", label: "their country" },
  { name: "customer_regions", kind: list, absent: "unknown", label: "their region" },
  { name: "customer_cities", kind: list, absent: "unknown", label: "their city" },
  { name: "customer_language", kind: text, absent: "unknown", label: "their language" },
  { name: "customer_email_domain", kind: text, absent: "unknown", label: "the domain of their address" },
  { name: "email_subscription_status", kind: oneOf(...marketingStates), absent: "none", label: "their email consent" },
  { name: "abandoned_checkout_date", kind: date, absent: "none", label: "the last abandoned checkout" },
  { name: "member_of", kind: { type: "id", of: "segment" }, absent: "none", label: "their segment" },
  { name: "random_bucket", kind: integer, absent: "none", label: "their random number from 0 to 99" },
  ...unknowable(),
];

function unknowable(): Attribute[] {
  const words: Word[] = [
    { name: "companies", kind: integer, label: "the number of their companies" },
    { name: "created_by_app_id", kind: integer, label: "the app that added them" },
    {
      name: "customer_account_status",
      kind: oneOf("DECLINED", "DISABLED", "ENABLED", "INVITED"),
      label: "the state of their account",
    },
    { name: "predicted_spend_tier", kind: oneOf("HIGH", "LOW", "MEDIUM"), label: "Shopify's predicted spend" },
    {
      name: "product_subscription_status",
      kind: oneOf("ACTIVE", "CANCELLED", "EXPIRED", "FAILED", "NEVER_SUBSCRIBED", "PAUSED"),
      label: "the state of their product subscription",
    },
    { name: "sms_subscription_status", kind: oneOf(...marketingStates), label: "their SMS consent" },
  ];
  return words.map((word) => ({ ...word, absent: "unknowable" }));
}

/** Metafields and anniversaries of them have as many names as shops have; nothing Tessera receives tells them. */
const families: [RegExp, (name: string) => Attribute][] = [
  [
    /^metafields\.[\w-]+\.[\w-]+$/,
    (name) => ({ name, kind: text, absent: "unknowable", label: `the metafield ${name.slice("metafields.".length)}` }),
  ],
  [
    /^anniversary\('[^']+'\)$/,
    (name) => ({ name, kind: date, absent: "unknowable", label: `the ${name.replace(/[()']/g, " ").trim()}` }),
  ],
];

export function findAttribute(name: string): Attribute | undefined {
  const family = families.find(([pattern]) => pattern.test(name));
  return family ? family[1](name) : attributes.find((attribute) => attribute.name === name);
}

/** For definitions that were checked when they were saved. */
export function getAttribute(name: string): Attribute {
  const attribute = findAttribute(name);
  if (!attribute) throw new Error(`Nothing is known by the name of ${name}`);
  return attribute;
}
