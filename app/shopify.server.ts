import "@shopify/shopify-app-remix/adapters/node";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { apiVersion, install, ShopSessionStorage } from "~/domains/shops/index.server";
import { env } from "~/env.server";
import { log } from "~/log.server";

/**
 * Shopify with a merchant's browser in front. A page's session token is exchanged for an offline access token that
 * expires; opening the app for the first time, or again after an uninstall, is the install.
 */
export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.SHOPIFY_APP_URL,
  apiVersion,
  distribution: AppDistribution.AppStore,
  sessionStorage: new ShopSessionStorage(),
  useOnlineTokens: false,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: {
    afterAuth: ({ session }) => install(session.shop, session.scope ?? "", new Date()),
  },
  // At debug the library logs whole queries, with whatever an address bar carries.
  logger: { level: 1, log: async (_severity, message) => log.warn({ from: "shopify-app-remix" }, message) },
});
