import type { z } from "zod";
import { Cause } from "../../runs/model";
import type { Effect, WebhookPayload } from "../model";

/** What a request tells another tool. */
export interface WebhookBody {
  /** The same for each repetition of one request, so that it can be told from a new one. */
  id: string;
  event: "flow.step";
  occurredAt: string;
  flow: { id: number; name: string };
  step: { id: string; name: string };
  shopper: { id: string; customer: string | null };
  /** What started the run, as far as it is about goods; null when that is not known any more. */
  cause: { kind: string; properties: Record<string, unknown> } | null;
}

/** What may be told of what started a run. What somebody searched for or answered is theirs, and stays here. */
const toldOfCauses = [
  "productIds",
  "variantId",
  "collectionId",
  "quiz",
  "quantity",
  "totalMinor",
  "fromMinor",
  "toMinor",
];

/**
 * The body of a request. No address, number or name of a shopper is in it: another tool finds them by Shopify's number
 * of the customer, if the merchant let it (docs/decisions/029-what-leaves-a-flow.md).
 */
export function bodyOf(effect: Effect<z.infer<typeof WebhookPayload>>): WebhookBody {
  const { runId, number, flowId, flowName, step, profileId, customerId, payload, createdAt, cause } = effect;
  return {
    id: `run-${runId}-${number}`,
    event: "flow.step",
    occurredAt: createdAt.toISOString(),
    flow: { id: flowId, name: flowName },
    step: { id: step, name: payload.name },
    shopper: { id: profileId, customer: customerId === null ? null : `gid://shopify/Customer/${customerId}` },
    cause: causeOf(cause),
  };
}

function causeOf(stored: unknown): WebhookBody["cause"] {
  const cause = Cause.safeParse(stored);
  if (!cause.success) return null;
  const { kind, properties } = cause.data;
  return {
    kind,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => toldOfCauses.includes(name))),
  };
}
