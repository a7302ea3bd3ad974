import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import { env } from "~/env.server";

/** The Admin API version that every query is written for and checked against. */
export const apiVersion = ApiVersion.July26;

const appUrl = new URL(env.SHOPIFY_APP_URL);

/** Shopify without a browser in front: what workers call. Requests of merchants go through `~/shopify.server`. */
export const shopify = shopifyApi({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion,
  hostName: appUrl.host,
  hostScheme: appUrl.protocol === "http:" ? "http" : "https",
  isEmbeddedApp: true,
  logger: { level: 0 },
});
