import type { ConsentState } from "~/domains/consent/model";
import type { Held } from "~/domains/profiles/model";
import type { Note, Told } from "../model";

/** What is known of whom a line is about. */
export interface Standing {
  /** Null when nobody is known by what the line names. */
  held: Held | null;
  /** Whether the person's data was erased because they, or Shopify, asked for it. */
  isErased: boolean;
  /** Whether mail to the address came back or was complained about. */
  isSuppressed: boolean;
  consent: { state: ConsentState | null; saidAt: Date | null; hasSaidNo: boolean };
  tags: readonly string[];
  /** By name: the present value, and since when. */
  properties: ReadonlyMap<string, { value: string; at: Date }>;
}

/** What the whole file says beside its lines. */
export interface FileFrame {
  asOf: Date;
  /** Since when whoever permits mail did so, where the line does not say it. */
  consentedAt: Date | null;
}

export interface GuestFields {
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
  locale: string | null;
}

export interface Decision {
  outcome: "created" | "changed" | "unchanged" | "refused";
  notes: Note[];
  /** What is to be written of a guest; null of each that stays. */
  guest: GuestFields;
  tags: string[];
  properties: { name: string; value: string }[];
  /** A word on the address to be kept. */
  consent: { email: string; state: "subscribed" | "unsubscribed"; at: Date } | null;
}

const nothing: GuestFields = { firstName: null, lastName: null, phone: null, city: null, country: null, locale: null };

/**
 * What comes of a line: the same for the preview and for the import. Of two words the later counts, by the day the file
 * is of; what Shopify keeps of its customers stays Shopify's; and nobody who said no is written to because of a file.
 */
export function decide(told: Told, standing: Standing, frame: FileFrame): Decision {
  const refusal = refusalOf(told, standing);
  if (refusal) return refuse(told, refusal);
  const { held } = standing;
  const notes = [...told.notes];
  const note = (words: string) => void notes.push({ column: null, words });
  const guest = held?.customerId ? leaveToShopify(told, held, note) : guestFields(told, held, frame, note);
  const tags = held?.customerId ? [] : told.tags.filter((tag) => !standing.tags.includes(tag));
  const properties = told.properties.filter(({ name, value }) => {
    const present = standing.properties.get(name);
    return !present || (present.value !== value && present.at < frame.asOf);
  });
  const consent = consentOf(told, standing, frame, note);
  const changes = tags.length + properties.length + Object.values(guest).filter((value) => value !== null).length;
  const outcome = held === null ? "created" : changes > 0 || consent ? "changed" : "unchanged";
  return { outcome, notes, guest, tags, properties, consent };
}

function refuse(told: Told, words: string): Decision {
  const notes = [...told.notes, { column: null, words }];
  return { outcome: "refused", notes, guest: nothing, tags: [], properties: [], consent: null };
}

function refusalOf({ key }: Told, { held, isErased }: Standing): string | null {
  if (isErased) return "was erased on request, and does not come back by a file";
  if (key.kind === "customer" && held === null) return "Shopify has told of no customer with this number";
  return held?.isGone ? "was deleted in Shopify" : null;
}

/** What the line says of a guest that is not known yet. Nothing of it counts where something later was told. */
function guestFields(told: Told, held: Held | null, { asOf }: FileFrame, note: (words: string) => void): GuestFields {
  const { firstName, lastName, phone, city, country, language } = told;
  const fields: GuestFields = { firstName, lastName, phone, city, country, locale: language };
  if (held === null) return fields;
  const news = (value: string | null, present: string | null) => (value === present ? null : value);
  const changed: GuestFields = {
    firstName: news(firstName, held.firstName),
    lastName: news(lastName, held.lastName),
    phone: news(phone, held.phone),
    city: news(city, held.city),
    country: news(country, held.country),
    locale: news(language, held.locale),
  };
  const isLate = held.version !== null && held.version >= asOf;
  if (!isLate) return changed;
  if (Object.values(changed).some((value) => value !== null)) note("name and place stay: something later is known");
  return nothing;
}

function leaveToShopify(told: Told, held: Held, note: (words: string) => void): GuestFields {
  const isOther = (value: string | null, present: string | null) => value !== null && value !== present;
  const differs =
    isOther(told.firstName, held.firstName) ||
    isOther(told.lastName, held.lastName) ||
    isOther(told.phone, held.phone) ||
    isOther(told.city, held.city) ||
    isOther(told.country, held.country) ||
    isOther(told.language, held.locale) ||
    told.tags.length > 0;
  if (differs) note("is a customer in Shopify, which keeps their name, place and tags");
  return nothing;
}

function consentOf(
  { consent, email: named }: Told,
  { held, isSuppressed, consent: last }: Standing,
  { asOf, consentedAt }: FileFrame,
  note: (words: string) => void,
): Decision["consent"] {
  if (consent === null) return null;
  const email = held?.customerId ? held.email : named;
  if (email === null) return null;
  if (named !== null && named !== email) {
    note("Shopify has another address for this customer: consent stays as it is");
    return null;
  }
  if (consent.state === last.state) return null;
  const isYes = consent.state === "subscribed";
  const hindrance = isYes ? hindranceOf(last, isSuppressed) : null;
  const at = consent.at ?? (isYes ? (consentedAt ?? asOf) : asOf);
  const isLate = last.saidAt !== null && (last.saidAt > at || (isYes && last.saidAt >= at));
  if (hindrance) note(hindrance);
  else if (isLate) note("something later is known of their consent: that counts");
  return hindrance || isLate ? null : { email, state: consent.state, at };
}

/** Why a file cannot make somebody a subscriber, whatever it says and however late. */
function hindranceOf({ state, hasSaidNo }: Standing["consent"], isSuppressed: boolean): string | null {
  if (hasSaidNo) return "has unsubscribed, and stays so";
  if (isSuppressed) return "mail to this address came back or was complained about: it stays without";
  switch (state) {
    case "pending":
      return "was asked by mail and has not said yes yet: that stays so";
    case "redacted":
    case "invalid":
      return "Shopify does not allow mail to this address";
    default:
      return null;
  }
}
