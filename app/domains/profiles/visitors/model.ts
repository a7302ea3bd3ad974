/** What a browser can show that is somebody's. */
export const claimSources = ["cart", "checkout", "click", "login", "quiz"] as const;
export type ClaimSource = (typeof claimSources)[number];

/** That a browser showed something that is somebody's. Whose it is may turn out later. */
export interface VisitorClaim {
  /** As Shopify's pixels name the browser. */
  clientId: string;
  source: ClaimSource;
  /** A customer's number, a cart's or a checkout's token, a quiz response, or `<message>:<link>:<milliseconds>` of a click. */
  key: string;
  at: Date;
  /** Whose that is, where what was shown says so by itself. */
  profileId: string | null;
}

/** Whose something is that a browser may have shown; null when it is nobody's any more. */
export interface ClaimOwner {
  source: ClaimSource;
  key: string;
  profileId: string | null;
}
