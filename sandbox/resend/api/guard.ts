import type { Request, RequestHandler, Response } from "express";
import type { ApiKey } from "../options";
import type { Faults } from "../faults/faults";
import { refuseWith, route } from "./answers";
import { takeToken, type TokenBucket } from "./rate-limit";
import { invalidApiKey, missingApiKey, tooManyRequests } from "./refusals";

export interface GuardParts {
  readonly apiKeys: readonly ApiKey[];
  readonly requestsPerSecond: number;
  readonly clock: () => Date;
  readonly faults: Faults;
}

export type TeamHandler = (request: Request, response: Response, team: string) => void | Promise<void>;

/** Lets a request through to `handler` when its key is known and its team is within the rate limit. */
export function createGuard(parts: GuardParts): (handler: TeamHandler) => RequestHandler {
  const buckets = new Map<string, TokenBucket>();

  function withinLimit(team: string, response: Response): boolean {
    const decision = takeToken(buckets.get(team), parts.requestsPerSecond, parts.clock());
    buckets.set(team, decision.bucket);
    response.set(decision.headers);
    if (decision.allowed && parts.faults.take("answer-429")) {
      response.set({ "ratelimit-remaining": "0", "retry-after": "1" });
      return false;
    }
    return decision.allowed;
  }

  return (handler) =>
    route((request, response) => {
      const key = /^Bearer\s+(\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
      if (key === undefined) return refuseWith(response, missingApiKey);
      const team = parts.apiKeys.find((known) => known.key === key)?.team;
      if (team === undefined) return refuseWith(response, invalidApiKey);
      if (!withinLimit(team, response)) return refuseWith(response, tooManyRequests(parts.requestsPerSecond));
      return handler(request, response, team);
    });
}
