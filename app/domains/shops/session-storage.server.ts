import { Session } from "@shopify/shopify-api";
import { deleteTokens, expireAccessToken, findTokens, saveTokens } from "./admin-api/queries.server";
import { maySend } from "./model";
import { ensureShop, findShopByDomain } from "./queries.server";

const prefix = "offline_";

/**
 * Keeps the sessions of Shopify's app library where the workers' tokens are: a shop has one offline session, and it is
 * its pair of tokens. Online sessions are not used.
 */
export class ShopSessionStorage {
  async storeSession(session: Session): Promise<boolean> {
    if (session.isOnline) return false;
    const shop = await ensureShop(session.shop);
    if (!session.accessToken) {
      // So the library says that Shopify refused the token. What is stored may be newer than what it holds.
      await expireAccessToken(shop.id);
      return true;
    }
    const pair = {
      accessToken: session.accessToken,
      expiresAt: session.expires ?? null,
      refreshToken: session.refreshToken ?? null,
      refreshTokenExpiresAt: session.refreshTokenExpires ?? null,
      scope: session.scope ?? "",
    };
    await saveTokens(shop.id, pair, new Date());
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const shop = id.startsWith(prefix) ? await findShopByDomain(id.slice(prefix.length)) : null;
    // Tokens without an install are left of one that was interrupted: the library fetches new ones, and it begins again.
    const tokens = shop && maySend(shop) ? await findTokens(shop.id) : null;
    if (!shop || !tokens?.accessToken) return undefined;
    return new Session({
      id,
      shop: shop.domain,
      state: "",
      isOnline: false,
      scope: tokens.scope,
      accessToken: tokens.accessToken,
      // A token whose end nobody stored counts as ended, so that the library fetches one whose end is known.
      expires: tokens.expiresAt ?? new Date(0),
      ...(tokens.refreshToken && { refreshToken: tokens.refreshToken }),
      ...(tokens.refreshTokenExpiresAt && { refreshTokenExpires: tokens.refreshTokenExpiresAt }),
    });
  }

  async deleteSession(id: string): Promise<boolean> {
    const shop = id.startsWith(prefix) ? await findShopByDomain(id.slice(prefix.length)) : null;
    if (shop) await deleteTokens(shop.id);
    return true;
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await Promise.all(ids.map((id) => this.deleteSession(id)));
    return true;
  }

  async findSessionsByShop(domain: string): Promise<Session[]> {
    const session = await this.loadSession(prefix + domain);
    return session ? [session] : [];
  }
}
