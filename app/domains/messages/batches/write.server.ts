import type { Tx } from "~/db.server";
import { preferencesUrl, unsubscribeUrl } from "~/domains/consent/index.server";
import { findCauses } from "~/domains/flows/index.server";
import { trackLinks } from "~/domains/links/index.server";
import type { SenderIdentity, Shop } from "~/domains/shops/model";
import { renderMessages } from "~/domains/templates/index.server";
import type { Brand, RenderedMessage, WantedMessage } from "~/domains/templates/model";
import { log, withoutAddresses } from "~/log.server";
import { writeOptIns } from "../asked/write.server";
import type { Draft } from "../gate/model";
import { optInKind } from "../model";
import { becauseOf, brandOf, compose } from "./compose";
import type { Unwritten, Written } from "./model";
import { findVariants } from "./variants.server";

interface Mails {
  written: Written[];
  unwritten: Unwritten[];
}

/** Writes the mails that the gate lets pass. What cannot be written holds up nothing else. */
export async function writeMails(
  { shop, sender }: { shop: Shop; sender: SenderIdentity },
  passed: readonly { draft: Draft; email: string }[],
  now: Date,
  tx: Tx,
): Promise<Mails> {
  const isFixed = ({ draft }: { draft: Draft }) => draft.sourceKind === optInKind;
  const drafts = passed.filter(isFixed).map(({ draft }) => draft);
  const fixed = await writeOptIns({ shopId: shop.id, brand: brandOf(shop, sender), sender }, drafts, tx);
  const own = await writeOwn(
    { shop, sender },
    passed.filter((one) => !isFixed(one)),
    now,
    tx,
  );
  return { written: [...fixed.written, ...own.written], unwritten: [...fixed.unwritten, ...own.unwritten] };
}

/** Those that the merchant's templates say. */
async function writeOwn(
  { shop, sender }: { shop: Shop; sender: SenderIdentity },
  passed: readonly { draft: Draft; email: string }[],
  now: Date,
  tx: Tx,
): Promise<Mails> {
  if (passed.length === 0) return { written: [], unwritten: [] };
  const shopId = shop.id;
  const drafts = passed.map(({ draft }) => draft);
  const variantOf = await findVariants(shopId, drafts, now, tx);
  const causes = await findCauses(shopId, runsOf(drafts), tx);
  const wanted = passed.map(({ draft, email }): WantedMessage => {
    const subject = { shopId, profileId: draft.profileId, email };
    return {
      ...{ messageId: draft.id, profileId: draft.profileId, templateKey: draft.templateKey, email },
      ...{ unsubscribeUrl: unsubscribeUrl(subject), preferencesUrl: preferencesUrl(subject) },
      ...{ because: becauseOf(sender), ...variantOf(draft) },
      ...(draft.sourceKind === "flow" && { cause: causes.get(draft.sourceId) }),
    };
  });
  const rendered = await renderApart(shopId, brandOf(shop, sender), wanted, now, tx);
  const tracked = await trackMade(shopId, wanted, rendered, tx);
  const written: Written[] = [];
  const unwritten: Unwritten[] = [];
  for (const { messageId: id, email, unsubscribeUrl: unsubscribe } of wanted) {
    const one = rendered.get(id) ?? { outcome: "impossible", reason: "nothing was made of it" };
    if (one.outcome === "impossible") unwritten.push({ id, reason: one.reason });
    else if (one.outcome === "early") unwritten.push({ id, reason: "no code was left", waitsFor: "no_code" });
    else {
      const content = { ...one.rendered, ...tracked.get(id) };
      const mail = compose({ shopId, messageId: id, sender, email, unsubscribe, rendered: content });
      written.push({ id, templateId: one.templateId, version: one.version, mail });
    }
  }
  return { written, unwritten };
}

function runsOf(drafts: readonly Draft[]): string[] {
  return drafts.flatMap(({ sourceKind, sourceId }) => (sourceKind === "flow" ? [sourceId] : []));
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
