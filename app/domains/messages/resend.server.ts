import { Resend } from "resend";
import { env } from "~/env.server";
import type { Attempt, FrozenRequest } from "./model";
import { pace } from "./pacing.server";

const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });

/** Trouble of the account or the service: the message itself is fine and waits. */
const accountTrouble = [
  "missing_api_key",
  "invalid_api_key",
  "restricted_api_key",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
];
const accountPauseSeconds = 300;

/** Sends one message, as fast as Resend lets the account, under a key that makes a repetition harmless. */
export async function post(request: FrozenRequest, idempotencyKey: string): Promise<Attempt> {
  await pace.turn();
  const { replyTo, ...rest } = request;
  const { data, error, headers } = await resend.emails.send(
    { ...rest, ...(replyTo && { replyTo }) },
    { idempotencyKey },
  );
  pace.heed(headers ?? {});
  if (!error) return { outcome: "accepted", resendId: data.id };
  const reason = `${error.name}: ${error.message}`;
  if (error.name === "rate_limit_exceeded") return { outcome: "postponed", seconds: retryAfter(headers), reason };
  if (accountTrouble.includes(error.name)) return { outcome: "postponed", seconds: accountPauseSeconds, reason };
  if (error.name === "concurrent_idempotent_requests") return { outcome: "in_doubt", reason };
  const isFinal = error.statusCode !== null && error.statusCode >= 400 && error.statusCode < 500;
  return isFinal ? { outcome: "refused", reason } : { outcome: "in_doubt", reason };
}

function retryAfter(headers: Record<string, string> | null): number {
  const seconds = Number(headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 1;
}
