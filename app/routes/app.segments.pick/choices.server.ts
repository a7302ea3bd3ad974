import type { Choice, Pickable } from "~/components/segment-builder/pick";
import {
  listHandles,
  listProductTypes,
  listTags,
  listVendors,
  searchCollections,
  searchProducts,
  searchVariants,
  type Found,
} from "~/domains/catalog/index.server";
import { listTopics } from "~/domains/consent/index.server";
import { listFlows } from "~/domains/flows/index.server";
import {
  listCities,
  listCountries,
  listCustomerTags,
  listLanguages,
  listRegions,
} from "~/domains/profiles/index.server";
import { listAsked } from "~/domains/quizzes/index.server";
import { choiceKeys, choiceLabel } from "~/domains/quizzes/model";
import { listSegments } from "~/domains/segments/index.server";

const limit = 20;

interface Wish {
  of: Pickable;
  text: string;
  /** When there are any, these and nothing else. */
  ids: string[];
}

/** What the shop has of something, for a picker. */
export async function choices(shopId: number, { of, text, ids }: Wish): Promise<Choice[]> {
  const wanted = ids.length > 0 ? { ids } : { text, limit };
  switch (of) {
    case "product":
      return (await searchProducts(shopId, wanted)).map(ofCatalog);
    case "variant":
      return (await searchVariants(shopId, wanted)).map(ofCatalog);
    case "collection":
      return (await searchCollections(shopId, wanted)).map(ofCatalog);
    case "product_handle":
    case "collection_handle":
      return (await listHandles(shopId, of, text, limit)).map(ofCatalog);
    case "segment":
      return named(await listSegments(shopId), text, ids);
    case "flow":
      return named(await listFlows(shopId), text, ids);
    case "product_tag":
      return words(await listTags(shopId, text, limit));
    case "product_type":
      return words(await listProductTypes(shopId, text, limit));
    case "vendor":
      return words(await listVendors(shopId, text, limit));
    case "customer_tag":
      return words(await listCustomerTags(shopId, text, limit));
    case "country":
      return countries(await listCountries(shopId, "", 300), text);
    case "region":
      return words(await listRegions(shopId, text, limit));
    case "city":
      return words(await listCities(shopId, text, limit));
    case "language":
      return words(await listLanguages(shopId, text, limit));
    case "quiz":
    case "question":
    case "answer":
      return told(await asked(shopId, of), text);
    case "topic":
      return told(
        (await listTopics(shopId)).map(({ key, name }) => ({ value: key, label: name, detail: key })),
        text,
      );
    default:
      return of satisfies never;
  }
}

function ofCatalog({ id, title, detail }: Found): Choice {
  return { value: id, label: title, ...(detail && { detail }) };
}

/** A shop has few of these: all of them are at hand, as many as the list shows at a time. */
function named(all: readonly { id: number; name: string }[], text: string, ids: readonly string[]): Choice[] {
  const wanted = all.filter(({ id, name }) =>
    ids.length > 0 ? ids.includes(String(id)) : name.toLowerCase().includes(text.toLowerCase()),
  );
  return wanted.map(({ id, name }) => ({ value: String(id), label: name }));
}

/** What the shop's quizzes ask, each once: by the words that shoppers read, and kept by its key. */
async function asked(shopId: number, of: "quiz" | "question" | "answer"): Promise<Choice[]> {
  const quizzes = await listAsked(shopId);
  if (of === "quiz") return quizzes.map(({ key, name }) => ({ value: key, label: name, detail: key }));
  const questions = new Map(quizzes.flatMap((quiz) => quiz.questions.map((one) => [one.key, one] as const)));
  if (of === "question")
    return [...questions.values()].map(({ key, title }) => ({ value: key, label: title, detail: key }));
  const answers = [...questions.values()].flatMap((question) =>
    (choiceKeys(question) ?? []).map((key) => ({
      value: key,
      label: choiceLabel(question, key),
      detail: question.title,
    })),
  );
  // Two questions may have a choice in common; a list names each value once.
  return [...new Map(answers.map((answer) => [answer.value, answer])).values()];
}

const mostTold = 50;

function told(all: readonly Choice[], text: string): Choice[] {
  const isMeant = ({ value, label, detail = "" }: Choice) =>
    `${value} ${label} ${detail}`.toLowerCase().includes(text.toLowerCase());
  return all.filter(isMeant).slice(0, mostTold);
}

/** Found by their names too: what is kept is the code. */
function countries(codes: readonly string[], text: string): Choice[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return codes
    .map((code) => ({ value: code, label: names.of(code.toUpperCase()) ?? code, detail: code }))
    .filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(text.toLowerCase()))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"))
    .slice(0, limit);
}

function words(all: readonly string[]): Choice[] {
  return all.map((word) => ({ value: word, label: word }));
}
