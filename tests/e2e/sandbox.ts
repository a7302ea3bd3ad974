import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { z } from "zod";

const Created = z.object({ result: z.object({ id: z.string() }) });
const AddedProduct = z.object({ result: z.object({ variants: z.tuple([z.object({ id: z.string() })]) }) });
const Mails = z.array(
  z.object({
    id: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    events: z.array(z.object({ status: z.string() })),
  }),
);
export type Mail = z.infer<typeof Mails>[number];

/** Lets a merchant or a shopper do something in the sandbox's shop; see sandbox/README.md. @returns Shopify's number */
export async function act(action: string, input: object): Promise<string> {
  return Created.parse(await perform(action, input)).result.id;
}

/** Puts a product on sale. @returns the number of its only variant */
export async function sell(title: string, price: string): Promise<string> {
  const { result } = AddedProduct.parse(await perform("addProduct", { title, price }));
  return result.variants[0].id;
}

/** Lets somebody fill a cart, say who she is and that she wants mail, and leave. */
export async function leaveCart(shopper: { email: string; firstName: string }, variantId: string): Promise<void> {
  await perform("abandonCheckout", { ...shopper, subscribed: true, lines: [{ variantId }] });
}

async function perform(action: string, input: object): Promise<unknown> {
  const response = await fetch(`${inject("shopifyUrl")}/sandbox/stores/demo-shop/actions/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${action} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Every mail in the inbox that is to, or about, this; the newest first. @param resendUrl of another demo */
export async function mails(query = "", resendUrl = inject("resendUrl")): Promise<Mail[]> {
  const response = await fetch(`${resendUrl}/_sandbox/mails?q=${encodeURIComponent(query)}`);
  return Mails.parse(await response.json());
}

/** The newest mail like this; waits for it. */
export async function mailLike(is: (mail: Mail) => boolean): Promise<Mail> {
  for (let tries = 0; tries < 180; tries++) {
    const mail = (await mails()).find(is);
    if (mail) return mail;
    await sleep(500);
  }
  throw new Error("No such mail was sent within a minute and a half");
}

/** The address at which the mail's reader unsubscribes. */
export function unsubscribeLink({ text }: Mail): string {
  const [link] = /https?:\/\/[^\s>"]+\/unsubscribe\/[^\s>"]+/.exec(text) ?? [];
  if (!link) throw new Error("The mail has no link to unsubscribe");
  return link;
}

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const readMs = 12_000;

/** Reads a mail that has just arrived, follows a link to the shop as a person would, and is there a second later. */
export async function clickIn({ text }: Mail): Promise<void> {
  const [link] = /https?:\/\/[^\s>"]+\/c\/[^\s>"]+/.exec(text) ?? [];
  if (!link) throw new Error("The mail has no link to the shop");
  // Whoever clicks within ten seconds of the delivery is taken for a scanner.
  await sleep(readMs);
  const response = await fetch(link, { redirect: "manual", headers: { "user-agent": phone } });
  if (response.status !== 302) throw new Error(`The link answered ${response.status}`);
  // Shopify tells whole seconds: an order within the second of the click would seem to come before it.
  await sleep(1000);
}
