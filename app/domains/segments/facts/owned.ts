/** A fact, and the id of whose it is. */
export interface Owned<Fact> {
  owner: string;
  fact: Fact;
}

export interface OfProfile {
  profileId: string;
}

/** A row of a profile's, as a fact of that profile. */
export function ownedByProfile<Row extends OfProfile>({ profileId, ...fact }: Row): Owned<Omit<Row, "profileId">> {
  return { owner: profileId, fact };
}

/** Finds an owner's facts among those of many, in their order. */
export function byOwner<Fact>(facts: readonly Owned<Fact>[]): (owner: string) => Fact[] {
  const groups = new Map<string, Fact[]>();
  for (const { owner, fact } of facts) {
    const group = groups.get(owner);
    if (group) group.push(fact);
    else groups.set(owner, [fact]);
  }
  return (owner) => groups.get(owner) ?? [];
}
