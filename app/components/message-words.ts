import type { DeferReason, MessageState } from "~/domains/messages/model";
import type { PauseReason } from "~/domains/senders/model";
import { describeMessage } from "./reasons";

/** What is known of a message that waits, or that waited until it was too late. */
interface Told {
  state: MessageState;
  reason: string | null;
  dueAt: Date;
  /** Whether it will be too late by then. */
  willBeLate: boolean;
  deferredReason: string | null;
  /** Why all of the shop's mail waits. */
  heldReason?: string | null;
  displacedBy: { template: string; sentAt: string | null } | null;
}

interface Clocks {
  /** The shop's time zone. */
  timezone: string;
  /** Where the shopper lives; null when it is not known. */
  shopperTimezone: string | null;
}

/** Where a message stands and why, in one sentence: until when one waits, and because of what one was not sent. */
export function explainMessage(message: Told, clocks: Clocks): string {
  const { state, reason, dueAt, willBeLate, heldReason } = message;
  if (state === "queued" && heldReason) return `Waits like all of your mail, because ${describeHold(heldReason)}`;
  const because = becauseOf(message, clocks.timezone);
  const until = clockTime(dueAt, clocks);
  if (state === "queued" && because && willBeLate) return `Waits, because ${because}; from ${until} on it is too late`;
  if (state === "queued" && because) return `Waits until ${until}, because ${because}`;
  const words = describeMessage(state, reason);
  return state === "skipped" && reason === "too_late" && because ? `${words}, because ${because}` : words;
}

const holdWords: Record<PauseReason | "daily_limit" | "trouble", string> = {
  no_sender: "the settings do not say yet who it comes from",
  no_domain: "the settings name no domain yet that it comes from",
  domain_unready: "your domain is not ready yet",
  domain_broken: "a record of your domain is missing",
  other_domain: "the address it comes from is not of your domain",
  key_refused: "Resend refuses your API key",
  bounces: "too much of it came back",
  complaints: "too many shoppers marked it as spam",
  daily_limit: "no more may go out today: a new domain begins with little, and the rest follows tomorrow",
  trouble: "something went wrong with it, and it is tried again in a moment",
};

/** Why all of a shop's mail waits: what follows “because”. */
export function describeHold(reason: string): string {
  const known = Object.entries(holdWords).find(([name]) => name === reason);
  return known?.[1] ?? `Resend takes none at present (${reason})`;
}

function becauseOf({ deferredReason, displacedBy }: Told, timezone: string): string | null {
  const name = displacedBy ? `“${displacedBy.template}”` : "another message";
  const when = displacedBy?.sentAt ? ` on ${dayAndTime(new Date(displacedBy.sentAt), timezone)}` : "";
  const words: Record<DeferReason, string> = {
    campaign_paused: "you paused the campaign",
    paused: "this shopper asked for a pause",
    frequency_cap: `we already wrote to this shopper${when}: ${name}`,
    asked_for_less: `this shopper asked to be written to less often, and got ${name}${when}`,
    gives_way: `${name} matters more and goes first`,
    quiet_hours: "your quiet hours hold where this shopper lives",
    send_window: "you write to them only at certain times",
    imported_list: "this shopper was imported, and the first mail to such a list goes in steps",
    no_code: "no code of its discount is left at present",
    usual_hour: "that is the hour at which this shopper usually acts",
  };
  const known = Object.entries(words).find(([reason]) => reason === deferredReason);
  return known?.[1] ?? null;
}

/** By the shopper's own clock where that shows another time than the shop's. */
function clockTime(at: Date, { timezone, shopperTimezone }: Clocks): string {
  const own = dayAndTime(at, timezone);
  const theirs = shopperTimezone === null ? own : dayAndTime(at, shopperTimezone);
  return theirs === own ? own : `${theirs} where they live (${own} in your shop)`;
}

/** "Tue 2 Jun, 08:00". */
function dayAndTime(at: Date, timeZone: string): string {
  const parts = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone }).format(at);
}
