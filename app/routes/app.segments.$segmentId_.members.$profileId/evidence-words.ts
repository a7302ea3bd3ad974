import { describeConsent } from "~/components/reasons";
import type { TimelineKind } from "~/domains/reports/model";
import type { Evidence } from "~/domains/segments/index.server";

const eventWords: Record<string, string> = {
  product_viewed: "Looked at a product",
  collection_viewed: "Looked at a collection",
  search_submitted: "Searched",
  cart_updated: "Changed the cart",
  checkout_started: "Began a checkout",
  quiz_answered: "Answered a quiz",
  flow_entered: "Entered a flow",
  message_sent: "Was sent a message",
  message_delivered: "A message was delivered",
  message_opened: "Opened a message",
  message_clicked: "Clicked in a message",
  message_bounced: "A message came back",
  message_complained: "Marked a message as spam",
};

/** A fact behind a verdict, in a few words. */
export function evidenceWords({ type, what, id }: Evidence): string {
  switch (type) {
    case "order":
      return "Placed an order";
    case "checkout":
      return "Began a checkout";
    case "event":
      return eventWords[what] ?? what.replaceAll("_", " ");
    case "stay":
      return "Entered a segment";
    case "consent":
      return describeConsent(id);
    case "tag":
      return what === "tag" ? `Tagged “${id}”` : `Tag “${id}” taken away`;
    default:
      return type satisfies never;
  }
}

/** Where on the shopper's timeline it stands; null where the timeline does not tell it. */
export function timelineKindOf({ type, what }: Evidence): TimelineKind | null {
  switch (type) {
    case "order":
      return "orders";
    case "checkout":
      return "baskets";
    case "stay":
      return "segments";
    case "consent":
      return "consent";
    case "tag":
      return null;
    case "event":
      if (what.startsWith("message_")) return "messages";
      return what === "cart_updated" || what === "checkout_started" ? "baskets" : null;
    default:
      return type satisfies never;
  }
}
