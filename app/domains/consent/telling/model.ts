import type { ConsentState } from "../model";

/** A word said here that Shopify is to be told of. */
export interface Telling {
  email: string;
  profileId: string;
  state: "subscribed" | "unsubscribed";
  optInLevel: string;
  occurredAt: Date;
  /** How often Shopify was told, this time included. */
  attempts: number;
}

/** What Shopify has of an address. */
export interface KnownThere {
  customerId: string;
  state: ConsentState;
  optInLevel: string | null;
  /** Null when nothing was ever said. Whole seconds. */
  saidAt: Date | null;
}

/** What keeps Shopify from being told when the merchant has not, or no longer, allowed it. */
export const notAllowed = "Shopify has not allowed Tessera to write to customers yet";
