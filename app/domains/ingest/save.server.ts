import type { Tx } from "~/db.server";
import { saveCatalog } from "~/domains/catalog/index.server";
import { moveConsents, recordConsents } from "~/domains/consent/index.server";
import { moveActivity, moveGuestActivity, saveActivity } from "~/domains/events/index.server";
import { lockFacts, markDirty, saveProfiles } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { withoutErased } from "./erasure/without-erased.server";
import type { Facts } from "./model";

/**
 * Writes facts of a shop, in the order of the domains that keep them, and marks whom they concern.
 * The same facts in any order, in any batches and any number of times leave the same state.
 * @param cause `live` for what happens now, `history` for what is learnt of the past and starts no flow
 */
export async function saveFacts(shopId: number, told: Facts, cause: "live" | "history", tx: Tx): Promise<void> {
  await lockFacts(shopId, tx);
  const facts = await withoutErased(shopId, told, tx);
  await saveCatalog(shopId, facts, tx);
  const { profileOf, moves, touched } = await saveProfiles(shopId, facts, tx);

  await moveConsents(shopId, moves.absorbed, tx);
  const consents = facts.consents.flatMap((fact) => {
    const profileId = profileOf(fact);
    return profileId ? [{ ...fact, profileId }] : [];
  });
  await recordConsents(shopId, consents, tx);

  await moveActivity(shopId, moves.absorbed, tx);
  const active = await saveActivity(shopId, facts, profileOf, tx);
  const former = await moveGuestActivity(shopId, moves.guestFacts, tx);

  const dirty = new Set([...touched, ...active, ...former]);
  await markDirty(shopId, dirty, cause, tx);
  for (const { from, into } of moves.absorbed) await emit(tx, "profiles.merged", { shopId, from, into });
  if (dirty.size > 0) await emit(tx, "profiles.dirty", { shopId });
}
