import { createHmac } from "node:crypto";
import { env } from "~/env.server";
import { randomFrom } from "../../sandbox/factories/random";
import { signature, type WebhookDelivery } from "./door";

const secret = env.SHOPIFY_API_SECRET;

/** Ten ways to forge a delivery: each takes a body and leaves headers that must not be believed. */
const classes: Record<string, (body: string, chance: number) => Partial<WebhookDelivery>> = {
  "altered body": (body) => ({ body: body.replace("1", "2"), headers: { "x-shopify-hmac-sha256": signature(body) } }),
  "wrong secret": (body) => ({ secret: `${secret}x`, body }),
  "hex instead of base64": (body) => ({
    headers: { "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("hex") },
  }),
  "truncated signature": (body, chance) => ({
    headers: { "x-shopify-hmac-sha256": signature(body).slice(0, 1 + Math.floor(chance * 42)) },
  }),
  "empty signature": () => ({ headers: { "x-shopify-hmac-sha256": "" } }),
  "re-serialised JSON": (body) => ({
    body: JSON.stringify(JSON.parse(body), null, 1),
    headers: { "x-shopify-hmac-sha256": signature(body) },
  }),
  "sha1 instead of sha256": (body) => ({
    headers: { "x-shopify-hmac-sha256": createHmac("sha1", secret).update(body).digest("base64") },
  }),
  "unicode look-alike": (body) => ({
    body: `${body.slice(0, -1)},"é":1}`,
    headers: { "x-shopify-hmac-sha256": signature(`${body.slice(0, -1)},"e\u0301":1}`) },
  }),
  "one bit turned": (body, chance) => ({ headers: { "x-shopify-hmac-sha256": turned(signature(body), chance) } }),
  "another spelling of the same bytes": (body, chance) => ({
    headers: { "x-shopify-hmac-sha256": respelled(signature(body), chance) },
  }),
};

/** So many forged deliveries, of all classes in turn, the same for the same seed. */
export function* forgeries(count: number, seed: number): Generator<{ name: string; delivery: WebhookDelivery }> {
  const random = randomFrom(seed, "forgeries");
  const names = Object.keys(classes);
  for (let i = 0; i < count; i++) {
    const name = names[i % names.length] ?? "";
    const body = JSON.stringify({ id: 1000 + i, email: `shopper${i}@example.com`, total: "10.00" });
    yield { name, delivery: { topic: "orders/create", body, ...classes[name]?.(body, random.next()) } };
  }
}

/** Base64 that a lenient decoder reads as the same 32 bytes: without its padding, or with bits set that nobody reads. */
function respelled(base64: string, chance: number): string {
  if (chance < 0.5) return base64.replace(/=$/, "");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = alphabet.indexOf(base64.at(-2) ?? "");
  return `${base64.slice(0, -2)}${alphabet[last + 1]}=`;
}

function turned(base64: string, chance: number): string {
  const bytes = Buffer.from(base64, "base64");
  const at = Math.floor(chance * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance * 8));
  return bytes.toString("base64");
}
