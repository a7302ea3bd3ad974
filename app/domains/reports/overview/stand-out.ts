import { isEnough, newcombeInterval } from "~/domains/experiments";

/** Mail of one kind, and how many orders followed its clicks. */
export interface Mailed {
  name: string;
  url: string;
  sent: number;
  orders: number;
}

/** How a kind of mail does against all the shop's other mail. */
export interface Stood extends Mailed {
  says: "better" | "worse" | "cannot_tell";
}

/** The chance that any of the kinds is called better or worse though none is. */
const alpha = 0.05;

/**
 * Which kinds of mail lead to more orders, or fewer, than the rest of the shop's does: the whole interval of the
 * difference must lie on one side, and the chance of an error is shared among all that are judged. The best come first,
 * then those of which nothing can be said, by how many were sent.
 */
export function judgeKinds(kinds: readonly Mailed[], all: Pick<Mailed, "sent" | "orders">): Stood[] {
  const judged = kinds.filter((kind) => isEnough(countOf(restOf(all, kind)), countOf(kind)));
  const says = (kind: Mailed): Stood["says"] => {
    if (!judged.includes(kind)) return "cannot_tell";
    const { low, high } = newcombeInterval(countOf(restOf(all, kind)), countOf(kind), alpha / judged.length);
    if (low > 0) return "better";
    return high < 0 ? "worse" : "cannot_tell";
  };
  const places = { better: 0, cannot_tell: 1, worse: 2 } as const;
  return kinds
    .map((kind) => ({ ...kind, says: says(kind) }))
    .toSorted((a, b) => places[a.says] - places[b.says] || rateOf(a, b) || b.sent - a.sent);
}

/** Those that stand out are told by their rates, the rest by how much of it there is. */
function rateOf(a: Stood, b: Stood): number {
  return a.says === "cannot_tell" ? 0 : b.orders / b.sent - a.orders / a.sent;
}

function restOf(all: Pick<Mailed, "sent" | "orders">, { sent, orders }: Mailed) {
  return { sent: Math.max(0, all.sent - sent), orders: Math.max(0, all.orders - orders) };
}

function countOf({ sent, orders }: Pick<Mailed, "sent" | "orders">) {
  return { people: sent, conversions: Math.min(orders, sent) };
}
