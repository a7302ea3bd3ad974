import type { Tx } from "~/db.server";
import { bindVisitorEvents, findBasketOwners, type Unbound } from "~/domains/events/index.server";
import { findLoginOwners, markDirty, ownVisitorClaims, saveVisitorClaims } from "~/domains/profiles/index.server";
import type { ClaimOwner, Moves } from "~/domains/profiles/model";
import { emit } from "~/jobs/emit.server";
import type { Facts } from "../model";
import { findResponseOwners } from "./queries.server";

const actorPrefix = "client:";

/**
 * Keeps what browsers showed, finds out whose it is, and gives what the browsers did to these people. To be called when
 * people and checkouts are written. Whichever comes first, what was shown or whose it is, the outcome is one.
 * @returns the profiles that gained or lost something
 */
export async function saveVisitors(shopId: number, facts: Facts, moves: Moves, tx: Tx): Promise<string[]> {
  await saveVisitorClaims(shopId, facts.claims, tx);
  const changed = await ownVisitorClaims(shopId, await findOwners(shopId, facts, moves, tx), tx);
  // A page that shows a click's id shows that a person made it.
  if (facts.claims.some(({ source }) => source === "click")) await emit(tx, "clicks.taken", { shopId });
  return bindVisitorEvents(shopId, [...changed.map(ofClaim), ...firstOfEach(facts.events)], tx);
}

function ofClaim({ clientId, at }: { clientId: string; at: Date }): Unbound {
  return { clientId, since: at, isClaim: true };
}

/** The browsers that did something, and since when. */
function firstOfEach(events: Facts["events"]): Unbound[] {
  const since = new Map<string, Date>();
  for (const { actor, occurredAt } of events) {
    if (!actor?.startsWith(actorPrefix)) continue;
    const clientId = actor.slice(actorPrefix.length);
    const known = since.get(clientId);
    if (!known || occurredAt < known) since.set(clientId, occurredAt);
  }
  return [...since].map(([clientId, at]) => ({ clientId, since: at, isClaim: false }));
}

/**
 * It is known now whose quiz responses are: what their browsers did before, and do from now on, is these people's, too.
 * @param owners `{ source: "quiz", key: <response>, profileId }` for each
 */
export async function claimVisitors(shopId: number, owners: readonly ClaimOwner[], tx: Tx): Promise<void> {
  const changed = await ownVisitorClaims(shopId, owners, tx);
  const touched = await bindVisitorEvents(shopId, changed.map(ofClaim), tx);
  await markDirty(shopId, touched, "live", tx);
  if (touched.length > 0) await emit(tx, "profiles.dirty", { shopId });
}

async function findOwners(shopId: number, facts: Facts, moves: Moves, tx: Tx): Promise<ClaimOwner[]> {
  const shown = (wanted: string) => facts.claims.filter(({ source }) => source === wanted).map(({ key }) => key);
  const carts = [...facts.orders, ...facts.baskets].flatMap(({ cartToken }) => cartToken ?? []);
  const baskets = [...facts.baskets.map(({ token }) => token), ...carts];
  return [
    ...(await findLoginOwners(shopId, unique([...shown("login"), ...customersIn(facts)]), tx)),
    ...(await findBasketOwners(
      shopId,
      {
        tokens: unique([...shown("cart"), ...shown("checkout"), ...baskets]),
        emails: moves.guestFacts.map(({ email }) => email),
      },
      tx,
    )),
    ...(await findResponseOwners(shopId, unique(shown("quiz")), tx)),
    ...facts.claims.filter(({ profileId }) => profileId !== null),
  ];
}

function customersIn(facts: Facts): string[] {
  const people = [...facts.customers, ...facts.mentions, ...facts.orders, ...facts.baskets, ...facts.customerDeletions];
  const told = [...facts.tagChanges, ...facts.tagSnapshots, ...facts.lifetimeOrders];
  const merged = facts.merges.flatMap(({ keptId, mergedId }) => [keptId, mergedId]);
  return [...[...people, ...told].flatMap(({ customerId }) => customerId ?? []), ...merged];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
