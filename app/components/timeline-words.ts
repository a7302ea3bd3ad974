import type { TimelineEntry } from "~/domains/reports/model";
import { describeCause, describeConsent, describeMessage, describeSign, describeSource } from "./reasons";
import { describeEffect } from "./effect-words";
import { describeRunEnd, describeRunStep } from "./run-words";
import { messageStates } from "~/domains/messages/model";

/** One thing that happened, as a sentence without its end. */
export function describeEntry({ kind, what, name, detail }: TimelineEntry, amount: string | null): string {
  switch (kind) {
    case "orders":
      return [`Order ${name ?? ""} ${what}`, amount].filter(Boolean).join(": ") + describeCredit(detail);
    case "baskets": {
      const words = what === "cart" ? "Filled a cart" : "Began a checkout";
      return [words, amount].filter(Boolean).join(": ") + (detail === "completed" ? ", and bought it" : "");
    }
    case "visits":
      return describeVisit(what, name && `“${name}”`, detail);
    case "answers":
      return describeAnswer(what, name ? `“${name}”` : "a quiz", detail);
    case "messages":
      if (what === "flow_entered") return name ? `Entered the flow “${name}”` : "Entered a flow";
      if (what === "flow_step") return describeRunStep(detail, name && `“${name}”`);
      if (what === "flow_ended") return describeRunEnd(detail, name && `“${name}”`);
      if (what === "trait_set") return `Was given the trait “${name ?? ""}”: ${detail ?? ""}`;
      return describeEffect(what, name ?? "", detail) ?? describeMail(what, name ?? "", detail);
    case "segments":
      return [`${what === "entered" ? "Entered" : "Left"} ${name ?? "a segment"}`, describeCause(detail)]
        .filter(Boolean)
        .join(" ");
    case "consent":
      return `${describeConsent(what)} (${describeSource(name ?? "")})`;
    default:
      return kind satisfies never;
  }
}

/** The message that an order is credited to: its id and its name, as the timeline has them. */
export function creditOf(detail: string): { messageId: string; template: string } {
  const at = detail.indexOf(":");
  return { messageId: detail.slice(0, at), template: detail.slice(at + 1) };
}

function describeCredit(detail: string | null): string {
  return detail === null ? "" : `, after a click in “${creditOf(detail).template}”`;
}

function describeAnswer(what: string, question: string, detail: string | null): string {
  if (what === "answered_freely") return `Answered ${question} in their own words`;
  if (what === "answer_withdrawn") return `Would rather not say any more: ${question}`;
  return [`Answered ${question}`, detail].filter(Boolean).join(": ");
}

function describeVisit(what: string, name: string | null, detail: string | null): string {
  const said = [visitWords[what] ?? what, name].filter(Boolean).join(" ");
  if (what === "page_scrolled" && detail) return `${said} to ${detail} %`;
  return what === "page_stayed" && detail ? `${said} for ${detail} seconds` : said;
}

const visitWords: Record<string, string> = {
  product_viewed: "Looked at",
  collection_viewed: "Looked at the collection",
  search_submitted: "Searched for",
  page_viewed: "Was on the page",
  page_scrolled: "Scrolled down the page",
  page_stayed: "Stayed on the page",
  video_played: "Played the video",
  price_dropped: "Something they know costs less now:",
  back_in_stock: "Something they know is in stock again:",
};

const mailWords: Record<string, string> = {
  delivered: "was delivered",
  delayed: "is delayed",
  opened: "was opened",
  clicked: "was clicked",
  scanned: "was followed by a machine, not by a person",
  bounced: "came back",
  complained: "was marked as spam",
  suppressed: "was refused by Resend",
};

function describeMail(what: string, template: string, detail: string | null): string {
  const words = mailWords[what];
  if (words) return [`“${template}” ${words}`, detail && describeDetail(what, detail)].filter(Boolean).join(": ");
  const state = messageStates.find((one) => one === what);
  if (state === "sent") return `“${template}” was sent`;
  return `“${template}”: ${state ? lowerFirst(describeMessage(state, detail)) : what}`;
}

/** Where a click led, why it was no person’s, or how a mail came back. */
function describeDetail(what: string, detail: string): string {
  if (what === "scanned") return describeSign(detail);
  if (what !== "bounced") return detail.replace(/\/$/, "");
  return detail.startsWith("Permanent") ? "the address does not exist" : "the mailbox did not take it";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
