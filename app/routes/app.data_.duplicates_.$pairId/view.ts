import { formatDay } from "~/components/dates";
import { describeConfidence, describeDoubts, describeEvidence, nameOf } from "~/components/duplicates/words";
import { describeConsent } from "~/components/reasons";
import type { Pair, PairPerson } from "~/domains/duplicates/index.server";
import { formatMoney } from "~/lib/money";

interface Place {
  timezone: string;
  currency: string;
}

/** One thing that is known of both, and what is known of the kept one afterwards. */
export interface Side {
  label: string;
  one: string;
  other: string;
  /** The same whoever is kept; null where the kept one's own counts, and the other's where that has none. */
  together: string | null;
}

/** A pair side by side. `one` is the one that would be kept unless somebody chooses otherwise. */
export function viewSides(pair: Pair, [one, other]: readonly [PairPerson, PairPerson], place: Place) {
  const doubts = describeDoubts(pair.evidence);
  return {
    id: pair.id,
    one: { id: one.id, name: nameOf(one) },
    other: { id: other.id, name: nameOf(other) },
    confidence: describeConfidence(pair.confidence),
    because: describeEvidence(pair.evidence),
    doubts,
    sides: sidesOf(one, other, place),
    isSilenced: one.consent === "unsubscribed" || other.consent === "unsubscribed",
  };
}

function sidesOf(one: PairPerson, other: PairPerson, { timezone, currency }: Place): Side[] {
  const day = (at: Date) => formatDay(at, timezone);
  const money = (minor: number) => formatMoney({ amountMinor: minor, currency });
  const own = (label: string, of: (person: PairPerson) => string | null): Side => {
    return { label, one: of(one) ?? "", other: of(other) ?? "", together: null };
  };
  const both = (label: string, of: (person: PairPerson) => string, together: string): Side => {
    return { label, one: of(one), other: of(other), together };
  };
  const silenced = [one, other].some(({ consent }) => consent === "unsubscribed");
  const [earlier] = [one.knownSince, other.knownSince].toSorted((a, b) => a.getTime() - b.getTime());
  const permits = own("Permits mail", ({ consent }) => (consent ? describeConsent(consent) : "Never said"));
  return [
    own("Is", ({ isCustomer }) => (isCustomer ? "A customer in Shopify" : "A guest")),
    own("First name", ({ firstName }) => firstName),
    own("Last name", ({ lastName }) => lastName),
    own("Email address", ({ email }) => email),
    own("Telephone", ({ phone }) => phone),
    own("Place", ({ city, countryCode }) => [city, countryCode].filter(Boolean).join(", ")),
    own("Language", ({ locale }) => locale),
    silenced ? { ...permits, together: "No, because one of them said no" } : permits,
    both("Tags", ({ tags }) => tags.join(", "), [...new Set([...one.tags, ...other.tags])].join(", ")),
    both("Orders", ({ orders }) => String(orders), String(one.orders + other.orders)),
    both(
      "Orders came to",
      ({ spentMinor }) => money(Number(spentMinor)),
      money(Number(one.spentMinor) + Number(other.spentMinor)),
    ),
    both("Known since", ({ knownSince }) => day(knownSince), earlier ? day(earlier) : ""),
  ];
}
