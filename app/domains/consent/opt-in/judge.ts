import type { Ask, HoldReason } from "./model";

const hourMilliseconds = 3_600_000;

/** What mailboxes and the shop's good name can bear. */
export const optInBudget = {
  /** Mails to one address from one shop, and from all shops together, in any 24 hours. */
  perAddress: 1,
  perAddressOverall: 3,
  /** Mails that requests of one network bring about in a minute. */
  perNetwork: 5,
  /** Mails of one shop in an hour. */
  perShop: 1000,
} as const;

/** An address that was given so long ago is not asked any more: it would only puzzle its owner. */
const askableHours = 24;

/** What has been used of the budgets by now. */
export interface Spent {
  /** By address. */
  toAddress: ReadonlyMap<string, { own: number; overall: number }>;
  /** By network; the empty one stands for all that are not known. */
  fromNetwork: ReadonlyMap<string, number>;
  ofShop: number;
}

/** What forbids a shop, or forbids to write to an address, whatever the budgets are. */
export interface Hindrances {
  shop: Extract<HoldReason, "shop_stopped" | "sender_incomplete"> | null;
  suppressed: ReadonlySet<string>;
}

/** Whether it is not too late to ask the owner of an address that was given. */
export function isAskable({ givenAt }: Pick<Ask, "givenAt">, now: Date): boolean {
  return now.getTime() - givenAt.getTime() < askableHours * hourMilliseconds;
}

/**
 * For each who gave an address whether a mail asks its owner: null, or why none does. Who came first is first; each mail
 * that is granted counts for those after it.
 */
export function judge(
  asks: readonly Ask[],
  spent: Spent,
  { shop, suppressed }: Hindrances,
): Map<Ask, HoldReason | null> {
  const toAddress = new Map(spent.toAddress);
  const fromNetwork = new Map(spent.fromNetwork);
  let ofShop = spent.ofShop;
  const judged = new Map<Ask, HoldReason | null>();
  for (const ask of asks.toSorted(byTime)) {
    const network = ask.network ?? "";
    const { own, overall } = toAddress.get(ask.email) ?? { own: 0, overall: 0 };
    const fromHere = fromNetwork.get(network) ?? 0;
    const reason = shop ?? (suppressed.has(ask.email) ? "suppressed" : exhausted({ own, overall, fromHere, ofShop }));
    judged.set(ask, reason);
    if (reason !== null) continue;
    toAddress.set(ask.email, { own: own + 1, overall: overall + 1 });
    fromNetwork.set(network, fromHere + 1);
    ofShop++;
  }
  return judged;
}

function exhausted(used: { own: number; overall: number; fromHere: number; ofShop: number }): HoldReason | null {
  if (used.own >= optInBudget.perAddress) return "asked_already";
  if (used.overall >= optInBudget.perAddressOverall) return "asked_elsewhere";
  if (used.fromHere >= optInBudget.perNetwork) return "crowded_network";
  return used.ofShop >= optInBudget.perShop ? "too_many" : null;
}

function byTime(a: Ask, b: Ask): number {
  return a.givenAt.getTime() - b.givenAt.getTime() || (a.sourceId < b.sourceId ? -1 : 1);
}
