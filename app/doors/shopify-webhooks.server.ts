import type { IncomingMessage, ServerResponse } from "node:http";
import { storeReceipt } from "~/domains/ingest/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { ShopDomain, type Shop } from "~/domains/shops/model";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { answer } from "./answer";
import { header, readBody } from "./read-body";
import { isSignedByShopify, shopNamedIn } from "./shopify-signature";
import { wake } from "./wake.server";

const secrets = [env.SHOPIFY_API_SECRET, ...(env.SHOPIFY_API_SECRET_FORMER ? [env.SHOPIFY_API_SECRET_FORMER] : [])];

/** Which shop a domain is hardly ever changes, so it is looked up once a minute. */
const shops = new Map<string, { shop: Shop; until: number }>();
const rememberMilliseconds = 60_000;

/** `POST /webhooks/shopify`: verify, store, answer. Everything else happens later, in the worker. */
export async function shopifyWebhooks(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "too large") return answer(response, 413, "The body is larger than 2 MB");
  const signature = header(request, "x-shopify-hmac-sha256");
  const domain = ShopDomain.safeParse(header(request, "x-shopify-shop-domain"));
  const topic = header(request, "x-shopify-topic");
  const deliveryId = header(request, "x-shopify-webhook-id");
  if (!signature || !domain.success || !topic || !deliveryId) {
    return answer(response, 400, "X-Shopify-Hmac-Sha256, -Shop-Domain, -Topic and -Webhook-Id are needed");
  }
  if (!isSignedByShopify(body, signature, secrets)) return answer(response, 401, "The signature does not match");

  const text = storable(body);
  const shop = await shopOf(domain.data);
  const named = shopNamedIn(text);
  if (
    (named.domain && named.domain !== domain.data) ||
    (named.shopifyId && shop.shopifyId && named.shopifyId !== shop.shopifyId)
  ) {
    log.warn({ shopId: shop.id, topic }, "refused a delivery whose signed body names another shop");
    return answer(response, 401, "The signed body names another shop");
  }
  await storeReceipt({
    shopId: shop.id,
    source: "shopify",
    deliveryId,
    topic,
    eventId: header(request, "x-shopify-event-id"),
    apiVersion: header(request, "x-shopify-api-version"),
    triggeredAt: instant(header(request, "x-shopify-triggered-at")),
    body: text,
  });
  answer(response, 200, "stored");
  wake(shop.id);
}

async function shopOf(domain: string): Promise<Shop> {
  const known = shops.get(domain);
  if (known && known.until > Date.now()) return known.shop;
  const shop = await ensureShop(domain);
  shops.set(domain, { shop, until: Date.now() + rememberMilliseconds });
  return shop;
}

function instant(text: string | null): Date | null {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** PostgreSQL keeps no NUL in text. No JSON holds one either, so such a body is on its way to the dead letters. */
function storable(body: Buffer): string {
  const text = body.toString("utf8");
  return text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text;
}
