import type { ColumnMeaning, Mapping, Target } from "../model";

/** What columns are called by the systems that people bring lists from, without signs and spaces. */
const names: Record<Exclude<Target, "nothing" | "property">, readonly string[]> = {
  email: ["email", "emailaddress", "mail", "mailaddress", "eposta", "correo", "courriel"],
  customer_id: ["customerid", "shopifycustomerid", "shopifyid", "idcustomer"],
  first_name: ["firstname", "givenname", "forename", "vorname", "prenom", "nombre"],
  last_name: ["lastname", "surname", "familyname", "nachname", "nom", "apellido", "apellidos"],
  phone: ["phone", "phonenumber", "mobile", "telephone", "tel", "telefon", "defaultaddressphone"],
  city: ["city", "town", "ort", "stadt", "ville", "ciudad", "defaultaddresscity"],
  country: ["country", "countrycode", "land", "pays", "pais", "defaultaddresscountrycode"],
  language: ["language", "locale", "lang", "sprache", "langue", "idioma"],
  tags: ["tags", "tag", "customertags", "labels"],
  consent: [
    "consent",
    "acceptsemailmarketing",
    "acceptsmarketing",
    "subscribed",
    "emailconsent",
    "optin",
    "emailoptin",
  ],
  consent_date: [
    "consentdate",
    "consentedat",
    "optintime",
    "optindate",
    "confirmtime",
    "subscribedat",
    "emailconsentdate",
  ],
  consent_source: ["consentsource", "optinsource", "source", "signupsource"],
};

const knownNames = new Map(
  Object.entries(names).flatMap(([target, known]) => known.map((name) => [name, targetOf(target)] as const)),
);

function targetOf(name: string): Target {
  const isTarget = (text: string): text is keyof typeof names => text in names;
  return isTarget(name) ? name : "nothing";
}

/**
 * What the columns of a file probably mean, by their names and by what stands in them; a merchant looks it over. What is
 * recognised as nothing else becomes nothing: nobody's data is taken in because nobody looked.
 */
export function guessMapping(columns: readonly string[], samples: readonly (readonly string[])[]): Mapping {
  const taken = new Set<Target>();
  return columns.map((column, i) => {
    const target = knownNames.get(plain(column)) ?? byContent(samples.map((cells) => cells[i] ?? ""));
    if (target === "nothing" || taken.has(target)) return { target: "nothing", name: "" };
    taken.add(target);
    return { target, name: "" };
  });
}

/** A name for a property, made of the column's. */
export function propertyName(column: string): string {
  const name = withoutAccents(column)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40);
  return name === "" ? "property" : name;
}

/** Whether a column that tells something else tells also what is asked. */
export function hasTarget(mapping: readonly ColumnMeaning[], target: Target): boolean {
  return mapping.some((column) => column.target === target);
}

function plain(column: string): string {
  return withoutAccents(column)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

function withoutAccents(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Addresses are known by their look, whatever the column is called. */
function byContent(cells: readonly string[]): Target {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const addresses = filled.filter((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim()));
  return filled.length > 0 && addresses.length * 10 >= filled.length * 8 ? "email" : "nothing";
}
