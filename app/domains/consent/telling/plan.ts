import { wholeSecond } from "../opt-in/yes-at";
import type { KnownThere, Telling } from "./model";

/** What is to be done about a word: told, with or without making a customer; nothing; or theirs is taken over here. */
export type Plan = "create" | "update" | "nothing" | "take_over";

/**
 * Of two words the later one holds on both sides, and of two in one second the one that says no. Nobody is made a
 * customer to be told that they want nothing.
 */
export function planTelling(
  ours: Pick<Telling, "state" | "optInLevel" | "occurredAt">,
  theirs: KnownThere | null,
): Plan {
  if (!theirs) return ours.state === "subscribed" ? "create" : "nothing";
  const lead = theirs.saidAt ? wholeSecond(ours.occurredAt).getTime() - wholeSecond(theirs.saidAt).getTime() : Infinity;
  if (lead < 0) return "take_over";
  if (ours.state === theirs.state)
    return ours.state === "subscribed" && isBetterProof(ours, theirs) ? "update" : "nothing";
  return lead === 0 && theirs.state === "unsubscribed" ? "take_over" : "update";
}

function isBetterProof(ours: Pick<Telling, "optInLevel">, theirs: Pick<KnownThere, "optInLevel">): boolean {
  return ours.optInLevel === "confirmed_opt_in" && theirs.optInLevel !== "confirmed_opt_in";
}
