import fc from "fast-check";
import type { ShopperEvent } from "~/domains/segments/reader/facts";
import { collectionIds, devices, flowIds, productIds, queries, quizAnswers, templates } from "./catalog";

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
/** Often said, sometimes left out, now and then null. */
const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });

const products = fc.array(oneOf(productIds), { maxLength: 3 });
const device = maybe(oneOf(devices));
const path = maybe(fc.constantFrom("/", "/products/a", "/pages/about"));
const message = {
  template: maybe(oneOf(templates)),
  topic: maybe(fc.constantFrom("educational", "sales", "")),
  flowId: maybe(oneOf(flowIds)),
};

const properties: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  product_viewed: { productIds: maybe(products), device },
  collection_viewed: { collectionId: maybe(oneOf(collectionIds)), device },
  search_submitted: { query: maybe(oneOf(queries)), device },
  page_viewed: { path, device },
  page_scrolled: { percent: maybe(fc.constantFrom(25, 50, 75, 100, "75")), path, device },
  page_stayed: { seconds: maybe(fc.constantFrom(30, 60, 180, 1.5)), path },
  video_played: { title: maybe(fc.constantFrom("How to layer", "")), path, device },
  cart_updated: {
    productIds: maybe(products),
    quantity: maybe(fc.nat(4)),
    totalMinor: maybe(fc.constantFrom(0, 4999, 5000, 5001)),
  },
  checkout_started: { token: fc.constant("a"), device },
  message_sent: message,
  message_delivered: message,
  message_opened: message,
  message_clicked: message,
  message_bounced: message,
  message_complained: message,
  quiz_answered: {
    quiz: maybe(fc.constant("skin")),
    question: fc.constant("concern"),
    answer: maybe(oneOf(quizAnswers)),
  },
  flow_entered: { flowId: maybe(oneOf(flowIds)) },
  trait_set: { name: fc.constantFrom("vip", "taste"), value: maybe(fc.constantFrom("gold", "silver")) },
  price_dropped: {
    productIds: maybe(products),
    fromMinor: maybe(fc.constantFrom(5000, 5001)),
    toMinor: maybe(fc.constantFrom(0, 4999, 5000)),
  },
  back_in_stock: { productIds: maybe(products) },
};

const likely = ["product_viewed", "cart_updated", "message_clicked", "collection_viewed"];

/** Something that happened to a shopper at one of these moments. Its source's id has to be given by the caller. */
export function eventsAt(moment: fc.Arbitrary<Date>): fc.Arbitrary<Omit<ShopperEvent, "sourceId">> {
  const kinds = [...Object.keys(properties), ...likely, ...likely];
  return fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc.record({ kind: fc.constant(kind), occurredAt: moment, properties: told(properties[kind] ?? {}) }),
    );
}

/** Without what is left out, as JSON has it. */
function told(all: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record(all)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
}
