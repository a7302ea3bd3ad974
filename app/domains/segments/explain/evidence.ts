import type { Named } from "../naming/named";
import type { Fact } from "../reader/fact-list";
import type { ShopperEvent } from "../reader/facts";
import { idWord, productIdsOf, word } from "../reader/products";

/** One thing that made a verdict so, as a page can show it and link to it. */
export interface Evidence {
  type: Fact["type"];
  /** The order's id, the event's source id, the segment's id, the tag or the consent's state. */
  id: string;
  /** What it is: the event's kind, or the type again. */
  what: string;
  at: Date;
  /** What it is about, as far as that has a name of its own. */
  about: Named[];
  /** A word of it: the message's template, what was searched for, what was answered. */
  detail: string | null;
  /** The message it happened to. */
  messageId: string | null;
}

export function evidenceOf(fact: Fact): Evidence {
  const { type, at } = fact;
  const told = { type, at, about: [], detail: null, messageId: null };
  switch (type) {
    case "order":
      return { ...told, id: fact.order.orderId, what: "order", about: [{ of: "order", id: fact.order.orderId }] };
    case "checkout":
      return { ...told, id: fact.checkout.token, what: "checkout" };
    case "event":
      return { ...told, id: fact.event.sourceId, what: fact.event.kind, ...eventDetails(fact.event) };
    case "stay": {
      const id = String(fact.stay.segmentId);
      return { ...told, id, what: "stay", about: [{ of: "segment", id }] };
    }
    case "consent":
      return { ...told, id: fact.consent.state, what: "consent" };
    case "tag":
      return { ...told, id: fact.mark.tag, what: fact.mark.present ? "tag" : "tag taken away" };
    default:
      return fact satisfies never;
  }
}

/** What is a page's own is told by its address; a product's or a collection's has a name. */
function pathOf({ kind, properties }: ShopperEvent): string | null {
  return kind.startsWith("page_") ? word(properties["path"]) : null;
}

function traitOf({ kind, properties }: ShopperEvent): string | null {
  return kind === "trait_set" ? `${word(properties["name"])}: ${word(properties["value"])}` : null;
}

function eventDetails(event: ShopperEvent): Pick<Evidence, "about" | "detail" | "messageId"> {
  const property = (name: string) => word(event.properties[name]);
  const named = (of: Named["of"], name: string): Named[] => {
    const id = idWord(event.properties[name]);
    return id === null ? [] : [{ of, id }];
  };
  return {
    about: [
      ...productIdsOf(event).map((id): Named => ({ of: "product", id })),
      ...named("collection", "collectionId"),
      ...(event.kind === "flow_entered" ? named("flow", "flowId") : []),
    ],
    detail:
      traitOf(event) ??
      property("template") ??
      property("query") ??
      property("answer") ??
      property("title") ??
      pathOf(event),
    messageId: property("messageId"),
  };
}
