import type { SenderIdentity, Shop } from "../shops/model";
import { templateKeys, type Brand, type PersonValues, type Rendered, type TemplateKey } from "../templates/model";
import type { Claimed, FrozenRequest, Person } from "./model";

interface Parts {
  shop: Shop;
  sender: SenderIdentity;
  person: Person;
  email: string;
  unsubscribe: string;
  message: Claimed;
}

type Render = (key: TemplateKey, brand: Brand, values: PersonValues) => Promise<Rendered>;

/** Makes the request that will be frozen: the rendered message with the headers that let a reader stop it at one click. */
export async function compose(
  { shop, sender, person, email, unsubscribe, message }: Parts,
  render: Render,
): Promise<FrozenRequest> {
  const template = templateKeys.find((key) => key === message.templateKey);
  if (!template) throw new Error(`There is no template ${message.templateKey}`);
  const brand = {
    shopName: sender.fromName,
    shopUrl: `https://${shop.domain}`,
    color: sender.brandColor,
    logoUrl: sender.logoUrl,
    postalAddress: sender.postalAddress,
  };
  const rendered = await render(template, brand, {
    first_name: person.firstName,
    ...(person.lastProduct && { last_product: person.lastProduct }),
    because: `You get this mail because you are a customer of ${sender.fromName} and subscribed to its news.`,
    unsubscribe_url: unsubscribe,
  });
  return {
    // The name holds no quote (SenderIdentity), and its backslashes are doubled: it cannot end the quoting, or prevent it.
    from: `"${sender.fromName.replaceAll("\\", "\\\\")}" <${sender.fromEmail}>`,
    to: email,
    ...(sender.replyTo && { replyTo: sender.replyTo }),
    ...rendered,
    headers: { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    tags: [
      { name: "shop", value: String(shop.id) },
      { name: "message", value: message.id },
    ],
  };
}
