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
export function compose({ shopId, messageId, sender, email, unsubscribe, rendered }: Parts): Mail {
  return {
    // The name holds no quote (SenderIdentity), and its backslashes are doubled: it cannot end the quoting, or prevent it.
    from: `"${sender.fromName.replaceAll("\\", "\\\\")}" <${sender.fromEmail}>`,
    to: email,
    ...(sender.replyTo && { reply_to: sender.replyTo }),
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    headers: { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    tags: [
      { name: "shop", value: String(shopId) },
      { name: "message", value: messageId },
    ],
  };
}
