import { z } from "zod";

const Answer = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
  extensions: z
    .object({ cost: z.object({ requestedQueryCost: z.number(), actualQueryCost: z.number().nullable() }) })
    .optional(),
});

/** What the application asked of the Admin API so far, and what that cost in Shopify's points. */
export interface AdminCosts {
  requests: number;
  throttled: number;
  points: number;
  dearestRequest: number;
  stop(): void;
}

/** Counts what goes over the line that `connectShopify` laid; answers pass unchanged. */
export function countAdminCosts(): AdminCosts {
  const through = globalThis.fetch;
  const costs = {
    requests: 0,
    throttled: 0,
    points: 0,
    dearestRequest: 0,
    stop: () => void (globalThis.fetch = through),
  };
  globalThis.fetch = async (input, init) => {
    const response = await through(input, init);
    if (!String(input).endsWith("/graphql.json")) return response;
    const { errors, extensions } = Answer.parse(await response.clone().json());
    costs.requests += 1;
    costs.throttled += errors?.some((error) => error.extensions?.code === "THROTTLED") ? 1 : 0;
    costs.points += extensions?.cost.actualQueryCost ?? 0;
    costs.dearestRequest = Math.max(costs.dearestRequest, extensions?.cost.requestedQueryCost ?? 0);
    return response;
  };
  return costs;
}
