// How likely two people of a shop are one, after Fellegi and Sunter (1969): each field adds the bits log2(m / u), where m
// is how often it stands so of one person and u of two, counted in the shop where it can be. Decision 34 has the figures.
import { wordDistance } from "~/lib/word-distance";
import type { Evidence, Judged, Level, Person, Rarity } from "../model";
import { compareFirstNames } from "./first-name";
import { fold, phoneKey } from "./fold";
import { compareLastNames, foldLastName, isOtherGeneration } from "./last-name";
import { compareMailboxes, type MailboxLikeness } from "./mailbox";

/** Of a shop's people, so many are there twice before anything is known. */
const expectedShare = 0.05;
/** Of so many people elsewhere it is taken to be known how often something is met: a small shop tells little of that. */
const elsewhere = 1000;
const usualShare = { first_name: 1 / 200, last_name: 1 / 2000, place: 1 / 50, name_part: 1 / 5000 } as const;
/**
 * Names run in families and towns, so that namesakes are commoner than chance has them: without a mailbox or a telephone
 * in common, names count for less, and nobody is surer than this.
 */
const surestByName = 0.6;
const namesakeBits = 2;
/** A family may share one mailbox, and then shares its name and town as well. */
const surestInFamily = 0.3;
const surest = 0.9999;
/** Numbers that were given out together are a digit apart, too. */
const nearNumberBits = 3;

/**
 * Judges a pair; null when it cannot be one person: another first name in the same household, or another generation.
 * The order of the two makes no difference.
 */
export function judge(one: Person, other: Person, rarity: Rarity): Judged | null {
  const mailbox = compareMailboxes(one, other);
  const names = compareNames(one, other, rarity);
  const first = names.find(({ field }) => field === "first_name");
  if (isOtherGeneration(one.lastName, other.lastName)) return null;
  if (first?.level === "differs" && mailbox.level !== "same") return null;
  const evidence = [
    { field: "mailbox" as const, level: mailbox.level, bits: bitsOfMailbox(mailbox, names, rarity) },
    comparePhones(one, other, rarity),
    ...names,
    comparePlaces(one, other, rarity),
  ].filter(({ level }) => level !== "unknown");
  const before = Math.log2((2 * expectedShare) / rarity.people) - (evidence.some(isContact) ? 0 : namesakeBits);
  const bits = evidence.reduce((sum, { bits }) => sum + bits, before);
  return {
    confidence: Math.min(surestOf(mailbox, evidence), 1 / (1 + 2 ** -bits)),
    evidence: evidence.map(({ bits, ...rest }) => ({ ...rest, bits: Math.round(bits * 10) / 10 })),
  };
}

function surestOf(mailbox: MailboxLikeness, evidence: readonly Evidence[]): number {
  const isFamily = evidence.some(({ field, level }) => field === "first_name" && level === "differs");
  if (isFamily || (mailbox.level === "same" && mailbox.isShared)) return surestInFamily;
  return evidence.some(isContact) ? surest : surestByName;
}

/** A way to reach somebody that two strangers do not share. */
function isContact({ field, level, bits }: Evidence): boolean {
  if (field === "phone") return level === "same";
  return field === "mailbox" && level !== "differs" && bits > 2;
}

function bitsOfMailbox(likeness: MailboxLikeness, names: readonly Evidence[], { people, nameParts }: Rarity): number {
  const scale = Math.log2(people);
  switch (likeness.level) {
    case "unknown":
      return 0;
    case "differs":
      return -1;
    case "same":
      return scale + 11;
    case "misspelt_domain":
      return scale + 10;
    case "same_name_part":
      if (likeness.isOfNames) return 2 + Math.min(7, 2.3 * likeness.digits);
      return rareness("name_part", nameParts, [likeness.bare], people) - 1;
    case "misspelt":
      // Who are called alike have addresses that are alike.
      if (likeness.isOfNames && names.some(({ level }) => level !== "unknown")) return 2;
      return scale + (likeness.length >= 13 ? 4 : likeness.length >= 10 ? 1.3 : -1);
  }
}

function comparePhones(one: Person, other: Person, { people }: Rarity): Evidence {
  const [a, b] = [phoneKey(one.phone), phoneKey(other.phone)];
  const said = (level: Level, bits: number): Evidence => ({ field: "phone", level, bits });
  if (!a || !b) return said("unknown", 0);
  if (a === b) return said("same", Math.log2(people) + 4);
  return a.length === b.length && wordDistance(a, b) === 1 ? said("misspelt", nearNumberBits) : said("differs", -2);
}

/** Of the two ways to read a pair's names, as they stand or swapped, the one that says more for one person. */
function compareNames(one: Person, other: Person, rarity: Rarity): Evidence[] {
  const [first, last] = [fold(one.firstName), foldLastName(one.lastName)];
  const [otherFirst, otherLast] = [fold(other.firstName), foldLastName(other.lastName)];
  if (first !== "" && first !== last && first === otherLast && last === otherFirst) {
    const bits = bitsOf("same", rareness("last_name", rarity.lastNames, [first, last], rarity.people)) - 2;
    const bitsFirst = bitsOf("same", rareness("first_name", rarity.firstNames, [first, last], rarity.people)) - 2;
    return [
      { field: "first_name", level: "swapped", bits: bitsFirst },
      { field: "last_name", level: "swapped", bits },
    ];
  }
  const firstLevel = compareFirstNames(first, otherFirst);
  const lastLevel = compareLastNames(one.lastName, other.lastName);
  const firstRare = rareness("first_name", rarity.firstNames, [first, otherFirst], rarity.people);
  const lastRare = rareness("last_name", rarity.lastNames, [last, otherLast], rarity.people);
  return [
    { field: "first_name", level: firstLevel, bits: bitsOfFirst(firstLevel, firstRare) },
    { field: "last_name", level: lastLevel, bits: bitsOf(lastLevel, lastRare) },
  ];
}

/** What it is worth, in bits, that two strangers do not both have one of these: by the commoner of them. */
function rareness(
  of: keyof typeof usualShare,
  counts: ReadonlyMap<string, number>,
  values: readonly string[],
  people: number,
): number {
  const count = Math.max(2, ...values.map((value) => counts.get(value) ?? 2));
  return Math.log2((people + elsewhere) / (count + elsewhere * usualShare[of]));
}

function bitsOfFirst(level: Level, rare: number): number {
  if (level === "initial") return 0;
  if (level === "short_form") return Math.max(1, rare - 4);
  return level === "differs" ? -6 : bitsOf(level, rare);
}

/** @param rare how much a value that is the same would say */
function bitsOf(level: Level, rare: number): number {
  switch (level) {
    case "same":
      return rare - 0.1;
    case "misspelt":
    case "part":
      return Math.max(0, rare - 5);
    case "differs":
      return -4.6;
    default:
      return 0;
  }
}

function comparePlaces(one: Person, other: Person, rarity: Rarity): Evidence {
  const said = (level: Level, bits: number): Evidence => ({ field: "place", level, bits });
  if (!one.countryCode || !other.countryCode) return said("unknown", 0);
  if (one.countryCode !== other.countryCode) return said("differs", -3);
  const [city, otherCity] = [fold(one.city ?? ""), fold(other.city ?? "")];
  if (city === "" || otherCity === "") return said("unknown", 0);
  if (city !== otherCity) return said("differs", -1.3);
  return said("same", Math.max(0, rareness("place", rarity.places, [city], rarity.people) - 0.4));
}
