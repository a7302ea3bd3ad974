import { HttpResponseError } from "@shopify/shopify-api";
import { withTokensLocked, type TokenPair } from "./queries.server";
import { shopify } from "./shopify.server";

/** A token is renewed this long before it ends, so that none ends on its way. */
const marginMilliseconds = 5 * 60_000;

/** How the shop's pair of tokens is held and stored while it is renewed. */
export type WithTokens = typeof withTokensLocked;

/** The shop has no token that works and none to renew it with. */
export class ReauthorizationNeeded extends Error {
  constructor(domain: string) {
    super(`${domain} has to be opened in the Shopify admin once, so that Shopify gives a new access token`);
  }
}

/**
 * An access token that holds for some minutes. The shop's row is locked while it is renewed: one process does it, the
 * others wait for its result. If this process dies between Shopify's answer and the commit, the former refresh token
 * is still stored, and Shopify still takes it until the new one is used.
 * @param withTokens left to proofs, which let the process die in the middle of it
 * @throws ReauthorizationNeeded
 */
export async function freshAccessToken(
  shopId: number,
  domain: string,
  now: Date,
  withTokens: WithTokens = withTokensLocked,
): Promise<string> {
  return withTokens(shopId, async (tokens, save) => {
    if (tokens?.accessToken && isFresh(tokens, now)) return tokens.accessToken;
    if (!tokens?.refreshToken) throw new ReauthorizationNeeded(domain);
    const given = await renew(domain, tokens.refreshToken);
    if (!given.accessToken) throw new ReauthorizationNeeded(domain);
    // An answer without a refresh token ends nothing: Shopify goes on taking the former one.
    const { refreshToken, refreshTokenExpiresAt } = given.refreshToken ? given : tokens;
    await save({ ...given, refreshToken, refreshTokenExpiresAt }, now);
    return given.accessToken;
  });
}

/** A token whose end nobody stored counts as ended. */
function isFresh(tokens: TokenPair, now: Date): boolean {
  return tokens.expiresAt !== null && tokens.expiresAt.getTime() - now.getTime() > marginMilliseconds;
}

async function renew(domain: string, refreshToken: string): Promise<TokenPair> {
  const { session } = await shopify.auth.refreshToken({ shop: domain, refreshToken }).catch((error: unknown) => {
    if (error instanceof HttpResponseError && error.response.code === 400) throw new ReauthorizationNeeded(domain);
    throw error;
  });
  return {
    accessToken: session.accessToken ?? null,
    expiresAt: session.expires ?? null,
    refreshToken: session.refreshToken ?? null,
    refreshTokenExpiresAt: session.refreshTokenExpires ?? null,
    scope: session.scope ?? "",
  };
}
