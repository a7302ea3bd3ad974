import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "@shopify/shopify-api";
import { findShopByDomain, install, ShopSessionStorage } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { env } from "~/env.server";
import { readAppConfig } from "../../sandbox/shopify/app-config";
import type { ShopifyOptions } from "../../sandbox/shopify/options";
import { createShopify, type Shopify } from "../../sandbox/shopify/server";
import type { Store } from "../../sandbox/shopify/store/model";
import { openDoor } from "./door";

/** A Shopify that the application under test asks, and that delivers its webhooks to the application's real door. */
export interface ConnectedShopify extends Shopify {
  /**
   * What opening the app does: tokens are exchanged and stored, and the install begins.
   * @param scopes what the merchant grants, where that is not what the app asks for
   */
  open(domain: string, now: Date, scopes?: string[]): Promise<Shop>;
}

/** Starts it for one store. Once per test file: where the application looks for Shopify is set for the process. */
export async function connectShopify(store: Store, given: Partial<ShopifyOptions> = {}): Promise<ConnectedShopify> {
  const door = await openDoor(shopifyWebhooks);
  const dataFolder = await mkdtemp(join(tmpdir(), "tessera-shopify-"));
  const config = readAppConfig(await readFile("shopify.app.toml", "utf8"));
  const shopify = createShopify({
    ...config,
    clientId: env.SHOPIFY_API_KEY,
    clientSecret: env.SHOPIFY_API_SECRET,
    appUrl: door.url,
    stores: [store],
    dataFolder,
    bulkDurationMs: 0,
    webhookRetryDelaysMs: [5, 10],
    ...given,
  });
  await shopify.listen();
  process.env["SANDBOX_SHOPIFY_URL"] = shopify.url;
  await import("../../sandbox/connect.mjs");

  const asked = given.scopes ?? config.scopes;
  const open = async (domain: string, now: Date, scopes = asked): Promise<Shop> => {
    if (scopes !== asked) shopify.grantScopes(domain, scopes);
    const pair = shopify.install(domain);
    const scope = scopes.join(",");
    const ends = (seconds: number | null) => new Date(now.getTime() + (seconds ?? 0) * 1000);
    const session = new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      scope,
      accessToken: pair.accessToken,
      expires: ends(pair.expiresInSeconds),
      ...(pair.refreshToken && { refreshToken: pair.refreshToken }),
      refreshTokenExpires: ends(pair.refreshTokenExpiresInSeconds),
    });
    await new ShopSessionStorage().storeSession(session);
    await install(domain, scope, now);
    const shop = await findShopByDomain(domain);
    if (!shop) throw new Error("The install left no shop");
    return shop;
  };
  return {
    ...shopify,
    get url() {
      return shopify.url;
    },
    open,
    async close() {
      await shopify.close();
      await door.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
