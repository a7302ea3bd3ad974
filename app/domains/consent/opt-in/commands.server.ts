import { db, transact, type Tx } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { findSender, findShop, getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { findConsent, findLastWord, findSuppressed, lockPresentProfile, recordConsents } from "../queries.server";
import type { ConfirmSubject } from "./confirm-link.server";
import { judge, type Hindrances } from "./judge";
import { confirmableDays, type Ask, type HoldReason, type OptInPolicy } from "./model";
import {
  findOptInRequests,
  findSpent,
  lockOptInRequest,
  markConfirmed,
  writeOptInPolicy,
  type OptInRequest,
} from "./queries.server";
import { yesAt } from "./yes-at";

const dayMilliseconds = 86_400_000;

export async function saveOptInPolicy(shopId: number, policy: OptInPolicy, now: Date): Promise<void> {
  await transact((tx) => writeOptInPolicy(shopId, policy, now, tx));
}

/**
 * Decides for each who gave an address whether a mail asks its owner. The caller holds the shop's facts' lock and writes
 * the requests down in the same transaction: two who decide at the same time would each see the room that one can take.
 */
export async function judgeAsks(
  shopId: number,
  asks: readonly Ask[],
  now: Date,
  tx: Tx,
): Promise<Map<Ask, HoldReason | null>> {
  if (asks.length === 0) return new Map();
  const emails = asks.map(({ email }) => email);
  const hindrances = { shop: await shopHindrance(shopId, tx), suppressed: await findSuppressed(shopId, emails, tx) };
  return judge(asks, await findSpent(shopId, asks, now, tx), hindrances);
}

async function shopHindrance(shopId: number, tx: Tx): Promise<Hindrances["shop"]> {
  if (!maySend(await getShop(shopId, tx))) return "shop_stopped";
  return (await findSender(shopId)) ? null : "sender_incomplete";
}

/** What the page that a mail leads to shows. */
export interface ConfirmSight {
  shopName: string;
  email: string;
  state: "open" | "confirmed" | "expired";
  /** Whether the address may be written to now: who confirmed may have unsubscribed since. */
  isSubscribed: boolean;
}

/** Looking changes nothing. Null when there is nothing any more that could be confirmed. */
export async function findConfirmation({ shopId, requestId }: ConfirmSubject, now: Date): Promise<ConfirmSight | null> {
  const request = (await findOptInRequests(shopId, [requestId])).get(requestId);
  const shop = await findShop(shopId);
  const state = request && stateOf(request, now);
  if (!shop || !state) return null;
  const isSubscribed = (await findConsent(shopId, request.email, db)) === "subscribed";
  return { shopName: shop.name || "this shop", email: request.email, state, isSubscribed };
}

/** Null of one that nobody was asked. */
function stateOf({ state, requestedAt }: OptInRequest, now: Date): ConfirmSight["state"] | null {
  if (state === "held") return null;
  if (state === "confirmed") return "confirmed";
  return now.getTime() - requestedAt.getTime() > confirmableDays * dayMilliseconds ? "expired" : "open";
}

export type Confirmed =
  /** Now, or already before: then nothing is said anew. */
  { outcome: "confirmed"; isNew: boolean; request: OptInRequest; profileId: string } | { outcome: "expired" | "gone" };

/**
 * The owner of an address says that it was them, on a page that only their mailbox leads to. It counts after every
 * earlier word, and only once: who unsubscribes afterwards is not brought back by the same link.
 */
export async function confirmRequest({ shopId, requestId }: ConfirmSubject, now: Date, tx: Tx): Promise<Confirmed> {
  const request = await lockOptInRequest(shopId, requestId, tx);
  const state = request && stateOf(request, now);
  const profileId = request?.profileId ? await lockPresentProfile(shopId, request.profileId, tx) : null;
  if (!request || !state || !profileId) return { outcome: "gone" };
  if (state === "expired") return { outcome: "expired" };
  if (state === "confirmed") return { outcome: "confirmed", isNew: false, request, profileId };
  const { email, textId, page, quiz } = request;
  const occurredAt = yesAt(now, await findLastWord(shopId, email, tx));
  const said = { state: "subscribed", optInLevel: "confirmed_opt_in", source: "quiz", occurredAt } as const;
  const word = { ...said, customerId: null, email, profileId, origin: { textId, page, quiz } };
  await recordConsents(shopId, [word], tx);
  await markConfirmed(shopId, request.id, now, tx);
  await markDirty(shopId, [profileId], "live", tx);
  await emit(tx, "profiles.dirty", { shopId });
  return { outcome: "confirmed", isNew: true, request, profileId };
}
