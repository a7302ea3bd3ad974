import type { RecipientReason } from "~/domains/campaigns/model";
import type { SuppressionReason } from "~/domains/consent/model";
import type { MachineSign } from "~/domains/feedback/model";
import type { MessageState, SkipReason } from "~/domains/messages/model";

/** Why a message was not sent, in a merchant's words. */
const skipWords: Record<SkipReason | RecipientReason, string> = {
  shop_stopped: "Not sent: the app was not installed at that moment",
  flow_off: "Not sent: you had turned the flow off",
  goal_reached: "Not sent: what the flow was for had happened already",
  left_segment: "Not sent: this shopper had left the segment that the flow is for",
  ended_by_condition: "Not sent: something had become true that ends the flow",
  run_ended: "Not sent: the flow was over for this shopper",
  campaign_cancelled: "Not sent: you cancelled the campaign before its turn",
  stopped_after_trial: "Not sent: you stopped the campaign after its trial",
  same_shopper: "Not sent: two entries turned out to be this one shopper, and the other one gets the campaign",
  held_out: "Not sent: this shopper is in the group of a comparison that gets nothing",
  sender_incomplete: "Not sent: the settings did not say yet who your mail comes from",
  profile_gone: "Not sent: this shopper no longer exists in your shop",
  no_address: "Not sent: there is no email address for this shopper",
  never_subscribed: "Not sent: this shopper never agreed to marketing mail",
  unsubscribed: "Not sent: this shopper has unsubscribed",
  suppressed_hard_bounce: "Not sent: an earlier mail came back, the address does not exist",
  suppressed_complaint: "Not sent: this shopper marked an earlier mail as spam",
  suppressed_provider: "Not sent: Resend refuses to write to this address",
  topic_declined: "Not sent: this shopper wants no mail of this kind",
  too_late: "Not sent: it would have come too late",
  sunset: "Not sent: for long no click, order or visit followed your mail, so this shopper is left in peace",
};

const stateWords: Record<Exclude<MessageState, "skipped">, string> = {
  queued: "Waiting for its turn",
  sending: "Being sent now",
  in_doubt: "In doubt: the connection broke while it was handed over; the very same mail is tried again",
  sent: "Sent",
  failed: "Failed: it was refused",
  parked: "Parked: nobody knows whether it was sent, so it is not sent again",
};

/** Where a message stands, in one sentence. */
export function describeMessage(state: MessageState, reason: string | null): string {
  if (state === "skipped") return skipWordsOf(reason);
  const words = stateWords[state];
  return reason && state !== "sent" ? `${words} (${reason})` : words;
}

function skipWordsOf(reason: string | null): string {
  const known = Object.entries(skipWords).find(([name]) => name === reason);
  return known?.[1] ?? "Not sent";
}

const causes: Record<string, string> = {
  fact: "because of something they did",
  time: "because time passed",
  history: "from the history of your shop",
  definition: "because the segment’s meaning changed",
};

/** Why somebody entered or left a segment. */
export function describeCause(cause: string | null): string {
  return causes[cause ?? ""] ?? "";
}

const consentWords: Record<string, string> = {
  subscribed: "Subscribed",
  unsubscribed: "Unsubscribed",
  pending: "Waiting for confirmation",
  not_subscribed: "Not subscribed",
  redacted: "Erased",
  invalid: "Invalid address",
};

export function describeConsent(state: string): string {
  return consentWords[state] ?? state;
}

const sourceWords: Record<string, string> = {
  shopify: "told by Shopify",
  quiz: "in a quiz of the shop",
  unsubscribe_link: "by the link in a mail",
  merge: "under another of their addresses",
  preference_page: "on the page of their preferences",
  before_erasure: "before their data was erased",
  "import undone": "when the import was undone that had permitted it",
};

export function describeSource(source: string): string {
  const words = sourceWords[source] ?? (/^import \d+$/.test(source) ? "told by a file you imported" : null);
  return words ?? source.replaceAll("_", " ");
}

const signWords: Record<MachineSign, string> = {
  looked_ahead: "it only looked ahead, as programs do",
  known_bot: "it said of itself that it is a robot",
  hidden_link: "it followed a link that nobody can see",
  too_early: "it came within seconds of the delivery",
  too_many_links: "it followed three links within ten seconds",
  every_link: "it followed every link there is",
  crowded_network: "many mails were followed from its network within a minute",
  echo: "it repeated a click from another device seconds later",
};

/** Why a click was not a person’s. */
export function describeSign(sign: string): string {
  const known = Object.entries(signWords).find(([name]) => name === sign);
  return known?.[1] ?? sign.replaceAll("_", " ");
}

const suppressionWords: Record<SuppressionReason, string> = {
  hard_bounce: "An earlier mail came back because the address does not exist, so nothing is sent to it any more",
  complaint: "An earlier mail was marked as spam, so nothing is sent to this address any more",
  provider: "Resend refuses to write to this address, so nothing is sent to it",
};

/** Why an address is not written to although its owner has not said no. */
export function describeSuppression(reason: SuppressionReason): string {
  return suppressionWords[reason];
}
