import { Resend } from "resend";
import { env } from "~/env.server";

const resend = new Resend(env.RESEND_API_KEY);

/**
 * Whether Resend signed this body within the last five minutes (Svix's scheme, constant-time).
 * @param secret what the account signs with; the app's account's when left out
 */
export function verifyResendWebhook(
  payload: string,
  headers: { id: string; timestamp: string; signature: string },
  secret = env.RESEND_WEBHOOK_SECRET,
): boolean {
  try {
    resend.webhooks.verify({ payload, headers, webhookSecret: secret });
    return true;
  } catch {
    // The library tells a forgery, a stale timestamp and a missing header by throwing; all three are refused alike.
    return false;
  }
}
