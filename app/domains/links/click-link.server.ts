import { env } from "~/env.server";
import { constantTimeEqual, deriveKey, mac } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";
import type { LinkSubject } from "./model";

const mailKey = deriveKey(env.APP_SECRET, "clicks");
const linkKey = deriveKey(env.APP_SECRET, "links of a mail");
const tagBytes = 16;

/**
 * Addresses of ours for the links of one message. They say nothing of it to others, and nobody else can make one: the
 * message is sealed once, and each link signed with it, which costs less than half of sealing each.
 */
export function clickUrls({ shopId, messageId, linkCount }: Omit<LinkSubject, "linkId">): (linkId: string) => string {
  const mail = seal(mailKey, [shopId, messageId, linkCount].join("."));
  return (linkId) => {
    const named = `${mail}.${linkId}`;
    return `${env.SHOPIFY_APP_URL}/c/${named}.${tagOf(named)}`;
  };
}

function tagOf(named: string): string {
  return mac(linkKey, named).toString("base64url", 0, tagBytes);
}

/** Which link of which message an address names; null if it was not made here. */
export function readClickToken(token: string): LinkSubject | null {
  const [, named, mail, linkId, tag] = /^((.+)\.(\d+))\.([^.]+)$/.exec(token) ?? [];
  if (!named || !mail || !linkId || !tag) return null;
  if (!constantTimeEqual(Buffer.from(tag), Buffer.from(tagOf(named)))) return null;
  const [, shop, messageId, count] = /^(\d+)\.(\d+)\.(\d+)$/.exec(unseal(mailKey, mail) ?? "") ?? [];
  if (!shop || !messageId || !count) return null;
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
