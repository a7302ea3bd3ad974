import { happenedBy, type Order, type ProfileFacts } from "./facts";

/** The profile as it was known by then: what happened later is not in it. Reading it as of then gives the same. */
export function known(facts: ProfileFacts, asOf: Date): ProfileFacts {
  const by = (at: Date | null) => (happenedBy(at, asOf) ? at : null);
  return {
    ...facts,
    deletedAt: by(facts.deletedAt),
    consents: facts.consents.filter(({ occurredAt }) => occurredAt <= asOf),
    orders: facts.orders.filter(({ processedAt }) => processedAt <= asOf).map((order) => knownOrder(order, asOf)),
    checkouts: facts.checkouts
      .filter(({ startedAt }) => startedAt <= asOf)
      .map((checkout) => ({ ...checkout, completedAt: by(checkout.completedAt), deletedAt: by(checkout.deletedAt) })),
    events: facts.events.filter(({ occurredAt }) => occurredAt <= asOf),
    stays: facts.stays
      .filter(({ enteredAt }) => enteredAt <= asOf)
      .map((stay) => ({ ...stay, leftAt: by(stay.leftAt) })),
  };
}

function knownOrder(order: Order, asOf: Date): Order {
  return {
    ...order,
    cancelledAt: happenedBy(order.cancelledAt, asOf) ? order.cancelledAt : null,
    deletedAt: happenedBy(order.deletedAt, asOf) ? order.deletedAt : null,
    refundedMinor: order.version <= asOf ? order.refundedMinor : 0,
    lines: order.lines.map((line) => (line.version <= asOf ? line : { ...line, currentQuantity: line.quantity })),
    refunds: order.refunds.filter(({ refundedAt }) => refundedAt <= asOf),
  };
}
