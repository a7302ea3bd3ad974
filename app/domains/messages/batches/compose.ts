import type { SenderIdentity, Shop } from "../../shops/model";
import type { Brand, Rendered } from "../../templates/model";
import type { Mail } from "./model";

/** How the shop's mail looks, as templates want to know it. */
export function brandOf(shop: Pick<Shop, "domain">, sender: SenderIdentity): Brand {
  return {
    shopName: sender.fromName,
    shopUrl: `https://${shop.domain}`,
    color: sender.brandColor,
    logoUrl: sender.logoUrl,
    font: sender.brandFont,
    postalAddress: sender.postalAddress,
  };
}

/** Why a shopper gets a mail, for its footer. */
export function becauseOf({ fromName }: SenderIdentity): string {
  return `You get this mail because you are a customer of ${fromName} and subscribed to its news.`;
}

interface Parts {
  shopId: number;
  messageId: string;
  sender: SenderIdentity;
  email: string;
  unsubscribe: string;
  rendered: Rendered;
}

/** The mail as it will be frozen: what was rendered, with the headers that let a reader stop it at one click. */
export function compose({ unsubscribe, ...parts }: Parts): Mail {
  const headers = { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return { ...composePlain(parts), headers };
}

/**
 * A mail that is of no list, such as the question whether an address is somebody's. RFC 8058 and the rules of mailbox
 * providers ask for a way to unsubscribe in mail that people subscribed to; here it would offer to end what has not
 * begun, and a subscriber whose address a stranger typed would lose by it what she wants to keep.
 */
export function composePlain({ shopId, messageId, sender, email, rendered }: Omit<Parts, "unsubscribe">): Mail {
  return {
    // The name holds no quote (SenderIdentity), and its backslashes are doubled: it cannot end the quoting, or prevent it.
    from: `"${sender.fromName.replaceAll("\\", "\\\\")}" <${sender.fromEmail}>`,
    to: email,
    ...(sender.replyTo && { reply_to: sender.replyTo }),
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    headers: {},
    tags: [
      { name: "shop", value: String(shopId) },
      { name: "message", value: messageId },
    ],
  };
}
