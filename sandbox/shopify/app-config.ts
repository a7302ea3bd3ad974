import { parse } from "smol-toml";
import { z } from "zod";
import { Subscription } from "./webhooks/subscription";

const Toml = z.object({
  client_id: z.string(),
  name: z.string(),
  handle: z.string().optional(),
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()).default([]) }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z
      .array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
          include_fields: z.array(z.string()).optional(),
          name: z.string().optional(),
          filter: z
            .undefined("The sandbox evaluates no webhook filters: leave `filter` out of shopify.app.toml.")
            .optional(),
        }),
      )
      .default([]),
  }),
  app_proxy: z.object({ url: z.string(), subpath: z.string() }).optional(),
});

/** What Shopify learns about an app from its `shopify.app.toml`: options of `createShopify`, under the same names. */
export interface AppConfig {
  clientId: string;
  appName: string;
  appHandle: string;
  scopes: string[];
  optionalScopes: string[];
  apiVersion: string;
  subscriptions: Subscription[];
  proxy?: { path: string; subpath: string };
}

/** Reads the text of a `shopify.app.toml`. Throws when something the sandbox needs is missing. */
export function readAppConfig(toml: string): AppConfig {
  const config = Toml.parse(parse(toml));
  return {
    clientId: config.client_id,
    appName: config.name,
    appHandle: config.handle ?? config.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    scopes: config.access_scopes.scopes
      .split(",")
      .map((scope) => scope.trim())
      .filter(Boolean),
    optionalScopes: config.access_scopes.optional_scopes,
    apiVersion: config.webhooks.api_version,
    subscriptions: config.webhooks.subscriptions.map(({ topics, compliance_topics, uri, include_fields, name }) =>
      Subscription.parse({ topics: [...topics, ...compliance_topics], uri, includeFields: include_fields, name }),
    ),
    ...(config.app_proxy && {
      proxy: { path: new URL(config.app_proxy.url, "http://app").pathname, subpath: config.app_proxy.subpath },
    }),
  };
}
