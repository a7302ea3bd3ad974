import { Resend } from "resend";
import { env } from "~/env.server";
import type { Attempt, FrozenRequest } from "./model";
import { pace } from "./pacing.server";
import { readRefusal } from "./refusal";

const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });

/** Half of the lease: who waits for an answer still holds the message. */
const patienceMilliseconds = 30_000;

/** Sends one message under a key that makes a repetition harmless. The caller has waited for its turn. */
export async function post(request: FrozenRequest, idempotencyKey: string): Promise<Attempt> {
  const { replyTo, ...rest } = request;
  const { data, error, headers } = await resend.emails.send(
    { ...rest, ...(replyTo && { replyTo }) },
    { idempotencyKey, signal: AbortSignal.timeout(patienceMilliseconds) },
  );
  pace.heed(headers ?? {});
  return error ? readRefusal(error, headers?.["retry-after"]) : { outcome: "accepted", resendId: data.id };
}
