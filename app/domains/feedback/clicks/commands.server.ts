import { transact } from "~/db.server";
import { clickIdOf } from "~/domains/ingest/index.server";
import { findTargets, readClickToken } from "~/domains/links/index.server";
import { hiddenLinkId } from "~/domains/links/model";
import { findShop } from "~/domains/shops/index.server";
import { log } from "~/log.server";
import { takeClicks } from "./jobs.server";
import type { Look } from "./look";
import { findRecipient } from "./queries.server";
import { withClickId } from "./with-click-id";

/** Where a reader is sent on to. `nowhere`: the address is none of ours, so nobody knows which shop is meant. */
export type Way = { to: "target" | "shop"; url: string } | { to: "nowhere" };

/**
 * Follows a link of a mail: where to is what stands in the database, or the shop's own pages when nothing does. The
 * click is kept as it came; what it is worth is judged later. That it could not be kept never loses the reader.
 */
export async function followLink(token: string, seen: Look, now: Date): Promise<Way> {
  const link = readClickToken(token);
  const shop = link && (await findShop(link.shopId));
  if (!link || !shop) return { to: "nowhere" };
  const { shopId, ...about } = link;
  const target = (await findTargets(shopId, [about.linkId])).get(about.linkId);
  if (target !== undefined || about.linkId === hiddenLinkId) {
    const click = { ...about, at: now, via: "door", look: seen } as const;
    await transact((tx) => takeClicks(shopId, [click], tx)).catch((err: unknown) =>
      log.error({ shopId, messageId: about.messageId, err }, "a click could not be kept"),
    );
  }
  if (target === undefined) return { to: "shop", url: `https://${shop.domain}/` };
  const profileId = await findRecipient(shopId, about.messageId);
  if (profileId === null) return { to: "target", url: target };
  return { to: "target", url: withClickId(target, shop, clickIdOf({ shopId, profileId, ...about, at: now })) };
}
