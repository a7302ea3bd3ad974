import { domainOf, readAddress, suggestDomain } from "~/lib/address";
import { longestCell, type Line, type Mapping, type Note, type Target, type Told } from "../model";
import { readConsent, readCountry, readDate, readLanguage, readPhone } from "./read-cell";

export type ReadLine = { ok: true; told: Told } | { ok: false; line: number; notes: Note[] };

/** A cell with its column's name, without spaces around it; null where there is none. */
interface Cell {
  column: string;
  text: string;
}

/**
 * What a line of a file says. Whatever of it cannot be read is a reason to leave the whole line out, so that a merchant
 * can put it right and import it again; `now` is the latest that anything can have happened.
 */
export function readLine(
  { line, cells }: Line,
  { columns, mapping }: { columns: readonly string[]; mapping: Mapping },
  now: Date,
): ReadLine {
  const notes: Note[] = [];
  const cellOf = (target: Target): Cell | null => {
    const i = mapping.findIndex((column) => column.target === target);
    const text = (cells[i] ?? "").trim();
    return i < 0 || text === "" ? null : { column: columns[i] ?? "", text };
  };
  const read = <T>(cell: Cell | null, reader: (text: string) => T | null, problem: string): T | null => {
    if (cell === null) return null;
    const value = reader(cell.text);
    if (value === null) notes.push({ column: cell.column, words: problem });
    return value;
  };
  const asText = (target: Target) => read(cellOf(target), asIs, tooLong);
  if (cells.length > columns.length) notes.push({ column: null, words: "has more cells than there are columns" });

  const email = read(cellOf("email"), readAddress, "is no email address");
  const customerId = read(cellOf("customer_id"), readCustomerId, "is no number of a Shopify customer");
  const state = read(cellOf("consent"), readConsent, "says neither that mail is permitted nor that it is not");
  const at = read(cellOf("consent_date"), (text) => readDate(text, now), "is no day before today, as 2026-03-31");
  const told: Omit<Told, "key" | "notes"> = {
    ...{ line, email, firstName: asText("first_name"), lastName: asText("last_name") },
    phone: read(cellOf("phone"), readPhone, "is no phone number"),
    city: asText("city"),
    country: read(cellOf("country"), readCountry, "is no country"),
    language: read(cellOf("language"), readLanguage, "is no language, as en or de-AT"),
    tags: read(cellOf("tags"), readTags, tooLong) ?? [],
    consent: state === null || state === "nothing" ? null : { state, at, source: asText("consent_source") },
    properties: propertiesOf(cells, columns, mapping, notes),
  };
  const key = keyOf(customerId, email);
  if (key === null && notes.length === 0) notes.push({ column: null, words: "names nobody" });
  if (key === null || notes.length > 0) return { ok: false, line, notes };
  return { ok: true, told: { ...told, key, notes: email === null ? [] : doubts(email, cellOf("email")) } };
}

const tooLong = `is longer than ${longestCell} signs`;

function asIs(text: string): string | null {
  const clean = text.replaceAll("\0", "").toWellFormed();
  return clean.length <= longestCell ? clean : null;
}

function readCustomerId(text: string): string | null {
  const [, digits] = /^(?:gid:\/\/shopify\/Customer\/|')?(\d{1,18})$/.exec(text) ?? [];
  return digits ? String(BigInt(digits)) : null;
}

function readTags(text: string): string[] | null {
  if (asIs(text) === null) return null;
  const tags = text.split(/[,;|]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

function propertiesOf(cells: readonly string[], columns: readonly string[], mapping: Mapping, notes: Note[]) {
  return mapping.flatMap(({ target, name }, i) => {
    const text = (cells[i] ?? "").trim();
    if (target !== "property" || text === "") return [];
    const value = asIs(text);
    if (value === null) notes.push({ column: columns[i] ?? "", words: tooLong });
    return value === null ? [] : [{ name, value }];
  });
}

/** Who is meant: the customer where there is a number, else whoever has the address. */
function keyOf(customerId: string | null, email: string | null): Told["key"] | null {
  if (customerId !== null) return { kind: "customer", value: customerId };
  return email === null ? null : { kind: "email", value: email };
}

/** An address that is probably mistyped is imported as it is: it may be somebody's. */
function doubts(email: string, cell: Cell | null): Note[] {
  const meant = suggestDomain(domainOf(email));
  return meant === null ? [] : [{ column: cell?.column ?? null, words: `probably ${meant} was meant` }];
}
