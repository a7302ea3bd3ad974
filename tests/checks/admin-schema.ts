import { type GraphQLEnumValue, type GraphQLSchema, isEnumType } from "graphql";
import { adminSchema, type AdminSchema } from "../../sandbox/shopify/graphql/schema";

/** Shopify's schema of one Admin API version, such as "2026-07". Throws when there is none to check against. */
export function schemaOf(version: string): AdminSchema {
  const admin = adminSchema(version);
  if (!admin) throw new Error(`@shopify/dev-mcp has no schema of ${version}: check against a version it has.`);
  return admin;
}

/** What Shopify says of a topic, null when it has none of that very name: ORDERS_CREATE for "orders/create". */
export function webhookTopic(schema: GraphQLSchema, topic: string): GraphQLEnumValue | null {
  const type = schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(type)) throw new Error("The schema has no WebhookSubscriptionTopic.");
  const value = type.getValue(topic.replace(/[/.]/g, "_").toUpperCase());
  return value?.description?.includes(`\`${topic}\``) ? value : null;
}
