import type { AddressStanding, OptInMode } from "../../consent/model";
import type { WaitingResponse } from "../../quizzes/model";

/** What follows of a passage. */
export interface Ruling {
  /** By what it is known whose the answers are; null while nobody has shown it. */
  joinsBy: "profile" | "customer" | "address" | null;
  /** What becomes of the yes that was given with an address: it counts, its owner is asked, or nothing new. */
  consent: "say" | "ask" | null;
}

type Given = Pick<WaitingResponse, "profileId" | "customerId" | "email">;

/**
 * Whose answers are, and what a given address brings about. A stranger's address can be typed by anybody: until its
 * owner has said yes from the mailbox, or one word is enough where they live, it shows nothing. And who has said no is
 * asked, however little is enough for others.
 * @param saidAt when the yes would count from
 */
export function rule(
  { profileId, customerId, email }: Given,
  mode: OptInMode,
  standing: AddressStanding | null,
  { saidAt, isAskable }: { saidAt: Date | null; isAskable: boolean },
): Ruling {
  const consent = email && saidAt && standing ? consentOf(mode, standing, saidAt, isAskable) : null;
  const isEnough = consent === "say" || (standing?.isRecorded ?? false);
  const joinsBy = profileId ? "profile" : customerId ? "customer" : isEnough ? "address" : null;
  return { joinsBy, consent };
}

function consentOf(
  mode: OptInMode,
  { state, saidAt: lastSaidAt, isRecorded, request }: AddressStanding,
  saidAt: Date,
  isAskable: boolean,
): Ruling["consent"] {
  if (isRecorded || request === "asked" || request === "confirmed") return null;
  const hasSaidNo = state === "unsubscribed" && lastSaidAt !== null && lastSaidAt < saidAt;
  if (mode === "single" && !hasSaidNo) return "say";
  return isAskable ? "ask" : null;
}
