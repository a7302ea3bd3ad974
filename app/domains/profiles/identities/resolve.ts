// Who is who, decided without I/O. The rule: a fact that names a customer belongs to that customer's profile; a fact
// that names only an address belongs to whoever holds the address now. A customer's record claims its address as of
// its version; the latest claim holds, a guest's is earlier than any. So the outcome depends on the facts, not on the
// order they arrive in.
import type { CustomerFact, CustomerMerge, Mention, Moves, ProfileOf } from "../model";

export interface Claim {
  profile: string;
  claimedAt: number;
  claimedBy: string;
}

/** A customer or an address, as the key of who holds it. */
export type IdentityKey = `customer:${string}` | `email:${string}`;

export interface Known {
  claims: ReadonlyMap<string, Claim>;
  /** Profiles that no customer stands behind. */
  guests: ReadonlySet<string>;
}

export interface Resolution {
  /** New profiles, under the names given to them here. */
  created: { profile: string; customerId: string | null; email: string | null }[];
  /** Claims that are new or changed hands. */
  claims: (Claim & { key: IdentityKey })[];
  moves: Moves;
  /** Since when each named profile is known of, as far as these facts tell. */
  knownSince: Map<string, Date>;
  profileOf: ProfileOf;
}

const never = Number.NEGATIVE_INFINITY;

export function resolve(
  known: Known,
  facts: { customers: readonly CustomerFact[]; mentions: readonly Mention[]; merges: readonly CustomerMerge[] },
  nameOf: (n: number) => string,
): Resolution {
  const claims = new Map(known.claims);
  const guests = new Set(known.guests);
  const changed = new Set<IdentityKey>();
  const created: Resolution["created"] = [];
  const absorbed = new Map<string, string>();
  const guestFacts: Moves["guestFacts"] = [];
  const knownSince = new Map<string, Date>();

  const present = (profile: string): string => {
    const into = absorbed.get(profile);
    return into === undefined ? profile : present(into);
  };
  const holder = (key: IdentityKey) => {
    const claim = claims.get(key);
    return claim && present(claim.profile);
  };
  const hold = (key: IdentityKey, claim: Claim) => {
    claims.set(key, claim);
    changed.add(key);
  };
  const create = (customerId: string | null, email: string | null) => {
    const profile = nameOf(created.length);
    created.push({ profile, customerId, email });
    if (!customerId) guests.add(profile);
    return profile;
  };
  const profileOfCustomer = (id: string) => {
    const found = holder(`customer:${id}`);
    if (found) return found;
    const profile = create(id, null);
    hold(`customer:${id}`, { profile, claimedAt: never, claimedBy: id });
    return profile;
  };
  const profileOfGuest = (email: string) => {
    const found = holder(`email:${email}`);
    if (found) return found;
    const profile = create(null, email);
    hold(`email:${email}`, { profile, claimedAt: never, claimedBy: "" });
    return profile;
  };
  const absorb = (from: string, into: string) => {
    if (from !== into) absorbed.set(from, into);
  };
  const claimEmail = (email: string, profile: string, claimedAt: number, claimedBy: string) => {
    const key: IdentityKey = `email:${email}`;
    const claim = claims.get(key);
    if (claim && !isStronger(claimedAt, claimedBy, claim)) return;
    const former = claim && present(claim.profile);
    hold(key, { profile, claimedAt, claimedBy });
    if (!former || former === profile) return;
    if (guests.has(former)) absorb(former, profile);
    else guestFacts.push({ email, into: profile });
  };
  const note = (profile: string, at: Date) => {
    const since = knownSince.get(profile);
    if (!since || at < since) knownSince.set(profile, at);
  };

  for (const { keptId, mergedId } of facts.merges) {
    const [kept, merged] = [profileOfCustomer(keptId), profileOfCustomer(mergedId)];
    absorb(merged, kept);
    if (merged !== kept) hold(`customer:${mergedId}`, { profile: kept, claimedAt: never, claimedBy: mergedId });
  }
  for (const customer of facts.customers) {
    const profile = profileOfCustomer(customer.customerId);
    note(profile, customer.createdAt);
    if (customer.email) claimEmail(customer.email, profile, customer.version.getTime(), customer.customerId);
  }
  for (const { customerId, email, at } of facts.mentions) {
    if (customerId) note(profileOfCustomer(customerId), at);
    else if (email) note(profileOfGuest(email), at);
  }

  const profileOf: ProfileOf = ({ customerId, email }) => {
    if (customerId) return holder(`customer:${customerId}`) ?? null;
    return (email && holder(`email:${email}`)) || null;
  };
  const isNew = new Set(created.map(({ profile }) => profile));
  return {
    created: created.filter(({ profile }) => !absorbed.has(profile)),
    claims: [...changed].flatMap((key) => {
      const claim = claims.get(key);
      return claim ? [{ ...claim, key, profile: present(claim.profile) }] : [];
    }),
    moves: {
      absorbed: [...absorbed.keys()].filter((from) => !isNew.has(from)).map((from) => ({ from, into: present(from) })),
      guestFacts: guestFacts.map(({ email, into }) => ({ email, into: present(into) })),
    },
    knownSince: mergeKnownSince(knownSince, present),
    profileOf,
  };
}

function isStronger(claimedAt: number, claimedBy: string, than: Claim): boolean {
  return claimedAt > than.claimedAt || (claimedAt === than.claimedAt && claimedBy > than.claimedBy);
}

function mergeKnownSince(noted: Map<string, Date>, present: (profile: string) => string): Map<string, Date> {
  const merged = new Map<string, Date>();
  for (const [profile, at] of noted) {
    const name = present(profile);
    const since = merged.get(name);
    if (!since || at < since) merged.set(name, at);
  }
  return merged;
}
