import type { Fact } from "../reader/fact-list";

/** One thing that made a verdict so, as a page can show it and link to it. */
export interface Evidence {
  type: Fact["type"];
  /** The order's id, the event's source id, the segment's id, the tag or the consent's state. */
  id: string;
  /** What it is: the event's kind, or the type again. */
  what: string;
  at: Date;
}

export function evidenceOf(fact: Fact): Evidence {
  const { type, at } = fact;
  switch (type) {
    case "order":
      return { type, at, id: fact.order.orderId, what: "order" };
    case "checkout":
      return { type, at, id: fact.checkout.token, what: "checkout" };
    case "event":
      return { type, at, id: fact.event.sourceId, what: fact.event.kind };
    case "stay":
      return { type, at, id: String(fact.stay.segmentId), what: "stay" };
    case "consent":
      return { type, at, id: fact.consent.state, what: "consent" };
    case "tag":
      return { type, at, id: fact.mark.tag, what: fact.mark.present ? "tag" : "tag taken away" };
    default:
      return fact satisfies never;
  }
}
