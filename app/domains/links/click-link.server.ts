import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";
import type { LinkSubject } from "./model";

const key = deriveKey(env.APP_SECRET, "clicks");

/** An address of ours for one link of one message. It says nothing to others, and nobody else can make one. */
export function clickUrl({ shopId, messageId, linkId, linkCount }: LinkSubject): string {
  return `${env.SHOPIFY_APP_URL}/c/${seal(key, [shopId, messageId, linkId, linkCount].join("."))}`;
}

/** Which link of which message an address names; null if it was not made here. */
export function readClickToken(token: string): LinkSubject | null {
  const [, shop, messageId, linkId, count] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(unseal(key, token) ?? "") ?? [];
  if (!shop || !messageId || !linkId || !count) return null;
  return { shopId: Number(shop), messageId, linkId, linkCount: Number(count) };
}

/** The token in an address of ours; null when it is somebody else's, or another page. */
export function clickTokenIn(address: string): string | null {
  const prefix = `${env.SHOPIFY_APP_URL}/c/`;
  return address.startsWith(prefix) ? address.slice(prefix.length).replace(/[?#].*$/, "") : null;
}

/** Whether an address is one of those that lead out of a mailing, or is a click link already: it names a person. */
export function leadsOut(address: string): boolean {
  return ["unsubscribe", "preferences", "c"].some((page) => address.startsWith(`${env.SHOPIFY_APP_URL}/${page}/`));
}
