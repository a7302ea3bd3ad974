import { db, transact } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { getShop, ReauthorizationNeeded } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { recordConsents } from "../queries.server";
import { createThere, findThere, mayWrite, updateThere, type Person } from "./admin.server";
import { notAllowed, type KnownThere, type Telling } from "./model";
import { planTelling } from "./plan";
import { findNextTelling, noteHindrance, noteRefused, noteTold, takeTelling, takeTurn } from "./queries.server";

const tellingsInOneJob = 100;
const againAfterMilliseconds = 2000;
/** What Shopify refused so often it will not take any more. */
const mostAttempts = 8;

/** Has Shopify told of what waits, when something may have changed that kept it from being told. */
export async function askForTelling(shopId: number): Promise<void> {
  if (await findNextTelling(shopId)) await emit(db, "consent.said", { shopId });
}

/**
 * Tells Shopify of the words that were said here. What is to be told stands in rows: whoever dies leaves it to be told
 * again, which changes nothing there. What Shopify heard later than we is taken over instead.
 */
export async function tellShopify(shopId: number, now: Date): Promise<void> {
  const shop = await getShop(shopId);
  const next = maySend(shop) ? await findNextTelling(shopId) : null;
  if (!next) return;
  if (next > now) return emit(db, "consent.said", { shopId }, next);
  await transact(async (turn) => {
    const later = new Date(now.getTime() + againAfterMilliseconds);
    if (!(await takeTurn(shopId, turn))) return emit(turn, "consent.said", { shopId }, later);
    if (!(await isAllowed(shop, now))) return noteHindrance(shopId, notAllowed);
    for (let told = 0; told < tellingsInOneJob; told++) {
      const telling = await takeTelling(shopId, now);
      if (!telling) break;
      await tell(shop, telling, now);
    }
    const rest = await findNextTelling(shopId);
    if (rest) await emit(turn, "consent.said", { shopId }, rest > now ? rest : later);
  });
}

/** A shop that has to be opened once in the admin has, for now, nobody who could allow it. */
async function isAllowed(shop: Shop, now: Date): Promise<boolean> {
  try {
    return await mayWrite(shop, now);
  } catch (error) {
    if (error instanceof ReauthorizationNeeded) return false;
    throw error;
  }
}

async function tell(shop: Shop, telling: Telling & Person, now: Date): Promise<void> {
  const theirs = await findThere(shop, telling.email, now);
  const problem = await act(shop, telling, theirs, now);
  if (problem === null) return noteTold(shop.id, telling, now);
  await noteRefused(shop.id, telling, { problem, isLast: telling.attempts >= mostAttempts });
}

/** @returns what is wrong, in words; null when it is as it should be */
async function act(shop: Shop, telling: Telling & Person, theirs: KnownThere | null, now: Date) {
  switch (planTelling(telling, theirs)) {
    case "create":
      return createThere(shop, telling, telling, now);
    case "update":
      return theirs && updateThere(shop, telling, theirs.customerId, now);
    case "take_over":
      if (theirs) await takeOver(shop.id, telling, theirs);
      return null;
    case "nothing":
      return null;
  }
}

/** What Shopify heard last goes into the ledger, as its webhook would bring it. */
async function takeOver(shopId: number, { email, profileId }: Telling, theirs: KnownThere): Promise<void> {
  const { customerId, state, optInLevel, saidAt } = theirs;
  if (!saidAt) return;
  await transact(async (tx) => {
    const word = { customerId, email, profileId, state, optInLevel, source: "shopify", occurredAt: saidAt };
    await recordConsents(shopId, [word], tx);
    await markDirty(shopId, [profileId], "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  });
}
