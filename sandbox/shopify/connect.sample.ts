// A process of an app in miniature: it knows Shopify's own library and a session token, and nothing of any sandbox.
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";

const [, , shop = "", sessionToken = "", clientId = "", clientSecret = ""] = process.argv;

const shopify = shopifyApi({
  apiKey: clientId,
  apiSecretKey: clientSecret,
  hostName: "app.example.com",
  apiVersion: ApiVersion.July26,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});

const { session } = await shopify.auth.tokenExchange({
  shop,
  sessionToken,
  requestedTokenType: RequestedTokenType.OfflineAccessToken,
  expiring: true,
});
const client = new shopify.clients.Graphql({ session });
const answer: unknown = (await client.request("{ shop { name } }")).data;
const { session: refreshed } = await shopify.auth.refreshToken({ shop, refreshToken: session.refreshToken ?? "" });
console.log(JSON.stringify({ answer, isRefreshed: refreshed.accessToken !== session.accessToken }));
