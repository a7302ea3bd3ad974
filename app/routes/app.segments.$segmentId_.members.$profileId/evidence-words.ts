import { describeConsent } from "~/components/reasons";
import type { TimelineKind } from "~/domains/reports/model";
import type { Names } from "~/domains/segments";
import type { Evidence } from "~/domains/segments/index.server";

/** What was done, before its object: "Looked at “Glow Serum”", or "a product" where it has no name. */
const eventWords: Record<string, [did: string, something: string]> = {
  product_viewed: ["Looked at", "a product"],
  collection_viewed: ["Looked at the collection", "that has no name any more"],
  search_submitted: ["Searched for", "something"],
  page_viewed: ["Was on the page", "that has no address"],
  page_scrolled: ["Scrolled down the page", "that has no address"],
  page_stayed: ["Stayed on the page", "that has no address"],
  video_played: ["Played the video", "that has no title"],
  cart_updated: ["Filled a cart with", "nothing that is known"],
  quiz_answered: ["Answered a quiz:", "nothing that is known"],
  flow_entered: ["Entered the flow", "that is no more"],
  trait_set: ["Was given the trait", "that has no name"],
  price_dropped: ["Something they know costs less now:", "a product"],
  back_in_stock: ["Something they know is in stock again:", "a product"],
  message_delivered: ["Was delivered", "a message"],
  message_opened: ["Opened", "a message"],
  message_clicked: ["Clicked in", "a message"],
  message_bounced: ["Did not receive", "a message, which came back"],
  message_complained: ["Marked as spam", "a message"],
};

/** How the things of a shop are called, and its templates and what can be answered in its quizzes by their keys. */
export interface EvidenceNames extends Names {
  templates: ReadonlyMap<string, { name: string }>;
  answers: ReadonlyMap<string, string>;
}

/** A fact behind a verdict, in a few words. */
export function evidenceWords(evidence: Evidence, names: EvidenceNames): string {
  const { type, what, id } = evidence;
  const [name] = namesOf(evidence, names);
  switch (type) {
    case "order":
      return name ? `Placed order ${name}` : "Placed an order";
    case "checkout":
      return "Began a checkout";
    case "event":
      return what === "checkout_started" ? "Began a checkout" : didWords(evidence, names);
    case "stay":
      return name ? `Entered the segment “${name}”` : "Entered a segment";
    case "consent":
      return `Email: ${describeConsent(id).toLowerCase()}`;
    case "tag":
      return what === "tag" ? `Tagged “${id}”` : `Tag “${id}” taken away`;
    default:
      return type satisfies never;
  }
}

function didWords(evidence: Evidence, names: EvidenceNames): string {
  const { what, detail } = evidence;
  const [did, something] = eventWords[what] ?? [what.replaceAll("_", " "), ""];
  const [first, ...others] = namesOf(evidence, names);
  const word = detail && wordFor(what, detail, names);
  const object = first ?? word;
  const more = first && others.length > 0 ? ` and ${others.length} more` : "";
  return `${did} ${object ? `“${object}”` : something}${more}`;
}

function wordFor(what: string, detail: string, { templates, answers }: EvidenceNames): string {
  if (what.startsWith("message_")) return templates.get(detail)?.name ?? detail;
  return what === "quiz_answered" ? (answers.get(detail) ?? detail) : detail;
}

function namesOf({ about }: Evidence, names: Names): string[] {
  return about.flatMap(({ of, id }) => names.nameOf(of, id) ?? []);
}

/** Where on the shopper's timeline it stands: the kind of entry, and its key. Null where the timeline does not tell it. */
export function entryOf({ type, what, id, at, messageId }: Evidence): { kind: TimelineKind; key: string } | null {
  switch (type) {
    case "order":
      return { kind: "orders", key: `order:${id}` };
    case "checkout":
      return { kind: "baskets", key: `checkout:${id}` };
    case "stay":
      return { kind: "segments", key: `stay:${id}:${at.getTime()}` };
    case "consent":
      return { kind: "consent", key: `consent:${id}:${at.getTime()}` };
    case "tag":
      return null;
    case "event":
      return eventEntry(what, id, messageId);
    default:
      return type satisfies never;
  }
}

const kindOfEvent: Record<string, TimelineKind> = {
  product_viewed: "visits",
  collection_viewed: "visits",
  search_submitted: "visits",
  page_viewed: "visits",
  page_scrolled: "visits",
  page_stayed: "visits",
  video_played: "visits",
  price_dropped: "visits",
  back_in_stock: "visits",
  quiz_answered: "answers",
  flow_entered: "messages",
  trait_set: "messages",
};

function eventEntry(what: string, sourceId: string, messageId: string | null): ReturnType<typeof entryOf> {
  // A cart has one entry, however often it changed; its changes go by its token and what it held.
  if (what === "cart_updated") return { kind: "baskets", key: `cart:${sourceId.replace(/:[^:]*$/, "")}` };
  if (what === "checkout_started") return { kind: "baskets", key: `checkout:${sourceId}` };
  if (what.startsWith("message_")) {
    return messageId === null
      ? null
      : { kind: "messages", key: `message:${messageId}:${what.slice("message_".length)}` };
  }
  const kind = kindOfEvent[what];
  return kind ? { kind, key: `event:${sourceId}` } : null;
}
