import type { Test, Value } from "../../model";
import { getAttribute, type Attribute } from "../../vocabulary/attributes";
import { countWords } from "./counts";
import { amountWords, dateTestWords, equality, idsOf, isAmountTest, isDateTest } from "./tests";
import { idsWords, valueWords, type Names } from "./values";
import { inQuotes, list, withArticle } from "./words";

/** Things that are said otherwise than "whose … is …"; null for a test that is not. */
type Phrase = (test: Test, isNegated: boolean, names: Names) => string | null;

const phrases: Record<string, Phrase> = {
  number_of_orders: (test, negated) =>
    test.type === "null" ? null : `who have ${countWords([{ test, negated }], { one: "order", many: "orders" })}`,
  amount_spent: (test, isNegated, names) => {
    if (!isAmountTest(test, { type: "money" })) return null;
    return `who spent ${amountWords(test, isNegated, (value) => valueWords(value, { type: "money" }, names))}`;
  },
  customer_added_date: (test, isNegated) =>
    test.type === "null" ? null : `who became known ${dateTestWords(test, isNegated, "adverb", true)}`,
  customer_tags: (test, isNegated) => {
    if (test.type === "contains") return `who are ${isNegated ? "not " : ""}tagged ${inQuotes(test.text)}`;
    return test.type === "null" ? `who have ${isNegated ? "tags" : "no tags"}` : null;
  },
  member_of: (test, isNegated, names) => {
    const { ids, isDenied } = idsOf(test);
    const isNot = isDenied !== isNegated;
    const segments = idsWords(ids, { of: "segment", one: "segment", many: "segments" }, names);
    if (ids.length > 1 && isNot) return `who are in ${segments.replace(/^any/, "none")}`;
    return `who are ${isNot ? "not " : ""}in ${segments}`;
  },
};

/** A test of the shopper, as it stands after "Shoppers": "whose country is GB", "who are tagged ‘vip’". */
export function attributeWords(test: Test, isNegated: boolean, names: Names): string {
  const attribute = getAttribute(test.name);
  const own = Object.hasOwn(phrases, test.name) ? phrases[test.name] : undefined;
  const words = own?.(test, isNegated, names) ?? plainWords(test, isNegated, attribute, names);
  return attribute.absent === "unknowable" ? `${words} (Tessera is not told this)` : words;
}

function plainWords(test: Test, isNegated: boolean, attribute: Attribute, names: Names): string {
  const subject = subjectOf(attribute);
  if (test.type === "null") return presenceWords(isNegated, attribute);
  if (isDateTest(test)) return dateWords(test, isNegated, attribute);
  const say = (value: Value) => valueOf(value, attribute, names);
  if (isAmountTest(test, attribute.kind)) return `${subject} is ${amountWords(test, isNegated, say)}`;
  const { values, isDenied } = equality(test, say);
  const isNot = isDenied !== isNegated;
  // Whoever it is not known of is not told apart, and so is not in.
  const known = isNot && attribute.absent === "unknown" ? "known and is " : "";
  if (values.length > 1) return `${subject} is ${known}${isNot ? "none" : "one"} of ${list(values, "or")}`;
  return `${subject} is ${known}${isNot ? "not " : ""}${values.join("")}`;
}

function presenceWords(isThere: boolean, attribute: Attribute): string {
  const canBeNone = attribute.absent === "none" && attribute.kind.type === "date";
  if (canBeNone) return `who have ${isThere ? withArticle(nounOf(attribute)) : `no ${nounOf(attribute)}`}`;
  return `${subjectOf(attribute)} is ${isThere ? "" : "not "}known`;
}

function dateWords(test: Test, isNegated: boolean, attribute: Attribute): string {
  const isPast = attribute.absent !== "unknowable";
  // A denial also holds for those who have none; a test does not.
  const perhaps = isNegated && attribute.absent === "none" ? ", if any," : "";
  const verb = isPast ? "was" : "is";
  return `${subjectOf(attribute)}${perhaps} ${verb} ${dateTestWords(test, isNegated, "predicate", isPast)}`;
}

/** "whose country", or "for whom the number of their companies" where whose cannot stand first. */
function subjectOf({ label }: Attribute): string {
  const noun = nounOf({ label });
  return noun === label || /\b(they|them|their)\b/.test(noun) ? `for whom ${label}` : `whose ${noun}`;
}

function nounOf({ label }: Pick<Attribute, "label">): string {
  return label.replace(/^(the|their) /, "").replace(/\s+/g, " ");
}

function valueOf(value: Value, { name, kind }: Attribute, names: Names): string {
  const isCountry = name === "customer_countries" && value.type === "text" && /^[a-z]{2}$/i.test(value.text);
  return isCountry ? value.text.toUpperCase() : valueWords(value, kind, names);
}
