export {
  defaultPolicies,
  deferReasons,
  openSpans,
  SendingPolicies,
  SendWindow,
  skipReasons,
  type DeferReason,
  type SkipReason,
} from "./gate/model";

/** The messages that ask the owner of an address whether it was they who gave it: fixed words, and no template. */
export const optInKind = "opt_in";
export const optInTemplate = "opt-in";
/** What the merchant reads in the place of a template's name. */
export const optInName = "Please confirm your address";

export const messageStates = ["queued", "sending", "in_doubt", "sent", "skipped", "failed", "parked"] as const;
export type MessageState = (typeof messageStates)[number];

/** A message that is to be sent. The same source and step ask once. */
export interface NewMessage {
  profileId: string;
  /** What asks for it: `flow` and the run's id, `campaign` and the recipient's, or `opt_in` and the request's. */
  sourceKind: string;
  sourceId: string;
  step: number;
  /** The flow or campaign, for counting. */
  programId: number;
  segmentId: number | null;
  templateKey: string;
  /** One of `priorities`: the less, the sooner. */
  priority: number;
  /** The latest instant at which it may go out; null where the shop's policies say it. */
  sendBefore: Date | null;
  /** Among messages of one priority the lower rank goes first. */
  rank?: number;
  /** The experiment it is part of, and the arm its shopper has there. */
  experimentId?: number | null;
  arm?: string | null;
  /** As to somebody in no segment. */
  treatment?: "generic" | null;
}

/** A message that was sent. */
export interface Sent {
  id: string;
  profileId: string;
  templateKey: string;
  /** What its template is about; null when it is about nothing that shoppers choose. */
  topic: string | null;
}

/** What came of the wish to send a message again. */
export type Resent = "queued" | "unsure" | "not_possible";
