import { createHash, createHmac, randomUUID } from "node:crypto";
import { type AppKeys, mintSessionToken } from "../auth/session-token";
import type { Installation } from "../installations";

/** The store's owner, the only user of its admin. */
const OWNER_ID = "1";

export function sessionTokenFor({ store }: Installation, keys: AppKeys, now: Date): string {
  const { domain } = store.shop;
  return mintSessionToken(keys, { shop: domain, userId: OWNER_ID, jti: randomUUID(), sid: sessionId(domain) }, now);
}

/** The address at which Shopify's admin opens a page of an embedded app, signed and with a fresh session token. */
export function launchUrl(
  installation: Installation,
  app: AppKeys & { appUrl: string },
  path: string,
  now: Date,
): string {
  const { domain } = installation.store.shop;
  const [name = domain] = domain.split(".");
  const url = new URL(path, app.appUrl);
  const params = new URLSearchParams(url.search);
  params.set("embedded", "1");
  params.set("host", Buffer.from(`admin.shopify.com/store/${name}`).toString("base64").replace(/=+$/, ""));
  params.set("id_token", sessionTokenFor(installation, app, now));
  params.set("locale", "en");
  params.set("session", sessionId(domain));
  params.set("shop", domain);
  params.set("timestamp", String(Math.floor(now.getTime() / 1000)));
  params.sort();
  params.set("hmac", createHmac("sha256", app.clientSecret).update(params.toString()).digest("hex"));
  url.search = params.toString();
  return url.href;
}

/** One session per shop: its owner never signs out. */
function sessionId(domain: string): string {
  return createHash("sha256").update(`${domain}/${OWNER_ID}`).digest("hex");
}
