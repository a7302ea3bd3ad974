import { listFlows } from "~/domains/flows/index.server";
import { listLiveQuizzes } from "~/domains/quizzes/index.server";
import { attributes, declared, parse, type Attribute } from "~/domains/segments";
import { countEach, listSegments, loadContext } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { findCurrentVersions, listTemplates } from "~/domains/templates/index.server";
import { askedIn } from "./asked-in.server";
import type { Use, UsedProperty } from "./advise";
import { gaps } from "./gaps";
import type { PropertiesFound, Property } from "./model";
import { ageOf, countAnswers, countRecords, countSet, type Extent } from "./queries.server";

/** Attributes that say nothing of a shopper. */
const noProperties = ["member_of", "random_bucket", "abandoned_checkout_date"];

const known = attributes.filter(({ absent, name }) => absent !== "unknowable" && !noProperties.includes(name));

/**
 * Of how many each property is known and how old it is: whatever can be asked by name in one pass, by the very conditions
 * that segments are made of.
 */
export async function countProperties(shopId: number, now: Date): Promise<PropertiesFound> {
  const context = await loadContext(shopId, now);
  const definitions = [...known.map(hasValue), ...gaps.map(({ meaning }) => parse(meaning))];
  const counts = await countEach(definitions, { context, traits: "stored" });
  const ages = new Map<string, Omit<Extent, "name" | "known">>();
  for (const table of new Set(known.map(tableOf))) ages.set(table, await ageOf(shopId, table));
  const [first] = counts;
  return {
    everyone: first ? first.in + first.out + first.unknown : 0,
    properties: [
      ...(await countRecords(shopId)).map(asRecord),
      ...known.map((attribute, i) => asAttribute(attribute, counts[i]?.in ?? 0, ages.get(tableOf(attribute)))),
      ...(await countAnswers(shopId)).map(asAnswer),
      ...(await countSet(shopId)).map(asSet),
    ],
    gaps: gaps.map(({ key }, i) => {
      const count = counts[known.length + i];
      return { key, count: count?.in ?? 0, unknown: count?.unknown ?? 0 };
    }),
  };
}

function hasValue({ name }: Attribute): Definition {
  return { type: "not", part: { type: "null", name } };
}

function declarationOf({ name }: Attribute) {
  return declared.find((declaration) => declaration.name === name);
}

function tableOf(attribute: Attribute): string {
  return declarationOf(attribute)?.table ?? "profile_traits";
}

const nothingElse = { unit: null, medianAt: null, latestAt: null } as const;
const recordWords: Record<string, string> = {
  first_name: "the first name",
  last_name: "the last name",
  email: "the email address",
  phone: "the phone number",
};

function asRecord(extent: Extent): Property {
  const label = recordWords[extent.name] ?? extent.name;
  const origin = { source: "Shopify, quizzes and imports", freshness: "with every change" };
  return { ...nothingElse, kind: "basic", label, ...origin, ...extent };
}

function asAttribute(attribute: Attribute, count: number, age: Omit<Extent, "name" | "known"> | undefined): Property {
  const { name, label } = attribute;
  const { unit, source, freshness } = declarationOf(attribute) ?? {
    ...{ unit: null, source: "Shopify, quizzes and imports", freshness: "with every change" },
  };
  return { ...nothingElse, kind: "attribute", name, label, unit, source, freshness, known: count, ...age };
}

function asAnswer(extent: Extent): Property {
  const origin = { source: "a quiz", freshness: "when they answer" };
  return { ...nothingElse, kind: "answer", label: `the answer to ${extent.name}`, ...origin, ...extent };
}

function asSet({ isOfFile, ...extent }: Extent & { isOfFile: boolean }): Property {
  const origin = isOfFile
    ? { source: "an import", freshness: "with every import" }
    : { source: "a flow", freshness: "when the flow sets it" };
  return { ...nothingElse, kind: "set", label: extent.name, ...origin, ...extent };
}

/** What was counted, each with what asks it today. Questions are called by their titles. */
export async function withUses(shopId: number, { properties }: PropertiesFound): Promise<UsedProperty[]> {
  const [segments, flows, templates] = await Promise.all([
    listSegments(shopId),
    listFlows(shopId),
    listTemplates(shopId),
  ]);
  const sent = await findCurrentVersions(
    shopId,
    templates.map(({ key }) => key),
  );
  const nameOf = new Map(templates.map(({ id, name }) => [id, name]));
  const askers: { use: Use; content: unknown }[] = [
    ...segments.map(({ id, name, definition }) => ({
      use: { kind: "segment" as const, id, name },
      content: definition,
    })),
    ...flows.map(({ id, name, content }) => ({ use: { kind: "flow" as const, id, name }, content })),
    ...sent.map(({ templateId: id, content }) => ({
      use: { kind: "message" as const, id, name: nameOf.get(id) ?? "" },
      content,
    })),
  ];
  const asked = askers.map(({ use, content }) => ({ use, keys: askedIn(content).keys }));
  const titles = await questionTitles(shopId);
  return properties.map((property) => ({
    ...property,
    label: property.kind === "answer" ? (titles.get(property.name) ?? property.label) : property.label,
    uses: asked.filter(({ keys }) => keys.has(`${property.kind}:${property.name.toLowerCase()}`)).map(({ use }) => use),
  }));
}

async function questionTitles(shopId: number): Promise<Map<string, string>> {
  const quizzes = await listLiveQuizzes(shopId);
  const questions = quizzes.flatMap(({ content }) => content.questions);
  return new Map(questions.map(({ key, title }) => [key, `“${title}”`]));
}
