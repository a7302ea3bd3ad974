import { DAY } from "../../../factories/instants";
import type { Instant } from "../../store/model";
import { badRequest } from "../connection";
import { parseGid } from "../entity";
import { type Comparator, parseSearch, type Query } from "./parse";

/** How one field of a search is compared. Texts match whatever their case, and by prefix when the value ends in `*`. */
type SearchField<T> =
  | { kind: "time"; of(item: T): Instant | null }
  | { kind: "number"; of(item: T): number }
  | { kind: "id"; of(item: T): readonly (string | null)[] }
  | { kind: "text"; of(item: T): readonly (string | null)[] }
  | { kind: "noText"; of(item: T): readonly string[] }
  | { kind: "flag"; of(item: T): boolean };

export interface Searchable<T> {
  fields: Readonly<Record<string, SearchField<T>>>;
  /** What a term without a field is looked for in. */
  text: (item: T) => readonly (string | null)[];
}

/** The things a query finds; all of them without a query. An unknown field is refused, so that no typo passes unseen. */
export function search<T>(items: Iterable<T>, query: unknown, searchable: Searchable<T>, now: Date): T[] {
  const all = [...items];
  if (typeof query !== "string" || query.trim() === "") return all;
  const test = compile(parseSearch(query), searchable, now);
  return all.filter(test);
}

function compile<T>(query: Query, searchable: Searchable<T>, now: Date): (item: T) => boolean {
  switch (query.kind) {
    case "everything":
      return () => true;
    case "not": {
      const test = compile(query.query, searchable, now);
      return (item) => !test(item);
    }
    case "and": {
      const tests = query.queries.map((part) => compile(part, searchable, now));
      return (item) => tests.every((test) => test(item));
    }
    case "or": {
      const tests = query.queries.map((part) => compile(part, searchable, now));
      return (item) => tests.some((test) => test(item));
    }
    case "term": {
      const tests = query.values.map((value) => compileTerm(query.field, query.comparator, value, searchable, now));
      return (item) => tests.some((test) => test(item));
    }
  }
}

function compileTerm<T>(
  name: string | null,
  comparator: Comparator,
  value: string,
  { fields, text }: Searchable<T>,
  now: Date,
): (item: T) => boolean {
  if (name === null) return (item) => text(item).some((said) => said?.toLowerCase().includes(value.toLowerCase()));
  const field = fields[name];
  if (!field) {
    throw badRequest(
      `Invalid search field \`${name}\` for this query. The sandbox knows ${Object.keys(fields).join(", ")}.`,
    );
  }
  switch (field.kind) {
    case "time": {
      const [first, last] = span(name, value, now);
      return (item) => {
        const time = field.of(item);
        return time !== null && holds(Date.parse(time), comparator, first, last);
      };
    }
    case "number": {
      const wanted = Number(value);
      if (Number.isNaN(wanted)) throw badRequest(`Invalid number for query filter \`${name}\`.`);
      return (item) => holds(field.of(item), comparator, wanted, wanted);
    }
    case "id": {
      const wanted = BigInt(readId(name, value));
      return (item) => field.of(item).some((id) => id !== null && holds(BigInt(id), comparator, wanted, wanted));
    }
    case "text":
      return (item) => field.of(item).some((said) => said !== null && same(said, value));
    case "noText":
      return (item) => !field.of(item).some((said) => same(said, value));
    case "flag":
      return (item) => field.of(item) === (value.toLowerCase() === "true");
  }
}

/** Compares with a wanted value that may be a span: a day is everything from its first to its last millisecond. */
function holds<N extends number | bigint>(found: N, comparator: Comparator, first: N, last: N): boolean {
  switch (comparator) {
    case ":":
      return found >= first && found <= last;
    case ":>=":
      return found >= first;
    case ":>":
      return found > last;
    case ":<":
      return found < first;
    case ":<=":
      return found <= last;
  }
}

function span(name: string, value: string, now: Date): [number, number] {
  const from = value === "now" ? now.getTime() : Date.parse(value);
  if (Number.isNaN(from)) throw badRequest(`Invalid timestamp for query filter \`${name}\`.`);
  return [from, from + (/^\d{4}-\d{2}-\d{2}$/.test(value) ? DAY - 1 : 0)];
}

function readId(name: string, value: string): string {
  const id = parseGid(value)?.id ?? value;
  if (!/^\d+$/.test(id)) throw badRequest(`Invalid id for query filter \`${name}\`.`);
  return id;
}

function same(said: string, value: string): boolean {
  const [found, wanted] = [said.toLowerCase(), value.toLowerCase()];
  return wanted.endsWith("*") ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}
