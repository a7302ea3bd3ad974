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
}

export type RenderedMessage =
  | { outcome: "made"; rendered: Rendered; templateId: number; version: number }
  /** It would have had a hole; the reason is in a merchant's words. */
  | { outcome: "impossible"; reason: string }
  /** What it lacks is on its way: later it can be made. */
  | { outcome: "early"; lacks: "code" };
