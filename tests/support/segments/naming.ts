import type { Order, ProfileFacts, Stay } from "~/domains/segments/reader/facts";
import type { Purchase } from "./purchases";
import type { Shopper } from "./shoppers";

/** What was told of the i-th shopper, with ids that nobody else in the shop has. Facts are in the order they happened. */
export function named(told: Shopper, i: number): ProfileFacts {
  const { isCustomer, domain, isMerged, checkouts, orders, consents, events, stays, tags, ...rest } = told;
  return {
    ...rest,
    profileId: idOf(i),
    customerId: isCustomer ? idOf(i) : null,
    email: domain && `shopper${i}@${domain}`,
    mergedInto: isMerged && i > 0 ? idOf(0) : null,
    tags: inOrder(tags, ({ markedAt }) => markedAt),
    // What is said is said for an address.
    consents: domain ? inOrder(consents, ({ occurredAt }) => occurredAt) : [],
    checkouts: inOrder(
      checkouts.map((checkout, n) => ({ ...checkout, token: tokenOf(i, String(n)) })),
      ({ startedAt }) => startedAt,
    ),
    orders: inOrder(
      orders.map((order, n) => ordered(order, i, n)),
      ({ processedAt }) => processedAt,
    ),
    events: inOrder(
      events.map((event, n) => ({ ...event, sourceId: `${i}-${n}` })),
      ({ occurredAt }) => occurredAt,
    ),
    stays: inOrder(stays, ({ enteredAt }) => enteredAt).map(oneAtATime),
  };
}

function ordered({ lines, refunds, checkoutToken, ...order }: Purchase, i: number, n: number): Order {
  return {
    ...order,
    orderId: orderIdOf(i, n),
    checkoutToken: checkoutToken && tokenOf(i, checkoutToken),
    lines: lines.map((line, l) => ({ ...line, lineId: idOf(l) })),
    refunds: refunds.map((refund, r) => ({ ...refund, refundId: idOf(r) })),
  };
}

/** Nobody leaves before entering, or enters a segment that they have not left. */
function oneAtATime(stay: Stay, i: number, stays: readonly Stay[]): Stay {
  const next = stays.slice(i + 1).find(({ segmentId }) => segmentId === stay.segmentId);
  const leftAt = stay.leftAt && stay.leftAt >= stay.enteredAt ? stay.leftAt : null;
  return { ...stay, leftAt: next && (!leftAt || leftAt > next.enteredAt) ? next.enteredAt : leftAt };
}

function tokenOf(i: number, token: string): string {
  return `checkout-${i}-${token}`;
}

/** Their order as numbers is neither that of their texts (900, 1000) nor one that binary fractions can tell. */
function orderIdOf(i: number, n: number): string {
  const among = [900n, 2n ** 53n + 1n, 1000n, 2n ** 53n + 3n, 100_000n, 2n ** 53n + 5n];
  return String((among[n] ?? 10n ** 17n + BigInt(n)) + BigInt(6 * i));
}

/** Every other id is beyond what a binary fraction holds exactly. */
function idOf(n: number): string {
  return String(n % 2 === 0 ? BigInt(n + 1) : 2n ** 53n + BigInt(n));
}

function inOrder<Fact>(facts: readonly Fact[], at: (fact: Fact) => Date): Fact[] {
  return facts.toSorted((a, b) => at(a).getTime() - at(b).getTime());
}
