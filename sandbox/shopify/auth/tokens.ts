import { randomBytes } from "node:crypto";

export interface TokenPair {
  accessToken: string;
  /** Left of the access token's life, in seconds; null when it never ends. */
  expiresInSeconds: number | null;
  refreshToken: string | null;
  refreshTokenExpiresInSeconds: number | null;
}

export interface TokenLifetimes {
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** How long a former refresh token may be retried, counted from its first use. */
  retrySeconds: number;
}

interface Grant {
  shop: string;
  accessToken: string;
  expiresAt: number | null;
  refresh: RefreshToken | null;
}

interface RefreshToken {
  token: string;
  shop: string;
  expiresAt: number;
  firstUsedAt: number | null;
  successor: Grant | null;
  dead: boolean;
}

/** Access and refresh tokens of all shops. Nothing is deleted but by `revoke`, so that a stale token is known as such. */
export class TokenVault {
  private readonly grants = new Map<string, Grant>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  private readonly exchanges = new Map<string, Grant>();

  constructor(
    private readonly clock: () => Date,
    private readonly lifetimes: TokenLifetimes,
  ) {}

  /** Issues a token for a session token. The same exchange asked twice, as two loaders of one page do, gives the same. */
  exchange(shop: string, subjectToken: string, kind: "offline" | "expiring" | "online"): TokenPair {
    const asked = `${kind}/${subjectToken}`;
    const before = this.exchanges.get(asked);
    const grant =
      before ?? this.issue(shop, kind === "offline" ? null : this.lifetimes.accessTokenSeconds, kind === "expiring");
    this.exchanges.set(asked, grant);
    return this.describe(grant);
  }

  /**
   * Trades a refresh token for a new pair. The former token answers with that same pair again until the new refresh
   * token is used, so that a response lost on its way costs nothing. Null when the token is dead.
   */
  refresh(shop: string, token: string): TokenPair | null {
    const refresh = this.refreshTokens.get(token);
    const now = this.now();
    if (!refresh || refresh.dead || refresh.shop !== shop || now >= refresh.expiresAt) return null;
    if (refresh.firstUsedAt !== null && now >= refresh.firstUsedAt + this.lifetimes.retrySeconds * 1000) return null;

    for (const former of this.refreshTokens.values()) {
      if (former.successor?.refresh === refresh) former.dead = true;
    }
    refresh.firstUsedAt ??= now;
    refresh.successor ??= this.issue(shop, this.lifetimes.accessTokenSeconds, true);
    return this.describe(refresh.successor);
  }

  /** Whether an access token opens a shop now. */
  opens(shop: string, accessToken: string): boolean {
    const grant = this.grants.get(accessToken);
    return grant?.shop === shop && (grant.expiresAt === null || this.now() < grant.expiresAt);
  }

  /** Gives up a single access token, as a move from a lasting to an expiring one does. */
  revokeToken(accessToken: string): void {
    this.grants.delete(accessToken);
  }

  /** Ends everything a shop has ever granted. */
  revoke(shop: string): void {
    for (const [token, grant] of this.grants) if (grant.shop === shop) this.grants.delete(token);
    for (const [asked, grant] of this.exchanges) if (grant.shop === shop) this.exchanges.delete(asked);
    for (const refresh of this.refreshTokens.values()) if (refresh.shop === shop) refresh.dead = true;
  }

  private issue(shop: string, seconds: number | null, refreshable: boolean): Grant {
    const expiresAt = seconds === null ? null : this.now() + seconds * 1000;
    const grant: Grant = { shop, accessToken: `shpat_${unguessable()}`, expiresAt, refresh: null };
    if (refreshable) {
      grant.refresh = {
        token: `shprt_${unguessable()}`,
        shop,
        expiresAt: this.now() + this.lifetimes.refreshTokenSeconds * 1000,
        firstUsedAt: null,
        successor: null,
        dead: false,
      };
      this.refreshTokens.set(grant.refresh.token, grant.refresh);
    }
    this.grants.set(grant.accessToken, grant);
    return grant;
  }

  private describe({ accessToken, expiresAt, refresh }: Grant): TokenPair {
    return {
      accessToken,
      expiresInSeconds: expiresAt === null ? null : this.secondsUntil(expiresAt),
      refreshToken: refresh?.token ?? null,
      refreshTokenExpiresInSeconds: refresh && this.secondsUntil(refresh.expiresAt),
    };
  }

  private secondsUntil(time: number): number {
    return Math.max(0, Math.ceil((time - this.now()) / 1000));
  }

  private now(): number {
    return this.clock().getTime();
  }
}

function unguessable(): string {
  return randomBytes(16).toString("hex");
}
