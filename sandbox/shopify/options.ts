import { z } from "zod";
import type { Store } from "./store/model";
import { Subscription } from "./webhooks/subscription";

const HOUR = 3600;
const DAY = 24 * HOUR;

const Settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.array(z.string()),
  /** What the app may ask a merchant for later. */
  optionalScopes: z.array(z.string()).default([]),
  /** Where the app listens. */
  appUrl: z.url(),
  /** Where this server is reached; left out, where it listens. */
  publicUrl: z.url().optional(),
  appName: z.string().default("Tessera"),
  appHandle: z.string().default("tessera"),
  apiVersion: z.string().default("2026-07"),
  subscriptions: z.array(Subscription).default([]),
  proxy: z.object({ subpath: z.string().default("tessera"), path: z.string().default("/proxy") }).prefault({}),
  /** Folder with the app's extensions; left out, it has none. */
  extensionsFolder: z.string().nullable().default(null),
  /** Folder for the results of bulk operations. */
  dataFolder: z.string(),
  accessTokenSeconds: z.number().positive().default(HOUR),
  refreshTokenSeconds: z
    .number()
    .positive()
    .default(90 * DAY),
  refreshRetrySeconds: z
    .number()
    .positive()
    .default(30 * DAY),
  throttle: z
    .object({ maximumAvailable: z.number().positive().default(2000), restoreRate: z.number().positive().default(100) })
    .prefault({}),
  /** How long a bulk operation takes at least. */
  bulkDurationMs: z.number().min(0).default(400),
  /** Shopify tries eight times again within four hours; here it is over in half a minute. */
  webhookRetryDelaysMs: z.array(z.number().min(0)).default([100, 200, 400, 800, 1600, 3200, 6400, 12_800]),
});

export type ShopifySettings = z.output<typeof Settings>;

export interface ShopifyOptions extends z.input<typeof Settings> {
  stores: Iterable<Store>;
  clock?: () => Date;
}

export function readSettings(options: ShopifyOptions): ShopifySettings {
  return Settings.parse(options);
}
