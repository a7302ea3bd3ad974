import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const Subscription = z.object({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
});

const AppConfig = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }).optional(),
  webhooks: z.object({ api_version: z.string(), subscriptions: z.array(Subscription) }),
});

const text = readFileSync("shopify.app.toml", "utf8");
const { access_scopes, app_proxy, webhooks } = AppConfig.parse(parse(text));

/** The file each subscription's own comment names, null where there is none; in the order of the subscriptions. */
const handlers = text
  .split(/^ *\[\[webhooks\.subscriptions\]\]/m)
  .slice(0, -1)
  .map((before) => /# Handled by: (\S+)\s*$/.exec(before)?.[1] ?? null);

export const grantedScopes: ReadonlySet<string> = new Set(access_scopes.scopes.split(","));
/** What a merchant may grant later, and the app works without. */
export const optionalScopes: ReadonlySet<string> = new Set(access_scopes.optional_scopes);
/** What is led from storefronts to the app, if anything. */
export const appProxy = app_proxy ?? null;
export const apiVersionOfWebhooks = webhooks.api_version;
export const subscriptions = webhooks.subscriptions.map(({ topics, compliance_topics, uri }, i) => ({
  topics,
  complianceTopics: compliance_topics,
  uri,
  handledBy: handlers[i] ?? null,
}));
