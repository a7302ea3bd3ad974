import fc from "fast-check";
import type { DateValue, Value } from "~/domains/segments/model";
import type { Word } from "~/lib/word";
import {
  collectionIds,
  countries,
  customerTags,
  discountCodes,
  flowIds,
  languages,
  productIds,
  queries,
  quizAnswers,
  skus,
  sources,
  stayedIn,
  templates,
  variantIds,
} from "./catalog";

const textsBy: Record<string, readonly string[]> = {
  product_type: ["Skincare", "Electronics", "skincare"],
  vendor: ["Lumen", "Volt", "lumen"],
  tag: ["organic", "Anti-Aging", "travel"],
  discount_code: discountCodes,
  source: sources,
  sku: skus,
  query: queries,
  template: templates,
  topic: ["educational", "sales"],
  quiz: ["skin"],
  question: ["concern"],
  answer: quizAnswers,
  customer_tags: customerTags,
  customer_countries: countries,
  customer_regions: ["GB-ENG", "us-ca", "DE-CA"],
  customer_cities: ["GB-ENG-London", "us-ca-losangeles", "US-LosAngeles", "DE-ZÜRICH"],
  customer_language: languages,
  customer_email_domain: ["example.com", "mail.example.org"],
};

const idsBy = {
  product: productIds,
  variant: variantIds,
  collection: collectionIds,
  segment: stayedIn.map(String),
  flow: flowIds,
  other: ["1"],
};

/** Amounts on both sides of those in the histories, in a currency with no, two and three decimals. */
const amounts = ["0", "0.01", "1.999", "19.99", "20", "40", "49.99", "50", "50.010", "100", "4999.5", "5000", "-20"];

const relative = (unit: "h" | "d" | "w" | "m" | "y", ...amounts: number[]): DateValue[] =>
  amounts.map((amount) => ({ type: "relative", amount, unit }));

/** Dates that move as time passes. */
export const movingDates: fc.Arbitrary<DateValue> = fc.oneof(
  fc.constantFrom(...relative("h", 0, -1, -2, -24, -25, -48, -168, 1)),
  fc.constantFrom(...relative("d", 0, -1, -2, -7, -14, -30, 1), ...relative("w", -1, -2), ...relative("m", -1, 0, 1)),
  fc.constantFrom(...relative("y", -1)),
  fc.record({
    type: fc.constant("start" as const),
    of: fc.constantFrom("week", "month", "quarter", "year"),
    periods: fc.integer({ min: -1, max: 1 }),
  }),
);

const dates = fc.oneof(
  { weight: 4, arbitrary: movingDates },
  fc
    .constantFrom("2026-03-08", "2026-03-29", "2026-05-31", "2026-06-14", "2026-10-25", "2026-11-01")
    .chain((day) =>
      fc.constantFrom<DateValue>(
        { type: "day", day },
        { type: "time", time: `${day}T01:30:00` },
        { type: "time", time: `${day}T00:00:00` },
      ),
    ),
);

/** Values that the histories have, or come close to. */
export function valuesFor({ name, kind }: Word): fc.Arbitrary<Value> {
  const texts = (given: readonly string[]) => fc.constantFrom(...given).map((text): Value => ({ type: "text", text }));
  const numbers = (given: readonly string[]) =>
    fc.constantFrom(...given).map((number): Value => ({ type: "number", number }));
  switch (kind.type) {
    case "enum":
      return texts(kind.values);
    case "text":
    case "list":
      return texts(textsBy[name] ?? ["something"]);
    case "integer":
      return numbers(name === "hour" ? ["0", "1", "2", "12", "23"] : ["0", "1", "2", "3", "50"]);
    case "decimal":
      return numbers(["0", "0.041667", "1", "6.5", "7", "30"]);
    case "money":
      return numbers(amounts);
    case "date":
      return dates.map((date): Value => ({ type: "date", date }));
    case "boolean":
      return fc.boolean().map((boolean): Value => ({ type: "boolean", boolean }));
    case "id":
      return numbers(idsBy[kind.of]);
    default:
      return kind satisfies never;
  }
}
