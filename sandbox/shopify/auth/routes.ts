import { type Request, type Response, Router } from "express";
import type { Installation, Installations } from "../installations";
import type { Faults } from "../faults";
import { type AppKeys, readSessionToken } from "./session-token";
import { type GrantRequest, readGrantRequest } from "./grant-request";
import type { TokenPair, TokenVault } from "./tokens";

interface AuthOptions extends AppKeys {
  vault: TokenVault;
  installations: Installations;
  faults: Faults;
  clock: () => Date;
}

class Refusal {
  constructor(
    readonly error: string,
    readonly description: string,
  ) {}
}

/** POST /admin/oauth/access_token: session tokens for access tokens, refresh tokens for new pairs. */
export function authRoutes(options: AuthOptions): Router {
  const router = Router();

  router.post("/admin/oauth/access_token", (request: Request, response: Response) => {
    const installation = options.installations.of(request);
    const body: unknown = request.body;
    const asked = readGrantRequest(body);
    const answer = asked
      ? grant(options, installation, asked)
      : new Refusal("invalid_request", "The request is no token exchange and no refresh of an access token.");

    if (answer instanceof Refusal) {
      response.status(400).json({ error: answer.error, error_description: answer.description });
    } else if (asked?.asks === "refresh" && options.faults.takeDroppedRefresh()) {
      response.destroy();
    } else {
      response.json(answer);
    }
  });
  return router;
}

function grant(options: AuthOptions, installation: Installation, asked: GrantRequest): object {
  const { vault, clock } = options;
  const shop = installation.store.shop.domain;
  if (asked.clientId !== options.clientId) return new Refusal("application_cannot_be_found", "Unknown client_id.");
  if (asked.clientSecret !== options.clientSecret) return new Refusal("invalid_client", "Wrong client_secret.");

  switch (asked.asks) {
    case "refresh": {
      const pair = vault.refresh(shop, asked.refreshToken);
      return pair ? tokenBody(installation, pair) : new Refusal("invalid_grant", "This refresh token is not valid.");
    }
    case "migration": {
      if (!vault.opens(shop, asked.lastingToken)) {
        return new Refusal("invalid_subject_token", "The access token to replace is not valid.");
      }
      vault.revokeToken(asked.lastingToken);
      return tokenBody(installation, vault.exchange(shop, asked.lastingToken, "expiring"));
    }
    case "exchange": {
      const claims = readSessionToken(asked.sessionToken, options, shop, clock());
      if (!claims) return new Refusal("invalid_subject_token", "The session token is not valid or no longer.");
      installation.installedAt ??= clock();
      const body = tokenBody(installation, vault.exchange(shop, asked.sessionToken, asked.kind));
      return asked.kind === "online" ? { ...body, ...associatedUser(installation, claims.sub) } : body;
    }
  }
}

function tokenBody({ scopes }: Installation, pair: TokenPair): object {
  return {
    access_token: pair.accessToken,
    scope: scopes.join(","),
    ...(pair.expiresInSeconds !== null && { expires_in: pair.expiresInSeconds }),
    ...(pair.refreshToken !== null && {
      refresh_token: pair.refreshToken,
      refresh_token_expires_in: pair.refreshTokenExpiresInSeconds,
    }),
  };
}

/** The store's owner is the only user of its admin. */
function associatedUser({ scopes, store }: Installation, userId: string): object {
  return {
    associated_user_scope: scopes.join(","),
    associated_user: {
      id: Number(userId),
      first_name: store.shop.name,
      last_name: "",
      email: store.shop.email,
      account_owner: true,
      locale: "en",
      collaborator: false,
      email_verified: true,
    },
  };
}
