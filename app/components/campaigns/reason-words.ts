import { describeHold } from "~/components/message-words";
import { describeMessage } from "~/components/reasons";
import type { RecipientReason } from "~/domains/campaigns/model";
import { deferReasons, type DeferReason, type SkipReason } from "~/domains/messages/model";

/** Why many messages wait at once: what follows “because”. */
const deferWords: Record<DeferReason, string> = {
  paused: "they asked for a pause",
  frequency_cap: "they got as much mail as you allow, lately",
  asked_for_less: "they asked to be written to less often",
  gives_way: "another message to them matters more and goes first",
  quiet_hours: "it is quiet where they live",
  send_window: "you write to them only at certain times",
  usual_hour: "they usually act at another hour",
  imported_list: "they were imported, and the first mail to such a list goes in steps",
  no_code: "no code of its discount is left at present",
  campaign_paused: "the campaign is paused",
};

/** @param reason as the gate said; null where nobody has looked yet @param heldReason why all of the shop's mail waits */
export function waitingWords(reason: string | null, heldReason: string | null = null): string {
  if (heldReason !== null) return describeHold(heldReason);
  const known = deferReasons.find((one) => one === reason);
  return known ? deferWords[known] : "it is not their turn yet";
}

/** Why many were not written to: what follows “because”. What is told of one of them says the rest. */
const skipManyWords: Partial<Record<SkipReason | RecipientReason, string>> = {
  profile_gone: "they are no longer in your shop",
  no_address: "there is no email address for them",
  never_subscribed: "they never agreed to marketing mail",
  unsubscribed: "they have unsubscribed",
  suppressed_hard_bounce: "an earlier mail came back, the address does not exist",
  suppressed_complaint: "they marked an earlier mail as spam",
  suppressed_provider: "Resend refuses to write to them",
  topic_declined: "they want no mail of this kind",
  held_out: "they are in the group of a comparison that gets nothing",
  sunset: "for long no click, order or visit of theirs followed your mail, so they are left in peace",
  campaign_cancelled: "the campaign was cancelled before it was their turn",
  stopped_after_trial: "the campaign was stopped after its trial",
  same_shopper: "they turned out to be somebody who got it already",
};

export function skippedWords(reason: string): string {
  const known = Object.entries(skipManyWords).find(([name]) => name === reason);
  return known?.[1] ?? describeMessage("skipped", reason).replace(/^Not sent: /, "");
}
