import {
  basketParameters,
  eventParameters,
  lineParameters,
  orderParameters,
  unknownParameters,
  type Parameter,
} from "./parameters";

/** Where the things that a function asks about are kept. */
export type Source = "orders" | "lines" | "events" | "stays";

/** Something that happened and can be asked about with MATCHES. `unknowable` ones Tessera is told nothing of. */
export interface HappeningFunction {
  name: string;
  source: Source | "unknowable";
  /** For events: their kind; for stays: which end of a stay. */
  kind: string | null;
  parameters: readonly Parameter[];
  /** Products are part of it, so that it can be compared with another by them. */
  hasProducts: boolean;
  /** One and several in a sentence: "order", "orders". */
  one: string;
  many: string;
}

const event = { source: "events", hasProducts: false } as const;

export const functions: readonly HappeningFunction[] = [
  {
    name: "orders_placed",
    source: "orders",
    kind: null,
    parameters: orderParameters,
    hasProducts: true,
    one: "order",
    many: "orders",
  },
  {
    name: "products_purchased",
    source: "lines",
    kind: null,
    parameters: lineParameters,
    hasProducts: true,
    one: "product bought",
    many: "products bought",
  },
  {
    ...event,
    name: "storefront_event.product_viewed",
    kind: "product_viewed",
    parameters: eventParameters("product"),
    hasProducts: true,
    one: "product view",
    many: "product views",
  },
  {
    ...event,
    name: "storefront_event.collection_viewed",
    kind: "collection_viewed",
    parameters: eventParameters("collection"),
    one: "collection view",
    many: "collection views",
  },
  {
    ...event,
    name: "search_submitted",
    kind: "search_submitted",
    parameters: eventParameters("search"),
    one: "search",
    many: "searches",
  },
  {
    ...event,
    name: "page_viewed",
    kind: "page_viewed",
    parameters: eventParameters("page"),
    one: "page view",
    many: "page views",
  },
  {
    ...event,
    name: "page_scrolled",
    kind: "page_scrolled",
    parameters: eventParameters("scroll"),
    one: "page scrolled down",
    many: "pages scrolled down",
  },
  {
    ...event,
    name: "page_stayed",
    kind: "page_stayed",
    parameters: eventParameters("stay"),
    one: "page stayed on",
    many: "pages stayed on",
  },
  {
    ...event,
    name: "video_played",
    kind: "video_played",
    parameters: eventParameters("video"),
    one: "video played",
    many: "videos played",
  },
  {
    ...event,
    name: "cart_updated",
    kind: "cart_updated",
    parameters: basketParameters,
    hasProducts: true,
    one: "cart",
    many: "carts",
  },
  {
    ...event,
    name: "checkout_started",
    kind: "checkout_started",
    parameters: eventParameters("visit"),
    one: "checkout",
    many: "checkouts",
  },
  ...["delivered", "clicked", "bounced", "complained"].map(message),
  // Mail programs open mails by themselves, and whether a person does is noted only of who agreed to it: that nobody
  // is known to have opened anything must decide nothing.
  { ...message("opened"), source: "unknowable", kind: null },
  {
    ...event,
    name: "quiz_answered",
    kind: "quiz_answered",
    parameters: eventParameters("quiz"),
    one: "quiz answer",
    many: "quiz answers",
  },
  {
    ...event,
    name: "flow_entered",
    kind: "flow_entered",
    parameters: eventParameters("flow"),
    one: "start of a flow",
    many: "starts of flows",
  },
  {
    ...event,
    name: "trait_set",
    kind: "trait_set",
    parameters: eventParameters("trait"),
    one: "trait set",
    many: "traits set",
  },
  {
    ...event,
    name: "price_dropped",
    kind: "price_dropped",
    parameters: eventParameters("cheaper"),
    hasProducts: true,
    one: "price drop",
    many: "price drops",
  },
  {
    ...event,
    name: "back_in_stock",
    kind: "back_in_stock",
    parameters: eventParameters("returned"),
    hasProducts: true,
    one: "product back in stock",
    many: "products back in stock",
  },
  stay("entered", "entry into a segment", "entries into segments"),
  stay("left", "exit from a segment", "exits from segments"),
  ...unknowable(),
];

function message(what: string): HappeningFunction {
  const name = `message_${what}`;
  return {
    ...event,
    name,
    kind: name,
    parameters: eventParameters("message"),
    one: `message ${what}`,
    many: `messages ${what}`,
  };
}

function stay(kind: "entered" | "left", one: string, many: string): HappeningFunction {
  const parameters = eventParameters("segment");
  return { name: `segment_${kind}`, source: "stays", kind, parameters, hasProducts: false, one, many };
}

function unknowable(): HappeningFunction[] {
  const email = (what: string, of: string) => ({
    name: `shopify_email.${what}`,
    words: "email",
    one: `Shopify email ${of}`,
    many: `Shopify emails ${of}`,
  });
  return [
    ...["bounced", "clicked", "delivered", "opened", "unsubscribed"].map((what) => email(what, what)),
    email("marked_as_spam", "marked as spam"),
    { name: "store_credit_accounts", words: "credit", one: "store credit account", many: "store credit accounts" },
    { name: "customer_within_distance", words: "distance", one: "place nearby", many: "places nearby" },
  ].map(({ name, words, one, many }) => ({
    name,
    source: "unknowable",
    kind: null,
    parameters: unknownParameters(words),
    hasProducts: false,
    one,
    many,
  }));
}

export function findFunction(name: string): HappeningFunction | undefined {
  return functions.find((known) => known.name === name);
}

/** For definitions that were checked when they were saved. */
export function getFunction(name: string): HappeningFunction {
  const found = findFunction(name);
  if (!found) throw new Error(`Nothing that happens is known by the name of ${name}`);
  return found;
}

export function findParameter({ parameters }: HappeningFunction, name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.name === name);
}

export function getParameter(of: HappeningFunction, name: string): Parameter {
  const found = findParameter(of, name);
  if (!found) throw new Error(`${of.name} has no ${name}`);
  return found;
}
