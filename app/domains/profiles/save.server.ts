import type { Tx } from "~/db.server";
import { latestBy } from "~/lib/latest";
import { noteAddresses } from "./addresses/queries.server";
import { findClaims, saveResolution, takeProfileIds } from "./identities/queries.server";
import { resolve, type IdentityKey } from "./identities/resolve";
import { findRecords, refill, settleJoined } from "./joining/queries.server";
import type { Moves, ProfileFacts, ProfileOf } from "./model";
import {
  saveCustomers,
  saveDeletions,
  saveLifetimeOrders,
  saveLocales,
  saveTagChanges,
  saveTagSnapshots,
} from "./queries.server";

/**
 * Writes what facts say about people, and tells whose profile is whose from now on.
 * The caller holds the shop's lock (`lockFacts`) and moves the other domains' facts as `moves` says.
 */
export async function saveProfiles(
  shopId: number,
  facts: ProfileFacts,
  tx: Tx,
): Promise<{ profileOf: ProfileOf; moves: Moves; touched: Set<string> }> {
  const mentions = [...facts.mentions, ...mentionsOf(facts)];
  const keys = identityKeys(facts, mentions);
  if (keys.length === 0) return { profileOf: () => null, moves: { absorbed: [], guestFacts: [] }, touched: new Set() };

  const known = await findClaims(shopId, keys, tx);
  const missing = keys.filter((key) => !known.claims.has(key)).length;
  const ids = missing > 0 ? await takeProfileIds(missing, tx) : [];
  const resolution = resolve(known, { ...facts, mentions }, (n) => ids[n] ?? outOfNames());
  await saveResolution(shopId, resolution, tx);

  await settleJoined(shopId, facts.merges, tx);

  const { profileOf, moves } = resolution;
  const recordOf = await findRecords(shopId, customersTagged(facts), profileOf, tx);
  await saveCustomers(
    shopId,
    latestBy(facts.customers, (customer) => customer.customerId),
    tx,
  );
  await saveDeletions(shopId, facts.customerDeletions, tx);
  await saveTagSnapshots(shopId, facts.tagSnapshots, recordOf, tx);
  await saveTagChanges(shopId, facts.tagChanges, recordOf, tx);
  await saveLifetimeOrders(shopId, facts.lifetimeOrders, tx);
  await saveLocales(shopId, facts.locales, tx);
  const touched = touchedBy(facts, mentions, profileOf, moves);
  await refill(shopId, [...touched], tx);
  await noteAddresses(shopId, touched, tx);
  return { profileOf, moves, touched };
}

/** Customers of whose tags something is told. */
function customersTagged({ tagChanges, tagSnapshots }: ProfileFacts): string[] {
  return [...new Set([...tagChanges, ...tagSnapshots].map(({ customerId }) => customerId))];
}

/** Every fact about a customer names them, also when it is the first that does. */
function mentionsOf(facts: ProfileFacts) {
  const named = [
    ...facts.customerDeletions.map(({ customerId, deletedAt }) => ({ customerId, at: deletedAt })),
    ...facts.tagChanges,
    ...facts.tagSnapshots,
    ...facts.lifetimeOrders,
  ];
  return named.map(({ customerId, at }) => ({ customerId, email: null, at }));
}

function identityKeys(facts: ProfileFacts, mentions: ProfileFacts["mentions"]): IdentityKey[] {
  const keys = new Set<IdentityKey>();
  for (const { customerId, email } of [...facts.customers, ...mentions]) {
    if (customerId) keys.add(`customer:${customerId}`);
    if (email) keys.add(`email:${email}`);
  }
  for (const { keptId, mergedId } of facts.merges) keys.add(`customer:${keptId}`).add(`customer:${mergedId}`);
  return [...keys];
}

function touchedBy(facts: ProfileFacts, mentions: ProfileFacts["mentions"], profileOf: ProfileOf, moves: Moves) {
  const touched = new Set<string>(moves.absorbed.flatMap(({ from, into }) => [from, into]));
  for (const { into } of moves.guestFacts) touched.add(into);
  for (const person of [...facts.customers, ...mentions]) {
    const profile = profileOf(person);
    if (profile) touched.add(profile);
  }
  return touched;
}

function outOfNames(): never {
  throw new Error("More profiles were made than identities are unknown");
}
