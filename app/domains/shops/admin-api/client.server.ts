import { setTimeout as sleep } from "node:timers/promises";
import { GraphqlQueryError, HttpResponseError, Session } from "@shopify/shopify-api";
import { z } from "zod";
import type { Shop } from "../model";
import { expireAccessToken } from "./queries.server";
import { shopify } from "./shopify.server";
import { freshAccessToken } from "./tokens.server";

const longestWaitMilliseconds = 20_000;

const Throttled = z.object({
  errors: z.object({
    graphQLErrors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
  }),
  extensions: z.object({
    cost: z.object({
      requestedQueryCost: z.number(),
      throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
    }),
  }),
});

/**
 * Asks the Admin API on behalf of a shop, with no browser in front. Waits and asks again when the shop's budget of
 * query cost is used up; renews the access token, once, when Shopify refuses it.
 * @param schema what the answer's `data` must look like
 * @param retries how often it is asked again when no answer comes; 0 for what must not happen twice
 * @throws ReauthorizationNeeded; GraphqlQueryError with Shopify's own words
 */
export async function adminRequest<Data>(
  shop: Pick<Shop, "id" | "domain">,
  operation: string,
  variables: Record<string, unknown>,
  schema: z.ZodType<Data>,
  now: Date,
  retries = 2,
): Promise<Data> {
  for (let attempt = 1; ; attempt++) {
    try {
      return schema.parse(await request(shop, operation, { variables, retries }, now));
    } catch (error) {
      const wait = throttleWait(error);
      if (wait !== null && attempt <= 10) await sleep(wait);
      else if (isUnauthorized(error) && attempt === 1) await expireAccessToken(shop.id);
      else throw error;
    }
  }
}

async function request(
  shop: Pick<Shop, "id" | "domain">,
  operation: string,
  options: { variables: Record<string, unknown>; retries: number },
  now: Date,
) {
  const accessToken = await freshAccessToken(shop.id, shop.domain, now);
  const session = new Session({
    id: shopify.session.getOfflineId(shop.domain),
    shop: shop.domain,
    state: "",
    isOnline: false,
    accessToken,
  });
  const { data } = await new shopify.clients.Graphql({ session }).request(operation, options);
  return data;
}

/** How long until the bucket holds what the query costs, in milliseconds; null if the error is another one. */
function throttleWait(error: unknown): number | null {
  if (!(error instanceof GraphqlQueryError)) return null;
  const body = Throttled.safeParse(error.body);
  if (!body.success) return null;
  const isThrottled = body.data.errors.graphQLErrors?.some((one) => one.extensions?.code === "THROTTLED");
  if (!isThrottled) return null;
  const { requestedQueryCost, throttleStatus } = body.data.extensions.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.min(longestWaitMilliseconds, Math.max(1000, (missing / throttleStatus.restoreRate) * 1000));
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof HttpResponseError && error.response.code === 401;
}
