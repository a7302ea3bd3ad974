import { expect, it } from "vitest";
import { readAppConfig } from "./app-config";

const TOML = `
client_id = "abc"
name = "Sample App"
application_url = "https://app.example.com"
embedded = true
[access_scopes]
scopes = "read_customers, read_orders"
optional_scopes = ["write_customers"]
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["orders/create", "orders/updated"]
  uri = "/webhooks"
  include_fields = ["id"]
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks/compliance"
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "sample"
`;

it("reads what Shopify learns about an app", () => {
  expect(readAppConfig(TOML)).toEqual({
    clientId: "abc",
    appName: "Sample App",
    appHandle: "sample-app",
    scopes: ["read_customers", "read_orders"],
    optionalScopes: ["write_customers"],
    apiVersion: "2026-07",
    subscriptions: [
      { topics: ["orders/create", "orders/updated"], uri: "/webhooks", includeFields: ["id"] },
      { topics: ["shop/redact"], uri: "/webhooks/compliance" },
    ],
    proxy: { path: "/proxy", subpath: "sample" },
  });
});

it("refuses what the sandbox cannot do", () => {
  expect(() => readAppConfig(TOML.replace('uri = "/webhooks"', 'uri = "pubsub://project:topic"'))).toThrow(
    "over HTTP only",
  );
  expect(() => readAppConfig(TOML.replace('include_fields = ["id"]', 'filter = "id:1"'))).toThrow("no webhook filters");
});
