import { createHmac } from "node:crypto";

export interface SignedContent {
  /** The svix-id, the same for every attempt of one delivery. */
  readonly id: string;
  /** The svix-timestamp in whole seconds. */
  readonly timestamp: string;
  readonly body: string;
}

/** The svix-signature: `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. */
export function sign(secret: string, { id, timestamp, body }: SignedContent): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
}
