import { GraphQLError } from "graphql";
import { z } from "zod";
import { type Arguments, Entity } from "./entity";

const LARGEST_PAGE = 250;

const Paging = z.object({
  first: z.int().nullish(),
  last: z.int().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
  reverse: z.boolean().nullish(),
});

const Cursor = z.object({ last_id: z.string(), last_value: z.string() });

/** How a thing is listed: its place in the order, its id, and what it is answered as. */
export interface Listing<T> {
  typename: string;
  /** Sorts as text. Things that share a value are ordered by id. */
  valueOf: (item: T) => string;
  idOf: (item: T) => string;
  entity: (item: T) => Entity;
}

interface Placed<T> {
  item: T;
  id: string;
  value: string;
}

/** One page of a list, as a Relay connection. Cursors name a place in the order, so they survive changes of the list. */
export function connection<T>(
  items: Iterable<T>,
  listing: Listing<T>,
  args: Arguments,
  largestPage = LARGEST_PAGE,
): Entity {
  const { first, last, after, before, reverse } = readPaging(args, largestPage);
  const direction = reverse ? -1 : 1;
  const all = Array.from(items, (item) => ({ item, id: listing.idOf(item), value: listing.valueOf(item) }));
  all.sort((a, b) => direction * compare(a, b));

  const start = after ? readCursor(after) : null;
  const end = before ? readCursor(before) : null;
  const inside = all.filter(
    (placed) => (!start || direction * compare(placed, start) > 0) && (!end || direction * compare(placed, end) < 0),
  );
  const page = last === null ? inside.slice(0, first ?? 0) : inside.slice(Math.max(0, inside.length - last));
  const firstIndex = page[0] ? all.indexOf(page[0]) : 0;
  return pageEntity(listing, page, {
    hasNextPage: page.length > 0 && firstIndex + page.length < all.length,
    hasPreviousPage: page.length > 0 && firstIndex > 0,
  });
}

/** Everything in one page, in the given order: what a bulk operation sees of a nested list. */
export function wholeConnection<T>(items: Iterable<T>, listing: Listing<T>): Entity {
  const all = Array.from(items, (item) => ({ item, id: listing.idOf(item), value: listing.valueOf(item) }));
  return pageEntity(listing, all, { hasNextPage: false, hasPreviousPage: false });
}

export function emptyConnection(typename: string, args: Arguments): Entity {
  return connection<never>([], { typename, valueOf: String, idOf: String, entity: (item) => item }, args);
}

/** Ids as text that sorts in their numeric order. */
export function sortableId(id: string): string {
  return id.padStart(20, "0");
}

/** Times as text that sorts in their order, whatever their precision. */
export function sortableTime(instant: string): string {
  return String(Date.parse(instant)).padStart(16, "0");
}

function pageEntity<T>(
  { typename, entity }: Listing<T>,
  page: readonly Placed<T>[],
  more: { hasNextPage: boolean; hasPreviousPage: boolean },
): Entity {
  const cursor = (placed: Placed<T> | undefined) => (placed ? writeCursor(placed) : null);
  const edgeType = typename.replace(/Connection$/, "Edge");
  return new Entity(typename, {
    nodes: () => page.map(({ item }) => entity(item)),
    edges: () =>
      page.map((placed) => new Entity(edgeType, { cursor: () => cursor(placed), node: () => entity(placed.item) })),
    pageInfo: () => new Entity("PageInfo", { ...more, startCursor: cursor(page[0]), endCursor: cursor(page.at(-1)) }),
  });
}

function readPaging(args: Arguments, largestPage: number) {
  const { first = null, last = null, after, before, reverse } = Paging.parse(args);
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const size = first ?? last ?? 0;
  if (size < 0 || size > largestPage)
    throw badRequest(`The page size has to be between 0 and ${largestPage}, it is ${size}.`);
  return { first, last, after, before, reverse };
}

function compare(a: Omit<Placed<unknown>, "item">, b: Omit<Placed<unknown>, "item">): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  const [left, right] = [sortableId(a.id), sortableId(b.id)];
  return left < right ? -1 : Number(left > right);
}

function writeCursor({ id, value }: { id: string; value: string }): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");
}

function readCursor(text: string): { id: string; value: string } {
  const invalid = badRequest(`Invalid cursor for current pagination sort: ${text}`);
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, "base64").toString());
  } catch (error) {
    throw error instanceof SyntaxError ? invalid : error;
  }
  const cursor = Cursor.safeParse(json);
  if (!cursor.success) throw invalid;
  return { id: cursor.data.last_id, value: cursor.data.last_value };
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}
