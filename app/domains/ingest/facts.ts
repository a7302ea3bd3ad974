import type { Facts } from "./model";

/** Facts with nothing in them, to add to. */
export function noFacts(): Facts {
  return {
    products: [],
    variants: [],
    collections: [],
    collectionProducts: [],
    catalogDeletions: [],
    customers: [],
    mentions: [],
    merges: [],
    customerDeletions: [],
    tagChanges: [],
    tagSnapshots: [],
    lifetimeOrders: [],
    locales: [],
    claims: [],
    consents: [],
    answers: [],
    orders: [],
    lines: [],
    refunds: [],
    orderDeletions: [],
    baskets: [],
    events: [],
    commands: [],
  };
}

/** Adds to `into` what `facts` says. */
export function addFacts(into: Facts, facts: Partial<Facts>): void {
  for (const key of keysOf(facts)) append(into, facts, key);
}

function append<Key extends keyof Facts>(into: Facts, facts: Partial<Facts>, key: Key): void {
  const list: unknown[] = into[key];
  for (const fact of facts[key] ?? []) list.push(fact);
}

function keysOf(facts: Partial<Facts>): (keyof Facts)[] {
  return Object.keys(facts).filter((key): key is keyof Facts => key in facts);
}
