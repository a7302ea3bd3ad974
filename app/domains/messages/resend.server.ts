import { Resend } from "resend";
import { env } from "~/env.server";
import { readAcceptance } from "./batches/acceptance";
import type { Attempt, Batch } from "./batches/model";
import { readRefusal } from "./batches/refusal";

const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });

/** Half of the lease: who waits for an answer still holds the batch. */
const patienceMilliseconds = 30_000;

export interface Posted {
  attempt: Attempt;
  /** How many requests a second Resend allows the account, where it says so. */
  perSecond: number | null;
}

/**
 * Hands a batch over, byte by byte as it was frozen, under a key that makes a repetition harmless. Of many mails, one
 * that is refused holds up no other. The caller has waited for its turn.
 * @param apiKey the shop's own; null for the app's
 */
export async function post(
  { kind, body, messageIds }: Pick<Batch, "kind" | "body" | "messageIds">,
  idempotencyKey: string,
  apiKey: string | null = null,
): Promise<Posted> {
  const { data, error, headers } = await resend.fetchRequest<unknown>(kind === "single" ? "/emails" : "/emails/batch", {
    method: "POST",
    body,
    headers: {
      authorization: `Bearer ${apiKey ?? env.RESEND_API_KEY}`,
      "content-type": "application/json",
      "user-agent": resend.userAgent,
      "idempotency-key": idempotencyKey,
      ...(kind === "batch" && { "x-batch-validation": "permissive" }),
    },
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  const limit = Number(headers?.["ratelimit-limit"]);
  return {
    attempt: error ? readRefusal(error, headers?.["retry-after"]) : readAcceptance(data, messageIds.length),
    perSecond: limit >= 1 ? Math.floor(limit) : null,
  };
}
