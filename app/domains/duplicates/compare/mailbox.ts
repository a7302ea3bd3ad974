import { wordDistance } from "~/lib/word-distance";
import type { Person } from "../model";
import { isSlip } from "./alike";
import { bareName, fold, mailboxOf } from "./fold";

/** Where most mailboxes are: what is a letter away from one of these was meant to be it. */
const providers = [
  ...["gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "live.com", "aol.com", "proton.me"],
  ...["hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "gmx.de", "web.de", "t-online.de", "wp.pl", "o2.pl", "onet.pl"],
  ...["interia.pl", "orange.fr", "free.fr", "laposte.net", "libero.it", "seznam.cz"],
];

/** How two addresses stand to each other, and what of it is more than the names say already. */
export type MailboxLikeness =
  | { level: "misspelt_domain" | "differs" | "unknown" }
  /** A family may share one mailbox, and then marks in it who is meant. */
  | { level: "same"; isShared: boolean }
  | {
      level: "same_name_part" | "misspelt";
      /** Whether the address is only made of its owner's names, which others of that name have too. */
      isOfNames: boolean;
      /** Digits in it beside the names. */
      digits: number;
      length: number;
      /** The bare first half, by which it is counted how many have it. */
      bare: string;
    };

/** Compares the addresses of two people. */
export function compareMailboxes(one: Person, other: Person): MailboxLikeness {
  const [a, b] = [mailboxOf(one.email), mailboxOf(other.email)];
  if (!a || !b) return { level: "unknown" };
  if (a.address === b.address) return { level: "same", isShared: isNamed(a.tag, one) || isNamed(b.tag, other) };
  const [bareA, bareB] = [bareName(a.name), bareName(b.name)];
  if (bareA === bareB && isSlipOfProvider(a.domain, b.domain)) return { level: "misspelt_domain" };
  const about = {
    isOfNames: isOfNames(bareA, one, other),
    digits: bareA.replace(/\D/g, "").length,
    length: bareA.length,
    bare: bareA,
  };
  if (bareA === bareB && bareA.length >= 4) return { level: "same_name_part", ...about };
  const isMisspelt = a.domain === b.domain && bareA.length >= 7 && bareA[0] === bareB[0] && isSlip(bareA, bareB);
  return isMisspelt ? { level: "misspelt", ...about } : { level: "differs" };
}

/** Whether a mark in an address is its owner's name. */
function isNamed(tag: string, { firstName }: Person): boolean {
  return tag !== "" && firstName !== "" && fold(tag).includes(fold(firstName));
}

/** Only one of the two is a place where people have mailboxes, and the other is a slip of it. */
function isSlipOfProvider(one: string, other: string): boolean {
  if (providers.includes(one) === providers.includes(other)) return false;
  const most = Math.min(one.length, other.length) > 6 ? 2 : 1;
  return one[0] === other[0] && wordDistance(one, other) <= most;
}

/** annasmith, asmith, smithanna87, smith: what anybody of the name could have taken. */
function isOfNames(bare: string, ...people: readonly Person[]): boolean {
  const letters = fold(bare).replace(/\d+/g, "");
  return people.some(({ firstName, lastName }) => {
    const [first, last] = [fold(firstName), fold(lastName)];
    const initial = first.slice(0, 1);
    const made = [first, last, first + last, last + first, initial + last, last + initial, first + last.slice(0, 1)];
    return letters === "" || made.some((name) => name !== "" && (name === letters || isSlip(name, letters)));
  });
}
