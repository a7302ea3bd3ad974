import { mac } from "~/lib/hash";

const prefix = "whsec_";

/** A key from random bytes, as the tools of Standard Webhooks write it. */
export function writeSecret(bytes: Buffer): string {
  return `${prefix}${bytes.toString("base64")}`;
}

/**
 * The headers by which the other side tells that a body is from here, is whole, is not old, and whether it has had it
 * (standardwebhooks.com): HMAC-SHA-256 over id, time and body with each of the keys.
 * @param secrets the present key, and the one before it while that is still good
 */
export function sign(
  { id, body, at }: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${mac(key, `${id}.${timestamp}.${body}`).toString("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
