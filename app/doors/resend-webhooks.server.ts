import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { verifyResendWebhook } from "~/domains/feedback/index.server";
import { storeReceipt } from "~/domains/ingest/index.server";
import { findWebhookSecret } from "~/domains/senders/index.server";
import { findShop } from "~/domains/shops/index.server";
import { answer } from "./answer";
import { header, readBody } from "./read-body";
import { wake } from "./wake.server";

/** What the door has to know of an event: whose message it is about. Whether the rest makes sense, the fold says. */
const Envelope = z.object({
  type: z.string().catch("unknown"),
  data: z.object({ tags: z.object({ shop: z.string().regex(/^\d{1,9}$/) }) }),
});

/** `POST /webhooks/resend`: verify (Svix), store, answer. */
export async function resendWebhooks(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "too large") return answer(response, 413, "The body is larger than 2 MB");
  const [id, timestamp, signature] = ["svix-id", "svix-timestamp", "svix-signature"].map((name) =>
    header(request, name),
  );
  if (!id || !signature || !timestamp || !/^\d{1,12}$/.test(timestamp))
    return answer(response, 400, "svix-id, svix-timestamp and svix-signature are needed");
  const text = body.toString("utf8");
  const signed = { id, timestamp, signature };
  const isOfApp = verifyResendWebhook(text, signed);
  const envelope = Envelope.safeParse(parse(text));
  const shop = envelope.success ? await findShop(Number(envelope.data.data.tags.shop)) : null;
  // A shop's own account signs with a secret of its own, and its word counts for this shop alone.
  const ownSecret = shop && !isOfApp ? await findWebhookSecret(shop.id) : null;
  if (!isOfApp && !(ownSecret && verifyResendWebhook(text, signed, ownSecret))) {
    return answer(response, 401, "Not JSON that Resend signed within the last five minutes");
  }
  // The Resend account may send other mail than ours; what carries no tag of ours is not about our messages.
  if (!envelope.success || !shop) return answer(response, 200, "not about a message of Tessera");
  await storeReceipt({
    shopId: shop.id,
    source: "resend",
    deliveryId: id,
    // PostgreSQL keeps no NUL in text; a body that is JSON has none but escaped.
    topic: envelope.data.type.replaceAll("\0", "\uFFFD"),
    eventId: null,
    apiVersion: null,
    triggeredAt: new Date(Number(timestamp) * 1000),
    body: text,
  });
  answer(response, 200, "stored");
  wake(shop.id);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
