/** What decides which of two profiles is kept. */
export interface Standing {
  id: string;
  isCustomer: boolean;
  orders: number;
  knownSince: Date;
}

/**
 * Which of two is kept: the customer before the guest, who bought more often, who has been known longer, and else the
 * first that was written down. Nothing of the other is lost either way.
 */
export function chooseKept<One extends Standing>(one: One, other: One): { kept: One; other: One } {
  const [kept = one, rest = other] = [one, other].toSorted(
    (a, b) =>
      Number(b.isCustomer) - Number(a.isCustomer) ||
      b.orders - a.orders ||
      a.knownSince.getTime() - b.knownSince.getTime() ||
      Number(BigInt(a.id) - BigInt(b.id)),
  );
  return { kept, other: rest };
}
