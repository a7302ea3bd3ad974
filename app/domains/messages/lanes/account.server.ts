import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";

const key = deriveKey(env.APP_SECRET, "send-accounts");

/** Names the account at Resend that a key opens, without telling the key; the app's own for a shop without one. */
export function accountOf(apiKey: string | null): string {
  return apiKey === null ? "app" : mac(key, apiKey).toString("hex").slice(0, 32);
}
