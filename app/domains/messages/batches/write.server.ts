import type { Tx } from "~/db.server";
import { preferencesUrl, unsubscribeUrl } from "~/domains/consent/index.server";
import { trackLinks } from "~/domains/links/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { renderMessages } from "~/domains/templates/index.server";
import type { Brand, RenderedMessage, WantedMessage } from "~/domains/templates/model";
import { log, withoutAddresses } from "~/log.server";
import type { Draft } from "../gate/model";
import { becauseOf, brandOf, compose } from "./compose";
import type { Mail } from "./model";

/** A message as it will be posted, and what it was made of. */
interface Written {
  id: string;
  templateId: number | null;
  version: number | null;
  mail: Mail;
}

interface Unwritten {
  id: string;
  reason: string;
}

/** Writes the mails that the gate lets pass. What cannot be written holds up nothing else. */
export async function writeMails(
  shopId: number,
  passed: readonly { draft: Draft; email: string }[],
  now: Date,
  tx: Tx,
): Promise<{ written: Written[]; unwritten: Unwritten[] }> {
  const [shop, sender] = [await getShop(shopId, tx), await findSender(shopId)];
  if (!sender) throw new Error("The gate let a message pass without a sender");
  const wanted = passed.map(({ draft, email }): WantedMessage => {
    const subject = { shopId, profileId: draft.profileId, email };
    return {
      ...{ messageId: draft.id, profileId: draft.profileId, templateKey: draft.templateKey, email },
      ...{ unsubscribeUrl: unsubscribeUrl(subject), preferencesUrl: preferencesUrl(subject) },
      because: becauseOf(sender),
    };
  });
  const rendered = await renderApart(shopId, brandOf(shop, sender), wanted, now, tx);
  const tracked = await trackMade(shopId, wanted, rendered, tx);
  const written: Written[] = [];
  const unwritten: Unwritten[] = [];
  for (const { messageId: id, email, unsubscribeUrl: unsubscribe } of wanted) {
    const one = rendered.get(id) ?? { outcome: "impossible", reason: "nothing was made of it" };
    if (one.outcome === "impossible") unwritten.push({ id, reason: one.reason });
    else {
      const content = { ...one.rendered, ...tracked.get(id) };
      const mail = compose({ shopId, messageId: id, sender, email, unsubscribe, rendered: content });
      written.push({ id, templateId: one.templateId, version: one.version, mail });
    }
  }
  return { written, unwritten };
}

/** The bodies of what was made, with links by which clicks can be counted. */
async function trackMade(
  shopId: number,
  wanted: readonly WantedMessage[],
  rendered: ReadonlyMap<string, RenderedMessage>,
  tx: Tx,
) {
  const mails = wanted.flatMap(({ messageId, profileId }) => {
    const one = rendered.get(messageId);
    return one?.outcome === "made" ? [{ messageId, profileId, html: one.rendered.html, text: one.rendered.text }] : [];
  });
  return trackLinks(shopId, mails, tx);
}

/** Renders them together. Should that fail, one after the other: a message that cannot be rendered fails alone. */
async function renderApart(shopId: number, brand: Brand, wanted: readonly WantedMessage[], now: Date, tx: Tx) {
  try {
    return await renderMessages(shopId, brand, wanted, now, tx);
  } catch (err) {
    // What the database refuses ends the transaction with it.
    if (isOfDatabase(err)) throw err;
  }
  const made = new Map<string, RenderedMessage>();
  for (const one of wanted) {
    try {
      for (const [id, message] of await renderMessages(shopId, brand, [one], now, tx)) made.set(id, message);
    } catch (err) {
      if (isOfDatabase(err)) throw err;
      log.error({ shopId, messageId: one.messageId, err }, "a message could not be rendered");
      const words = err instanceof Error ? withoutAddresses(err.message) : "unknown error";
      made.set(one.messageId, { outcome: "impossible", reason: words });
    }
  }
  return made;
}

function isOfDatabase(err: unknown): boolean {
  return err instanceof Error && "code" in err;
}
