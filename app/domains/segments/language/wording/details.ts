import type { Filter, Test, Value } from "../../model";
import type { Parameter } from "../../vocabulary/parameters";
import { amountWords, dateTestWords, equality, isAmountTest, isDateTest } from "./tests";
import { valueWords, type Names } from "./values";
import { inQuotes, list } from "./words";

/** How a parameter is told after what happened: "of type ‘Skincare’", "of at least 3 items", "with no known type". */
interface Detail {
  is: string;
  /** Where another value is told otherwise than by "other than". */
  isNot?: string;
  after?: string;
  noun: string;
  /** It is told of a product: "with a product of type …" where what happened only has products in it. */
  ofProduct?: true;
}

const ofProduct = { ofProduct: true } as const;

const details: Record<string, Detail> = {
  product_type: { is: "of type", isNot: "of a type other than", noun: "type", ...ofProduct },
  vendor: { is: "by", isNot: "by a vendor other than", noun: "vendor", ...ofProduct },
  tag: { is: "tagged", isNot: "not tagged", noun: "tag", ...ofProduct },
  collection_id: { is: "in", isNot: "in a collection other than", noun: "collection", ...ofProduct },
  category: { is: "in category", isNot: "in a category other than", noun: "category", ...ofProduct },
  product_id: { is: "with", isNot: "with a product other than", noun: "product" },
  variant_id: { is: "with", isNot: "with a variant other than", noun: "variant" },
  sku: { is: "with the SKU", isNot: "with a SKU other than", noun: "SKU" },
  amount: { is: "that came to", noun: "amount" },
  quantity: { is: "of", after: "items", noun: "quantity" },
  discount_code: { is: "with the discount code", isNot: "without the discount code", noun: "discount code" },
  source: { is: "from the source", isNot: "from a source other than", noun: "source" },
  position: { is: "whose place among their orders is", noun: "place" },
  position_from_last: { is: "whose place counted from the last is", noun: "place" },
  days_since_previous: { is: "that came", after: "days after the order before", noun: "previous order" },
  id: { is: "with", isNot: "with one other than", noun: "id" },
  refunded: { is: "refunded:", noun: "refund" },
  hour: { is: "when the hour of the day was", noun: "hour" },
  weekday: { is: "on a", isNot: "on a day other than", noun: "weekday" },
  device: { is: "on", isNot: "on a device other than", noun: "device" },
  query: { is: "for", isNot: "for something other than", noun: "query" },
  path: { is: "at", isNot: "at an address other than", noun: "address" },
  percent: { is: "to", after: "percent", noun: "depth" },
  seconds: { is: "for", after: "seconds", noun: "time" },
  title: { is: "called", isNot: "called something other than", noun: "title" },
  template: { is: "made from the template", isNot: "made from a template other than", noun: "template" },
  topic: { is: "on the topic", isNot: "on a topic other than", noun: "topic" },
  flow_id: { is: "sent by", isNot: "sent by a flow other than", noun: "flow" },
  quiz: { is: "in the quiz", isNot: "in a quiz other than", noun: "quiz" },
  question: { is: "to the question", isNot: "to a question other than", noun: "question" },
  answer: { is: "that says", isNot: "that says something other than", noun: "answer" },
  app_id: { is: "made by app", isNot: "made by an app other than", noun: "app" },
  location_id: { is: "placed at location", isNot: "placed at a location other than", noun: "location" },
  activity_id: { is: "with", isNot: "with one other than", noun: "number" },
  currency: { is: "in", isNot: "in a currency other than", noun: "currency" },
  balance: { is: "with a balance of", noun: "balance" },
  next_expiry_date: { is: "of which some ends", noun: "end" },
  last_credit_date: { is: "last credited", noun: "last credit" },
  coordinates: { is: "near", isNot: "near a place other than", noun: "place" },
  distance_km: { is: "at a distance of", after: "kilometres", noun: "distance" },
  distance_mi: { is: "at a distance of", after: "miles", noun: "distance" },
};

/** A filter's test as it stands after what happened, told of a product where it is one of its products that is meant. */
export function detailWords({ test, negated }: Filter, parameter: Parameter, isProduct: boolean, names: Names): string {
  const detail = detailOf(parameter);
  const words = own(test, negated ? "were" : "was") ?? plain(test, negated, parameter, detail, names);
  return detail.ofProduct && !isProduct ? `with a product ${words}` : words;
}

/** Some are told in words of their own. */
function own(test: Test, verb: "was" | "were"): string | null {
  if (test.type !== "compare") return null;
  const { name, operator, value } = test;
  if (name === "refunded" && value.type === "boolean") {
    const isRefunded = value.boolean === (operator === "=");
    return isRefunded ? `that ${verb} refunded at least in part` : "of which nothing was refunded";
  }
  const isFirst = operator === "=" && value.type === "number" && value.number === "1";
  if (!isFirst) return null;
  if (name === "position") return `that ${verb} their first`;
  return name === "position_from_last" ? `that ${verb} their last` : null;
}

function plain(test: Test, isThere: boolean, parameter: Parameter, detail: Detail, names: Names): string {
  if (test.type === "null") {
    const isAnswer = parameter.kind.type === "list" || parameter.name === "days_since_previous";
    return `with ${isThere ? "a" : "no"} ${isAnswer ? "" : "known "}${detail.noun}`;
  }
  if (isDateTest(test)) {
    const isPast = !parameter.isUnknowable && parameter.name === "date";
    const words = dateTestWords(test, false, "adverb", isPast);
    return parameter.name === "date" ? words : `${detail.is} ${words}`;
  }
  const say = (value: Value) => wordOf(value, parameter, names) ?? valueWords(value, parameter.kind, names);
  if (isAmountTest(test, parameter.kind)) {
    const amount = amountWords(test, false, say, detail.after && "fewer");
    return [detail.is, amount, ...(detail.after ? [detail.after] : [])].join(" ");
  }
  const { values, isDenied } = equality(test, say);
  const start = isDenied ? (detail.isNot ?? `${detail.is} other than`) : detail.is;
  return `${start} ${list(values, "or")}`;
}

function wordOf(value: Value, { name }: Parameter, names: Names): string | null {
  const word = value.type === "text" ? names.wordOf?.(name, value.text) : undefined;
  return word === undefined ? null : inQuotes(word);
}

function detailOf({ name }: Parameter): Detail {
  const noun = name.replaceAll("_", " ");
  return Object.hasOwn(details, name) && details[name] ? details[name] : { is: `with the ${noun}`, noun };
}
