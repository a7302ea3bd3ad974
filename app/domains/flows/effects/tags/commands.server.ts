import type { Shop } from "~/domains/shops/model";
import { TagPayload, type Attempted, type Effect } from "../model";
import { changeTags, findHindrance, type TagChange } from "./admin.server";

/** Changes tags at Shopify. @returns what came of each, in their order */
export async function giveTags(shop: Shop, effects: readonly Effect<unknown>[], now: Date): Promise<Attempted[]> {
  const read = effects.map(readChange);
  const changes = read.filter((one): one is TagChange => "tag" in one);
  const told = await tell(shop, changes, now);
  let next = 0;
  return read.map((one): Attempted => ("tag" in one ? (told[next++] ?? lost) : one));
}

const lost: Attempted = { outcome: "trouble", reason: "no_answer", afterSeconds: null };

async function tell(shop: Shop, changes: readonly TagChange[], now: Date): Promise<Attempted[]> {
  if (changes.length === 0) return [];
  const reason = await findHindrance(shop, now);
  if (reason) return changes.map(() => ({ outcome: "trouble", reason, afterSeconds: null }));
  return changeTags(shop, changes, now);
}

/** What Shopify is to be told for an effect; or what came of it without asking. */
function readChange({ customerId, payload }: Effect<unknown>): TagChange | Attempted {
  const wanted = TagPayload.safeParse(payload);
  if (!wanted.success) return { outcome: "refused", reason: "unreadable" };
  return customerId === null ? { outcome: "refused", reason: "no_customer" } : { customerId, ...wanted.data };
}
