import { createHmac } from "node:crypto";

/**
 * The signature of an app proxy request: lower-case hex of the HMAC-SHA256 over all parameters but `signature`, decoded,
 * repeated ones joined by commas, sorted by their bytes and put together without anything between them.
 */
export function proxySignature(query: URLSearchParams, clientSecret: string): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== "signature");
  const pairs = keys.map((key) => Buffer.from(`${key}=${query.getAll(key).join(",")}`));
  return createHmac("sha256", clientSecret)
    .update(Buffer.concat(pairs.sort((a, b) => a.compare(b))))
    .digest("hex");
}
