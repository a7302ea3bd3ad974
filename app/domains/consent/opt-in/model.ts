import { z } from "zod";

/** Whether one word is enough, or a mail to the address asks whether it was its owner's. */
export const optInModes = ["single", "double"] as const;
export const OptInMode = z.enum(optInModes);
export type OptInMode = z.infer<typeof OptInMode>;

/** Stands for where the country is not known. */
export const unknownCountry = "unknown";

/** A country by its code, or `unknown`. */
const Country = z.union([z.literal(unknownCountry), z.string().regex(/^[A-Z]{2}$/, "is not a country code")]);

/** How a shop asks for consent to be written to. */
export const OptInPolicy = z.strictObject({
  /** Where no country below says otherwise. */
  mode: OptInMode,
  countries: z.partialRecord(Country, OptInMode),
  /** Whether the popup takes no addresses that are made to be thrown away. */
  refusesDisposable: z.boolean(),
});
export type OptInPolicy = z.infer<typeof OptInPolicy>;

/** Until a merchant says otherwise; docs/decisions/021-who-is-asked-twice.md says why. */
export const defaultOptInPolicy: OptInPolicy = {
  mode: "single",
  countries: { DE: "double", AT: "double", [unknownCountry]: "double" },
  refusesDisposable: false,
};

/** Why nobody is asked by mail whether an address is theirs. Nothing of it is told to whoever gave the address. */
export type HoldReason =
  | "shop_stopped"
  | "sender_incomplete"
  | "suppressed"
  | "asked_already"
  | "asked_elsewhere"
  | "crowded_network"
  | "too_many";

/** An address that somebody gave, and agreed to be written to at. */
export interface Ask {
  /** The response it was given in. */
  sourceId: string;
  /** Normalised. */
  email: string;
  /** A keyed hash of the network it came from. */
  network: string | null;
  givenAt: Date;
  textId: number | null;
  page: string | null;
  /** `<key>@<version>` */
  quiz: string | null;
  locale: string | null;
}

export const confirmableDays = 30;
