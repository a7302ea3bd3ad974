import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { SyntaxProblem } from "~/domains/segments/index.server";
import { longestText, parse } from "~/domains/segments/language/parse";
import { print } from "~/domains/segments/language/print";

const file = "../shared/contracts/segments/segment-query-language.json";

const parameters = z.object({ documented: z.array(z.string()), thirdParty: z.array(z.string()) });
/** Shopify's segment language as it is documented and was recorded. */
const Recorded = z.object({
  grammar: z.object({
    operatorsByType: z.record(z.string(), z.array(z.string())),
    maxQueryLength: z.number(),
    maxListIds: z.number(),
    dates: z.object({ named: z.array(z.string()), deprecatedNamed: z.array(z.string()) }),
  }),
  attributes: z.array(z.object({ name: z.string(), type: z.string() })),
  functionParameters: z.record(z.string(), z.union([parameters, z.string()])),
  enumValuesFromAdminSchema_2026_07: z.record(z.string(), z.union([z.array(z.string()), z.string()])),
  examples: z.array(z.string()),
  recordedErrors: z.array(z.object({ query: z.string(), userErrors: z.array(z.string()) })),
});
type Recorded = z.infer<typeof Recorded>;

/** Shopify's documented segment language, where its record is at hand: all of it is read, printed back and refused alike. */
export function prove(): Promise<string[]> {
  if (!existsSync(file)) return Promise.resolve(["no record of Shopify's language is at hand; nothing was proved"]);
  const recorded = Recorded.parse(JSON.parse(readFileSync(file, "utf8")));
  const texts = [
    ...recorded.examples,
    ...recorded.attributes.flatMap((attribute) => textsOf(attribute, recorded)),
    ...enumTexts(recorded),
    ...["-3d", "+3d", "-2w", "-12m", "-1y", "2026-01-31", "2026-01-31T18:00:00"].map((at) => `last_order_date > ${at}`),
    `products_purchased MATCHES (id IN (${Array.from({ length: recorded.grammar.maxListIds }, (_, i) => i + 1).join(", ")}))`,
  ];
  const exact = texts.flatMap((text) => differenceOf(text, text));
  const older = olderForms(recorded).flatMap(([text, normal]) => differenceOf(text, normal));
  const errors = recorded.recordedErrors.flatMap(({ query, userErrors }) =>
    refusedOtherwise(query, userErrors, recorded),
  );
  const deviations = [...exact, ...older, ...errors];
  if (deviations.length > 0) throw new Error(`${deviations.length} deviations:\n${deviations.join("\n")}`);
  return Promise.resolve([
    `${recorded.attributes.length} attributes and functions in ${texts.length} texts, ${recorded.examples.length} of them Shopify's examples: read and printed back as they were`,
    `${olderForms(recorded).length} older forms: read as the present ones`,
    `${recorded.recordedErrors.length} recorded errors: refused at the same places for the same reasons, but up to ${longestText} characters are read instead of ${recorded.grammar.maxQueryLength}`,
  ]);
}

const values: Record<string, string> = {
  Boolean: "true",
  Date: "-30d",
  Float: "19.90",
  Integer: "3",
  String: "'en'",
  Enum: "'SUBSCRIBED'",
};

/** An attribute with every operator of its type, a function with every parameter. */
function textsOf({ name, type }: Recorded["attributes"][number], recorded: Recorded): string[] {
  if (name === "anniversary()") return ["anniversary('metafields.facts.birth_date') = today"];
  const { operatorsByType } = recorded.grammar;
  const nulls = type === "Function" ? [] : (operatorsByType["any"] ?? []).map((operator) => `${name} ${operator}`);
  const operators = operatorsByType[type.replace(/<.*/, "")] ?? [];
  if (operators.length === 0) throw new Error(`No operators of ${type} are recorded`);
  const asked = operators.flatMap((operator) => {
    if (type === "Function") return ["", ...askedOf(name, recorded)].map((inside) => `${name} ${operator} (${inside})`);
    if (type.startsWith("List")) return [`${name} ${operator} 'US'`];
    const value = enumOf(name, recorded)?.map((one) => `'${one}'`)[0] ?? values[type] ?? "";
    if (operator.startsWith("BETWEEN")) return [`${name} BETWEEN ${value} AND ${value}`];
    return [`${name} ${operator} ${value}`];
  });
  return [...asked, ...nulls];
}

const examplesOf: Record<string, string> = {
  tag: "= 'Sports wear'",
  date: ">= -12m",
  next_expiry_date: "<= +30d",
  last_credit_date: ">= -30d",
  currency: "= 'EUR'",
  coordinates: "= '51.5, -0.12'",
  balance: "> 9.5",
  distance_km: "= 25",
  distance_mi: "= 6.2",
  amount: "> 19.90",
  sum_amount: "BETWEEN 100 AND 999.99",
};

function askedOf(name: string, { functionParameters }: Recorded): string[] {
  const told = functionParameters[name] ?? functionParameters[name.replace(/\..*/, ".*")];
  if (!told || typeof told === "string") throw new Error(`No parameters of ${name} are recorded`);
  return [...told.documented, ...told.thirdParty].map((parameter) => `${parameter} ${examplesOf[parameter] ?? "= 3"}`);
}

const enums: Record<string, string> = {
  email_subscription_status: "CustomerEmailAddressMarketingState",
  sms_subscription_status: "CustomerEmailAddressMarketingState",
  customer_account_status: "CustomerState",
  predicted_spend_tier: "CustomerPredictedSpendTier",
  rfm_group: "CustomerRfmGroup",
  product_subscription_status: "CustomerProductSubscriberStatus",
};

function enumOf(name: string, recorded: Recorded): string[] | undefined {
  const told = recorded.enumValuesFromAdminSchema_2026_07[enums[name] ?? ""];
  return Array.isArray(told) ? told : undefined;
}

function enumTexts(recorded: Recorded): string[] {
  return Object.keys(enums).flatMap((name) => (enumOf(name, recorded) ?? []).map((value) => `${name} = '${value}'`));
}

function olderForms({ grammar: { dates } }: Recorded): [text: string, normal: string][] {
  const present = (word: string) => (word === "yesterday" ? "-1d" : word.replace(/^(\d+)_(m|d)\w+$/, "-$1$2"));
  const named = [...dates.named, ...dates.deprecatedNamed].map((word): [string, string] => [
    `last_order_date >= ${word}`,
    `last_order_date >= ${present(word)}`,
  ]);
  return [
    ...named,
    ["products_purchased(tag: 'Sale', date: > -30d) = true", "products_purchased MATCHES (tag = 'Sale', date > -30d)"],
    ["products_purchased(id: 7001) = false", "products_purchased NOT MATCHES (id = 7001)"],
  ];
}

function differenceOf(text: string, normal: string): string[] {
  try {
    const printed = print(parse(text));
    return printed === normal ? [] : [`${text}\n  is printed as ${printed}`];
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return [`${text}\n  is refused: ${error.message}`];
  }
}

/** Shopify counts columns from 0 where Tessera counts from 1, and speaks of filters. */
function refusedOtherwise(query: string, userErrors: readonly string[], { grammar }: Recorded): string[] {
  // Shopify's longest text is read, and more: a list of as many ids as it allows can be longer.
  if (longestText < grammar.maxQueryLength)
    return [`${longestText} characters are fewer than ${grammar.maxQueryLength}`];
  const asked = query.startsWith("(5001+") ? "x".repeat(longestText + 1) : query;
  const said = problemsOf(asked);
  return userErrors.flatMap((recorded) => {
    const place = /Line (\d+) Column (\d+): '(\w+)' (is unexpected|filter cannot be found)/.exec(recorded);
    const isSaid = place
      ? said.some(
          ({ line, column, problem }) =>
            line === Number(place[1]) &&
            column === Number(place[2]) + 1 &&
            problem.includes(`“${place[3]}” ${place[4]?.replace("filter ", "")}`),
        )
      : said.some(({ problem }) => /be blank|too long/.exec(recorded)?.some((why) => problem.includes(why)));
    return isSaid ? [] : [`${query}\n  was refused with ${recorded}, and is with ${JSON.stringify(said)}`];
  });
}

function problemsOf(text: string): { line: number; column: number; problem: string }[] {
  try {
    parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return [error, ...error.also];
  }
}
