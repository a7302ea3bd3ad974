import { constantTimeEqual, mac } from "~/lib/hash";

/**
 * What Shopify signs of a request that it leads to the app: every parameter but the signature, decoded, those of one name
 * joined by commas, sorted by their bytes and put together with nothing between them.
 */
export function signedText(parameters: Iterable<readonly [name: string, value: string]>): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (name !== "signature") values.set(name, [...(values.get(name) ?? []), value]);
  }
  const parts = [...values].map(([name, list]) => Buffer.from(`${name}=${list.join(",")}`));
  return Buffer.concat(parts.toSorted(Buffer.compare)).toString("utf8");
}

/**
 * Whether Shopify signed just this: 64 small hexadecimal digits of HMAC-SHA256.
 * @param secrets the present client secret and, during a rotation, the former one
 */
export function isProxySigned(text: string, signature: string, secrets: readonly string[]): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  const given = Buffer.from(signature, "hex");
  return secrets.map((secret) => constantTimeEqual(mac(secret, text), given)).includes(true);
}
