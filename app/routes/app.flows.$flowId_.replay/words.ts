import { describeMessage } from "~/components/reasons";
import { messageStates, type DeferReason } from "~/domains/messages/model";

/** So many runs are shown one by one. */
export const shownLines = 50;

/** How often something would have been so, in words; the most frequent first. */
export function counted(counts: Record<string, number>, words: (name: string) => string) {
  return Object.entries(counts)
    .map(([name, count]) => ({ words: words(name), count }))
    .toSorted((a, b) => b.count - a.count);
}

const held: Record<DeferReason, string> = {
  campaign_paused: "the campaign was paused",
  paused: "this shopper had asked for a pause",
  frequency_cap: "they had been written to as often as your policies allow",
  asked_for_less: "this shopper had asked for less mail",
  gives_way: "something more important was about to be sent",
  quiet_hours: "it was night where they live",
  send_window: "it was outside the hours in which you send",
  usual_hour: "it waits for the hour at which they usually act",
  imported_list: "the first mail to an imported list goes in steps",
  no_code: "there was no coupon code left",
};

/** Why a message would have had to wait: what follows “because”. */
export function heldWords(reason: string): string {
  return `Waits, because ${Object.entries(held).find(([name]) => name === reason)?.[1] ?? "of something else"}`;
}

/** What would have become of a message. */
export function messageWords(state: string, reason: string | null): string {
  const known = messageStates.find((one) => one === state);
  return known ? describeMessage(known, reason) : "Still waits when the days are over";
}

const keptOut: Record<string, string> = {
  not_for_her: "They are not whom it is for",
  held_out: "An experiment keeps them out, to compare with",
  already_in: "They were in it already",
};

/** Why somebody would not have come in. */
export function keptOutWords(reason: string): string {
  return keptOut[reason] ?? "For another reason";
}

const ends: Record<string, string> = {
  waiting: "Still in it when the days are over",
  finished: "Came to its end",
  exit: "Left it, as it says",
  goal: "What it is for happened",
  left_segment: "Left its segment",
  condition: "Something became true that ends it",
  unsubscribed: "Unsubscribed, or could not be written to any more",
  profile_gone: "No longer in your shop",
  ...keptOut,
};

/** How it would have ended for somebody. */
export function endOfRun(outcome: string): string {
  return ends[outcome] ?? "It ended";
}

/** Whose messages stood in the way. @param name as it was found: `flow 3` */
export function displacerWords(name: string, flowId: number, flows: ReadonlyMap<number, string>): string {
  const [kind, id] = name.split(" ");
  if (kind !== "flow") return "A campaign";
  if (Number(id) === flowId) return "An earlier message of this flow";
  return `“${flows.get(Number(id)) ?? "Another flow"}”`;
}
