import type { Order, ProfileFacts } from "~/domains/segments/reader/facts";

/**
 * What could be known of shoppers by an instant: each fact is told as it happens. Tags have no time of their own and are
 * there from the beginning; stays are left out, as whoever keeps memberships records its own.
 */
export function knownBy(profiles: readonly ProfileFacts[], at: Date): ProfileFacts[] {
  const isKnown = (then: Date) => then <= at;
  return profiles
    .filter(({ knownSince }) => isKnown(knownSince))
    .map((profile) => ({
      ...profile,
      deletedAt: told(profile.deletedAt, at),
      mergedInto: null,
      consents: profile.consents.filter(({ occurredAt }) => isKnown(occurredAt)),
      orders: profile.orders.filter(({ processedAt }) => isKnown(processedAt)).map((order) => orderBy(order, at)),
      checkouts: profile.checkouts
        .filter(({ startedAt }) => isKnown(startedAt))
        .map((one) => ({ ...one, completedAt: told(one.completedAt, at), deletedAt: told(one.deletedAt, at) })),
      events: profile.events.filter(({ occurredAt }) => isKnown(occurredAt)),
      stays: [],
    }));
}

function orderBy(order: Order, at: Date): Order {
  return {
    ...order,
    cancelledAt: told(order.cancelledAt, at),
    deletedAt: told(order.deletedAt, at),
    ...(order.version > at && { version: order.processedAt, refundedMinor: 0 }),
    lines: order.lines.map((line) =>
      line.version > at ? { ...line, version: order.processedAt, currentQuantity: line.quantity } : line,
    ),
    refunds: order.refunds.filter(({ refundedAt }) => refundedAt <= at),
  };
}

function told(then: Date | null, at: Date): Date | null {
  return then && then <= at ? then : null;
}

/** The instants at which something becomes known, in their order. */
export function momentsOf(profiles: readonly ProfileFacts[]): Date[] {
  const instants = profiles.flatMap(({ knownSince, deletedAt, consents, orders, checkouts, events }) => [
    knownSince,
    deletedAt,
    ...consents.map(({ occurredAt }) => occurredAt),
    ...orders.flatMap(momentsOfOrder),
    ...checkouts.flatMap(({ startedAt, completedAt, deletedAt }) => [startedAt, completedAt, deletedAt]),
    ...events.map(({ occurredAt }) => occurredAt),
  ]);
  const numbers = new Set(instants.flatMap((at) => (at ? [at.getTime()] : [])));
  return [...numbers].sort((a, b) => a - b).map((at) => new Date(at));
}

function momentsOfOrder({ processedAt, cancelledAt, deletedAt, version, lines, refunds }: Order): (Date | null)[] {
  const parts = [...lines.map((line) => line.version), ...refunds.map(({ refundedAt }) => refundedAt)];
  return [processedAt, cancelledAt, deletedAt, version, ...parts];
}
