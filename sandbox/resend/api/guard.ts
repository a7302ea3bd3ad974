import type { Request, RequestHandler, Response } from "express";
import type { ApiKey } from "../options";
import type { Faults } from "../faults/faults";
import { refuseWith, route } from "./answers";
import { takeToken, type TokenBucket } from "./rate-limit";
import { invalidApiKey, missingApiKey, restrictedApiKey, tooManyRequests } from "./refusals";

export interface GuardParts {
  readonly apiKeys: readonly ApiKey[];
  readonly requestsPerSecond: number;
  readonly clock: () => Date;
  readonly faults: Faults;
}

export type TeamHandler = (request: Request, response: Response, team: string) => void | Promise<void>;

/** Lets a request through to a handler when its key is known, may do this, and its team is within the rate limit. */
export type Guard = (handler: TeamHandler, needs?: "sending" | "full") => RequestHandler;

export function createGuard(parts: GuardParts): Guard {
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

  return (handler, needs = "sending") =>
    route((request, response) => {
      const key = /^Bearer\s+(\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
      if (key === undefined) return refuseWith(response, missingApiKey);
      const owner = parts.apiKeys.find((known) => known.key === key);
      if (!owner) return refuseWith(response, invalidApiKey);
      if (needs === "full" && owner.access === "sending") return refuseWith(response, restrictedApiKey);
      const { team } = owner;
      if (!withinLimit(team, response)) return refuseWith(response, tooManyRequests(parts.requestsPerSecond));
      return handler(request, response, team);
    });
}
