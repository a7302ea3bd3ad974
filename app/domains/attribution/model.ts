import { z } from "zod";

/** So many days after a click an order is credited to it, where the merchant has not said otherwise. */
export const usualWindowDays = 5;

export const WindowDays = z.coerce
  .number("Write a number of days")
  .int("Write a whole number of days")
  .min(1, "It must be a day at least")
  .max(30, "30 days at most: what was bought later had other reasons");

/** `last`: the latest click before the order, which gets all of the credit. `assisted`: an earlier one, which gets none. */
export const creditKinds = ["last", "assisted"] as const;
export type CreditKind = (typeof creditKinds)[number];

/** A message to which an order is credited, as the shopper's page and the order tell it. */
export interface Credit {
  orderId: string;
  messageId: string;
  kind: CreditKind;
  clickedAt: Date;
  creditedMinor: string;
  currency: string;
}
