import { readFileSync } from "node:fs";
import { isEnumType } from "graphql";
import { expect, test } from "vitest";
import { apiVersion } from "~/domains/shops/admin-api/shopify.server";
import { topics } from "~/domains/ingest/topics/registry";
import { apiVersionOfWebhooks, subscriptions } from "./app-config";
import { schemaOf, webhookTopic } from "./admin-schema";

const handlers = import.meta.glob<Record<string, unknown>>("../../app/**/topics/*.ts", { eager: true });

test.each(["2026-07", "2026-10"])("every topic subscribed to exists in %s", (version) => {
  const subscribed = subscriptions.flatMap((subscription) => subscription.topics);
  expect(subscribed.filter((topic) => !webhookTopic(schemaOf(version).schema, topic))).toEqual([]);
});

test("a topic Shopify does not have is not found", () => {
  const { schema } = schemaOf("2026-07");
  expect(isEnumType(schema.getType("WebhookSubscriptionTopic"))).toBe(true);
  // The second is spelled as its constant would suggest, but Shopify's topic has a dot.
  expect(["orders/created", "customer/tags_added"].map((topic) => webhookTopic(schema, topic))).toEqual([null, null]);
});

test("what is subscribed to is what is understood, once each", () => {
  const subscribed = subscriptions.flatMap((subscription) => [
    ...subscription.topics,
    ...subscription.complianceTopics,
  ]);
  expect(subscribed.sort()).toEqual(Object.keys(topics).sort());
});

test.each(subscriptions)(
  "$handledBy handles just the topics under its name",
  ({ topics, complianceTopics, handledBy }) => {
    const handler =
      handlers[`../../${handledBy}`] ?? expect.fail(`"# Handled by:" names no file with topics: ${handledBy}`);
    const tables = Object.values(handler).filter((value) => typeof value === "object" && value !== null);
    const handled = tables.map((table) => Object.keys(table).sort());
    expect(handled).toContainEqual([...topics, ...complianceTopics].sort());
  },
);

test("deliveries come to a door that is there, in the version the app speaks", () => {
  const server = readFileSync("app/server.ts", "utf8");
  for (const { uri } of subscriptions) expect(server).toContain(`"POST ${uri}"`);
  expect(apiVersionOfWebhooks).toBe(apiVersion);
});
