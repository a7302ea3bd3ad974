import { z } from "zod";

/** A number that Tessera gave (of a flow, of a revision), as addresses and forms carry it. Ids of Shopify's stay text. */
export const Serial = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
