import type { CreditKind } from "./model";

const dayMilliseconds = 86_400_000;

/** That a person first clicked in a message. */
export interface Touch {
  messageId: string;
  clickedAt: Date;
}

/** A message that an order followed. */
export interface Followed extends Touch {
  kind: CreditKind;
}

/**
 * What an order is credited to: the last of its shopper's clicks before it, within the window; the earlier ones within it
 * have assisted. A click at the very instant of the order counts, one that is just as old as the window is long does not;
 * of clicks at one instant the later message counts. The database does the same for many orders at once.
 */
export function followedBy(orderedAt: Date, touches: readonly Touch[], windowDays: number): Followed[] {
  const from = orderedAt.getTime() - windowDays * dayMilliseconds;
  return touches
    .filter(({ clickedAt }) => clickedAt <= orderedAt && clickedAt.getTime() > from)
    .toSorted((a, b) => b.clickedAt.getTime() - a.clickedAt.getTime() || Number(b.messageId) - Number(a.messageId))
    .map((touch, place) => ({ ...touch, kind: place === 0 ? "last" : "assisted" }));
}
