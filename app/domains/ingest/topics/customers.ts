import { z } from "zod";
import type { CustomerFact } from "~/domains/profiles/model";
import { digestOf } from "~/lib/hash";
import { Gid, ShopifyId } from "~/lib/shopify-id";
import { Instant, maybe, normalizeEmail, Whole } from "~/lib/wire";
import { happenedAt, topic, type Topic } from "./topic";

/** The customer as it stands in its own topics, in orders and in checkouts. */
export const CustomerBody = z.object({
  id: ShopifyId,
  email: maybe(z.string()),
  phone: maybe(z.string()),
  first_name: maybe(z.string()),
  last_name: maybe(z.string()),
  created_at: maybe(Instant),
  updated_at: maybe(Instant),
  default_address: maybe(
    z.object({ country_code: maybe(z.string()), province_code: maybe(z.string()), city: maybe(z.string()) }),
  ),
});

/** The fact in a customer's record; null when it does not say when it was true, as in some orders. */
export function customerFact(body: z.infer<typeof CustomerBody>): CustomerFact | null {
  if (!body.updated_at || !body.created_at) return null;
  const content = {
    customerId: body.id,
    email: normalizeEmail(body.email),
    phone: body.phone,
    firstName: body.first_name ?? "",
    lastName: body.last_name ?? "",
    countryCode: body.default_address?.country_code ?? null,
    regionCode: body.default_address?.province_code ?? null,
    city: body.default_address?.city ?? null,
    createdAt: body.created_at,
  };
  return { ...content, version: body.updated_at, digest: digestOf(content) };
}

const changed = topic(CustomerBody, (body) => {
  const fact = customerFact(body);
  return fact ? { customers: [fact] } : { outcome: "dead", reason: "created_at or updated_at: is missing" };
});

const deleted = topic(z.object({ id: ShopifyId }), ({ id }, delivery) => ({
  customerDeletions: [{ customerId: id, deletedAt: happenedAt(delivery) }],
}));

const Merge = z.object({
  admin_graphql_api_customer_kept_id: Gid("Customer"),
  admin_graphql_api_customer_deleted_id: Gid("Customer"),
  status: maybe(z.string()),
});

const merged = topic(Merge, (body, delivery) => {
  const status = body.status?.toLowerCase() ?? "completed";
  if (status !== "completed") return { outcome: "ignored", reason: `the merge is ${status}` };
  const [keptId, mergedId] = [body.admin_graphql_api_customer_kept_id, body.admin_graphql_api_customer_deleted_id];
  return { merges: [{ keptId, mergedId, at: happenedAt(delivery) }] };
});

const PurchasingSummary = z.object({ customerId: Gid("Customer"), numberOfOrders: Whole, occurredAt: Instant });

const summarized = topic(PurchasingSummary, ({ customerId, numberOfOrders, occurredAt }) => ({
  lifetimeOrders: [{ customerId, orders: numberOfOrders, at: occurredAt }],
}));

const Tags = z.object({ customerId: Gid("Customer"), tags: z.array(z.string()), occurredAt: Instant });

const tagged = (present: boolean) =>
  topic(Tags, ({ customerId, tags, occurredAt }) => ({
    tagChanges: tags.map((tag) => ({ customerId, tag, present, at: occurredAt })),
  }));

export const customerTopics: Record<string, Topic> = {
  "customers/create": changed,
  "customers/update": changed,
  "customers/delete": deleted,
  "customers/merge": merged,
  "customers/purchasing_summary": summarized,
  "customer.tags_added": tagged(true),
  "customer.tags_removed": tagged(false),
};
