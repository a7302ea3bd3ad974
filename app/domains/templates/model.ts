import type { MessageChanges } from "../experiments/model";
import type { BrandFont } from "../shops/model";

/** How the shop's mail looks and what the law wants in it. */
export interface Brand {
  shopName: string;
  shopUrl: string;
  /** The one colour of the shop's, such as #1f4d3a, from which the others are made. */
  color: string;
  logoUrl: string;
  /** The plain one when it is left out. */
  font?: BrandFont | undefined;
  postalAddress: string;
}

/** A message as it goes out. */
export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/** A message that is wanted of a template. */
export interface WantedMessage {
  messageId: string;
  profileId: string;
  templateKey: string;
  email: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
  /** Why this shopper gets it, in a sentence for the footer. */
  because: string;
  /** `generic`: as if this shopper were in no segment, so that no condition of the content holds. */
  treatment: "generic" | null;
  /** What the arm of an experiment changes in the content. */
  changes: MessageChanges | null;
  /** What it is about, where something that happened started its flow. */
  cause?: CauseValues | undefined;
}

/** What can be said of the event that started a flow, by the names of tokens; what is not known is left out. */
export type CauseValues = Partial<
  Record<"cause_product" | "cause_url" | "cause_price" | "cause_price_before" | "cause_quiz", string>
>;

export type RenderedMessage =
  | { outcome: "made"; rendered: Rendered; templateId: number; version: number }
  /** It would have had a hole; the reason is in a merchant's words. */
  | { outcome: "impossible"; reason: string }
  /** What it lacks is on its way: later it can be made. */
  | { outcome: "early"; lacks: "code" };
