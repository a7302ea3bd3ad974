// Shops with people of whom it is known who is who: typing mistakes, short forms, second addresses, swapped and new names;
// and beside them those who only look alike: households, twins, namesakes, fathers and sons.
import { randomFrom, type Random } from "../../../sandbox/factories/random";
import { mailboxOf } from "../../../app/domains/duplicates/compare/fold";
import type { Person } from "../../../app/domains/duplicates/model";

export interface Planted {
  people: Person[];
  /** Who each profile is: two are one person exactly if this is the same. */
  who: Map<string, number>;
}

const firstNames = (
  "Anna Maria John David Michael James Emma Olivia Sarah Laura Peter Paul Thomas Robert William Daniel Sophie Julia Katie " +
  "Hannah Lucy Charlotte Amelia George Harry Jack Oscar Leo Noah Mia Grace Ella Chloe Alice Martin Simon Andrew Stephen " +
  "Christopher Matthew Benjamin Samuel Joseph Edward Elizabeth Catherine Rebecca Victoria Jessica Jennifer Nicholas " +
  "Philip Gregory Anthony Richard Charles Patrick Susan Margaret Barbara Helen Fiona Isla Freya Ingrid Astrid Łucja Zoë " +
  "Agnieszka Małgorzata Wojciech Zbigniew Jürgen Günther Renée André Siobhán Niamh Rhys Dylan Owen Gareth Priya Aarav"
).split(" ");
const shortForms: Record<string, string> = {
  John: "Johnny",
  Michael: "Mike",
  James: "Jim",
  Robert: "Bob",
  William: "Bill",
  Daniel: "Dan",
  Thomas: "Tom",
  Elizabeth: "Liz",
  Catherine: "Kate",
  Matthew: "Matt",
  Samuel: "Sam",
  Benjamin: "Ben",
  Christopher: "Chris",
  Rebecca: "Becky",
  Jennifer: "Jen",
  Małgorzata: "Gosia",
};
const heads =
  "Ash Bar Bel Brad Car Clay Cross Dar Ed Fair Gar Grey Hal Har Holl Kirk Lang Mar Mor Nor Pem Rad Stan Thorn Wal Whit Wood Zim".split(
    " ",
  );
const tails =
  "bury by combe croft den ford ham hurst ley land low man mer mond ridge sey shaw son ston ton wall well wick worth".split(
    " ",
  );
const commonLast =
  "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Green Hall Wood".split(" ");
const cities =
  "London Birmingham Leeds Glasgow Sheffield Bradford Liverpool Edinburgh Manchester Bristol Cardiff Leicester Nottingham Hull Plymouth Derby Swansea Norwich Oxford Bath Exeter York Truro Ely Wells".split(
    " ",
  );
const providers = [
  "gmail.com",
  "gmail.com",
  "gmail.com",
  "hotmail.co.uk",
  "outlook.com",
  "yahoo.co.uk",
  "icloud.com",
  "btinternet.com",
];
const slips: Record<string, string> = {
  "gmail.com": "gmial.com",
  "hotmail.co.uk": "hotmial.co.uk",
  "outlook.com": "outlok.com",
  "yahoo.co.uk": "yaho.co.uk",
  "icloud.com": "iclod.com",
};

const duplicateShare = 0.05;
const householdShare = 0.2;

/** @param count of people; there are as many profiles and one in twenty more */
export function plantedShop(seed: number, count: number): Planted {
  const random = randomFrom(seed, "duplicates");
  const people: Person[] = [];
  const who = new Map<string, number>();
  const taken = new Map<string, number>();
  let next = 1;
  const add = (person: Omit<Person, "id">, is: number): boolean => {
    // A mailbox is one person's, or a family's who tell each other apart in it.
    const mailbox = mailboxOf(person.email)?.address;
    const isTheirs = mailbox !== undefined && taken.get(mailbox) === is;
    if (mailbox !== undefined && taken.has(mailbox) && !isTheirs && !person.email?.includes("+")) return false;
    if (mailbox !== undefined && !taken.has(mailbox)) taken.set(mailbox, is);
    const id = String(next++);
    people.push({ ...person, id });
    who.set(id, is);
    return true;
  };
  let is = 0;
  while (is < count) {
    const one = somebody(random);
    // Whose mailbox is somebody else's is not there, and nobody is their second.
    if (!add(one, is++)) continue;
    if (one.email !== null && random.chance(duplicateShare)) add(again(one, random), is - 1);
    if (random.chance(householdShare)) add(housemate(one, random), is++);
    if (random.chance(0.02)) add(namesake(one, random), is++);
  }
  return { people, who };
}

function somebody(random: Random): Omit<Person, "id"> {
  const firstName = random.weighted(firstNames, (name) => 1 / (3 + firstNames.indexOf(name)));
  const lastName = random.chance(0.15)
    ? random.weighted(commonLast, (name) => 1 / (1 + commonLast.indexOf(name)))
    : random.pick(heads) +
      random.pick(tails) +
      (random.chance(0.2) ? `-${random.pick(heads)}${random.pick(tails)}` : "");
  const isGuest = random.chance(0.15);
  return {
    isCustomer: !isGuest,
    email: random.chance(0.97) ? addressOf(firstName, lastName, random) : null,
    phone: !isGuest && random.chance(0.45) ? phone(random) : null,
    firstName: isGuest ? "" : firstName,
    lastName: isGuest ? "" : lastName,
    countryCode: isGuest ? null : "GB",
    city: isGuest || random.chance(0.1) ? null : random.weighted(cities, (city) => 1 / (1 + cities.indexOf(city))),
  };
}

function phone(random: Random): string {
  return `+447${String(random.between(100_000_000, 999_999_999))}`;
}

function plain(name: string): string {
  return name
    .replace(/[Łł]/g, "l")
    .normalize("NFKD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}

function addressOf(first: string, last: string, random: Random, domain = random.pick(providers)): string {
  const [f, l] = [plain(first), plain(last)];
  const digits = String(random.chance(0.5) ? random.between(60, 99) : random.between(1, 999));
  const name = random.weighted(
    [
      `${f}.${l}`,
      `${f}${l}`,
      `${f[0] ?? ""}${l}`,
      `${f}.${l}${digits}`,
      `${l}${f}${digits}`,
      `${f}${digits}`,
      handle(random),
    ],
    (made) => (/\d/.test(made) ? 3 : 2),
  );
  return `${name}@${domain}`;
}

const things = "sunny little happy crazy blue red green wild lazy tiny rapid lucky silver golden secret".split(" ");
const beings = "fox otter panda kitten tiger rabbit badger heron falcon dolphin puffin hedgehog sparrow robin".split(
  " ",
);

function handle(random: Random): string {
  return `${random.pick(things)}${random.pick(beings)}${String(random.between(1, 99))}`;
}

/** The same person once more. */
function again(one: Omit<Person, "id">, random: Random): Omit<Person, "id"> {
  const guest = { isCustomer: false, phone: null, firstName: "", lastName: "", countryCode: null, city: null };
  const [name = "", domain = ""] = (one.email ?? "@").split("@");
  const elsewhere = (made: string) => `${made}@${random.pick(providers.filter((provider) => provider !== domain))}`;
  const second = { ...one, isCustomer: true, email: addressOf(one.firstName, one.lastName, random) };
  const isNamed = one.firstName !== "";
  const ways = [
    // The address, written otherwise or mistyped at the checkout.
    {
      ...guest,
      email: domain === "gmail.com" ? `${name.slice(0, 2)}.${name.slice(2)}+shop@gmail.com` : `${name}@${domain}x`,
    },
    { ...guest, email: `${name}@${slips[domain] ?? `${domain}m`}` },
    { ...guest, email: `${slip(name, random)}@${domain}` },
    // An account at another provider under the same name.
    { ...one, isCustomer: true, phone: null, email: elsewhere(name) },
    ...(isNamed
      ? [
          second,
          { ...second, firstName: shortForms[one.firstName] ?? one.firstName },
          { ...second, lastName: slip(one.lastName, random) },
          { ...second, firstName: one.lastName, lastName: one.firstName },
          {
            ...second,
            lastName: `${one.lastName}-${random.pick(heads)}${random.pick(tails)}`,
            city: random.pick(cities),
          },
          { ...one, firstName: slip(one.firstName, random), email: elsewhere(name), phone: null },
        ]
      : []),
  ];
  return random.pick(ways);
}

/** Two letters in the other order, one left out, or one twice; never the first. */
function slip(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = random.between(1, word.length - 2);
  const [before, one, two, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return random.pick([
    `${before}${two}${one}${after}`,
    `${before}${two}${after}`,
    `${before}${one}${one}${two}${after}`,
  ]);
}

/** Somebody else who lives there: a partner, a child, a twin; or a parent of the same name. */
function housemate(one: Omit<Person, "id">, random: Random): Omit<Person, "id"> {
  const other = somebody(random);
  const [name = "", domain = ""] = (one.email ?? "@").split("@");
  const drawn = other.firstName === "" || other.firstName === one.firstName ? "Robin" : other.firstName;
  const firstName = random.chance(0.1) && !/a$/.test(one.firstName) ? `${one.firstName}a` : drawn;
  const isSharing = random.chance(0.3);
  const at = {
    countryCode: one.countryCode,
    city: one.city,
    lastName: one.lastName,
    phone: isSharing ? one.phone : other.phone,
  };
  const email = random.chance(0.05) && domain === "gmail.com" ? `${name}+${plain(firstName)}@gmail.com` : null;
  if (random.chance(0.02))
    return { ...other, ...at, phone: null, firstName: one.firstName, lastName: `${one.lastName} Jr` };
  return { ...other, ...at, firstName, email: email ?? addressOf(firstName, one.lastName || "Home", random) };
}

/** Somebody else of the same name, in the same town as often as not. */
function namesake(one: Omit<Person, "id">, random: Random): Omit<Person, "id"> {
  const other = somebody(random);
  const email = addressOf(one.firstName || "Sam", one.lastName || "Poe", random);
  return {
    ...other,
    firstName: one.firstName,
    lastName: one.lastName,
    city: random.chance(0.5) ? one.city : other.city,
    email,
  };
}

/** How many of those from a confidence on are one person, and how many of those who are were found there. */
export function measured(
  { who }: Planted,
  found: readonly { one: string; other: string; confidence: number }[],
  from: number,
) {
  const sure = found.filter(({ confidence }) => confidence >= from);
  const right = sure.filter(({ one, other }) => who.get(one) === who.get(other)).length;
  const profiles = new Map<number, number>();
  for (const is of who.values()) profiles.set(is, (profiles.get(is) ?? 0) + 1);
  const planted = [...profiles.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return {
    planted,
    pairs: sure.length,
    right,
    precision: sure.length === 0 ? 1 : right / sure.length,
    recall: right / planted,
  };
}
