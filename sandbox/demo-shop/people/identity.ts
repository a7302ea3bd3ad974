import type { Random } from "../../factories/random";
import type { Address } from "../../shopify/store/model";
import { names } from "./names";
import { countries } from "./places";

export interface Identity {
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  locale: string;
  address: Address;
}

const mailHosts = [
  "mail.example.com",
  "inbox.example.com",
  "example.net",
  "post.example.net",
  "example.org",
  "home.example.org",
];

/** The British numbers that are kept for films and books. */
const filmPhones = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);

/** Draws people, no two with the same address to write to. */
export interface People {
  next(): Identity;
  /** The same person under another address, as happens when somebody signs up twice. */
  again(known: Identity): Identity;
}

/** People who share no email address and no phone number with anybody, nor with the contacts in `taken`. */
export function peopleFrom(random: Random, taken: Iterable<string> = []): People {
  const contacts = new Set(taken);
  const emailFor = (firstName: string, lastName: string) => {
    const email = freshEmail(random, plain(firstName), plain(lastName), contacts);
    contacts.add(email);
    return email;
  };
  const phoneFor = (countryCode: string) => {
    if (countryCode !== "GB" || !random.chance(0.2)) return null;
    const phone = filmPhones.find((number) => !contacts.has(number)) ?? null;
    if (phone !== null) contacts.add(phone);
    return phone;
  };
  const next = () => {
    const country = random.weighted(countries, (candidate) => candidate.share);
    const [origin] = random.weighted(country.origins, ([, share]) => share);
    const firstName = random.pick(names[origin].first);
    const lastName = random.pick(names[origin].last);
    const [city, province, provinceCode, zip] = random.pick(country.cities);
    const street = random.pick(country.streets);
    const house = random.between(1, 140);
    return {
      firstName,
      lastName,
      email: emailFor(firstName, lastName),
      phone: phoneFor(country.code),
      locale: country.locale,
      address: {
        address1: country.numberFirst ? `${house} ${street}` : `${street} ${house}`,
        city,
        province,
        provinceCode,
        country: country.name,
        countryCode: country.code,
        zip: zip.replace(/[#@]/g, (sign) => random.pick([...(sign === "#" ? "0123456789" : "ABDEFGHJLNPQ")])),
      },
    };
  };
  const again = (known: Identity) => ({ ...known, phone: null, email: emailFor(known.firstName, known.lastName) });
  return { next, again };
}

function freshEmail(random: Random, first: string, last: string, taken: Set<string>): string {
  const local = random.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${first}_${last}`,
  ]);
  const host = random.pick(mailHosts);
  const stem = random.chance(0.3) ? `${local}${random.between(60, 99)}` : local;
  let email = `${stem}@${host}`;
  for (let count = 2; taken.has(email); count += 1) email = `${stem}${count}@${host}`;
  return email;
}

/** Letters that decomposing does not turn into plain ones. */
const foreign: Record<string, string> = { ß: "ss", ł: "l", ø: "o", æ: "ae" };

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[ßłøæ]/g, (letter) => foreign[letter] ?? letter)
    .replace(/[^a-z]/g, "");
}
