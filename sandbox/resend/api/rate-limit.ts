/** A bucket of request tokens that fills up again at `perSecond`. */
export interface TokenBucket {
  readonly tokens: number;
  readonly filledAt: Date;
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly bucket: TokenBucket;
  /** Answer headers; `retry-after` only when refused. Times in whole seconds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a token if there is one. A team's first request finds its bucket full. */
export function takeToken(bucket: TokenBucket | undefined, perSecond: number, now: Date): RateDecision {
  const elapsedSeconds = bucket ? Math.max(0, now.getTime() - bucket.filledAt.getTime()) / 1000 : Infinity;
  const available = Math.min(perSecond, (bucket?.tokens ?? 0) + elapsedSeconds * perSecond);
  const allowed = available >= 1;
  const tokens = allowed ? available - 1 : available;
  return {
    allowed,
    bucket: { tokens, filledAt: now },
    headers: {
      "ratelimit-limit": String(perSecond),
      "ratelimit-policy": `${perSecond};w=1`,
      "ratelimit-remaining": String(Math.floor(tokens)),
      "ratelimit-reset": String(Math.ceil((perSecond - tokens) / perSecond)),
      ...(!allowed && { "retry-after": String(Math.ceil((1 - tokens) / perSecond)) }),
    },
  };
}
